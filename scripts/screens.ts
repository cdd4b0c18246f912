/** `npm run screens`: the demo's pictures that the documents show, into `docs/screens/`. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build';

const names = [
  'ready',
  'redeemable',
  'redeemable-outside-hours',
  'redeemed',
  'redeemed-confirmed-afterwards',
  'refused-consumed',
  'invalid-no-such-code',
  'fault-network',
  'unknown-answer-lost',
  'wrong-thing-payment-code',
  'refused-with-one-pending',
];
const from = join(root, 'out', 'demo');
let taken = 0;
for (const language of ['zh-CN', 'en']) {
  const folder = join(root, 'docs', 'screens', language);
  mkdirSync(folder, { recursive: true });
  for (const name of names) {
    const picture = join(from, language === 'en' ? `en-${name}.png` : `${name}.png`);
    if (!existsSync(picture)) continue;
    copyFileSync(picture, join(folder, `${name}.png`));
    taken += 1;
  }
}
console.log(taken > 0 ? `${taken} pictures` : 'no pictures: run `npm run demo` first');
process.exit(taken > 0 ? 0 : 1);

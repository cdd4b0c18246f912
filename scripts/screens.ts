/**
 * `npm run screens`: the pictures that the documents show, into `docs/screens/`: the counter's
 * from the demo's run, the console's from the real window (`scripts/screens/`, one file a room).
 *
 * `--only=ROOM,…` takes those rooms of the console alone; `--look` takes the console in two
 * sizes into `out/look/` instead, to be looked at.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, root } from './build';
import { shootConsole } from './screens/console';
import { ensureSystemLibraries } from './system-libraries.mjs';

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
const small = { width: 1366, height: 768 };
const large = { width: 1920, height: 1080 };
const documents = join(root, 'docs', 'screens');
const looked = join(root, 'out', 'look');

if (!ensureSystemLibraries(['test'])) process.exit(1);
ensureBuilt();
const look = process.argv.includes('--look');
const only = (process.argv.find((each) => each.startsWith('--only='))?.slice(7) ?? '')
  .split(',')
  .filter(Boolean);
const copied = look || only.length > 0 ? 0 : copyDemo();
const taken = await shootConsole({
  only,
  sizes: look ? [small, large] : [small],
  folderOf: (language, size) =>
    look ? join(looked, `${language}-${size}`) : join(documents, language),
});
console.log(`${copied} pictures from the demo, ${taken} of the console`);

function copyDemo(): number {
  const from = join(root, 'out', 'demo');
  let count = 0;
  for (const language of ['zh-CN', 'en']) {
    const folder = join(documents, language);
    mkdirSync(folder, { recursive: true });
    for (const name of names) {
      const picture = join(from, language === 'en' ? `en-${name}.png` : `${name}.png`);
      if (!existsSync(picture)) continue;
      copyFileSync(picture, join(folder, `${name}.png`));
      count += 1;
    }
  }
  if (count === 0) console.log('none from the demo: run `npm run demo` first');
  return count;
}

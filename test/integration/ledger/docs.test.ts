import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { newFolder, openTestLedger, visits } from './support';

const docs = fileURLToPath(new URL('../../../docs/ledger.md', import.meta.url));

it('the script in docs/ledger.md verifies an export, and finds what was changed or left out', async () => {
  const folder = newFolder();
  const ledger = openTestLedger(join(folder, 'ledger.sqlite'), { key: 'ab'.repeat(32) });
  visits(ledger.writer, 3);
  ledger.core.keeper.seal();
  const file = join(folder, 'ledger.jsonl');
  await ledger.exportTo(file, { format: 'jsonl', range: null });
  const script = join(folder, 'verify.mjs');
  writeFileSync(script, /```js\n([\s\S]*?)```/.exec(readFileSync(docs, 'utf8'))?.[1] ?? '');
  const text = readFileSync(file, 'utf8');
  const lines = text.trimEnd().split('\n');
  const said = (content: string) => {
    writeFileSync(file, content);
    const { stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
    return stdout || (/Error: (.*)/.exec(stderr)?.[1] ?? stderr);
  };
  expect([
    said(text),
    said(text.replace('100000000002', '100000000009')),
    said(lines.filter((_line, index) => index !== 4).join('\n')),
    said(lines.filter((_line, index) => index !== 9).join('\n')),
  ]).toEqual(['ok 10 rows\n', 'broken at row 4', 'broken at row 6', 'rows are missing']);
});

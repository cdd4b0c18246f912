/** `npm run decode` on picture files. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
const fixtures = join('test', 'fixtures', 'decode');

async function decode(...words: string[]): Promise<Record<string, unknown>[]> {
  const tsx = join(root, 'node_modules', '.bin', 'tsx');
  const { stdout } = await run(tsx, ['scripts/decode.ts', ...words], { cwd: root });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('npm run decode', { timeout: 60_000 }, () => {
  it('says one line per picture of a folder, by name', async () => {
    const lines = await decode(fixtures);
    for (const line of lines) expect(line['ms']).toEqual(expect.any(Number));
    expect(lines.map(({ ms, ...rest }) => rest)).toEqual([
      {
        file: join(fixtures, 'bezel-code128.png'),
        text: '123456789012345678',
        format: 'Code128',
      },
      {
        file: join(fixtures, 'cut-short.jpg'),
        text: '409632457895',
        format: 'QRCode',
        error: 'damaged or cut off JPEG',
      },
      { file: join(fixtures, 'nothing.png') },
      { file: join(fixtures, 'progressive.jpg'), text: '409632457895', format: 'QRCode' },
      { file: join(fixtures, 'screen-qr.jpg'), text: '409632457895', format: 'QRCode' },
      {
        file: join(fixtures, 'two-codes.png'),
        text: '111122223333',
        format: 'QRCode',
        texts: ['111122223333', '444455556666'],
      },
    ]);
  });

  it('looks for the named formats only', async () => {
    const file = join(fixtures, 'two-codes.png');
    const [line] = await decode('--formats=Code128,EAN13', file);
    expect({ ...line, ms: 0 }).toEqual({ file, text: '444455556666', format: 'Code128', ms: 0 });
  });

  it('goes on after files that are not pictures or not there', async () => {
    const text = join(tmpdir(), `not-a-picture-${process.pid}.png`);
    await writeFile(text, 'hello');
    const lines = await decode(text, '/not/there.png', join(fixtures, 'nothing.png'));
    expect(lines.map((line) => Object.keys(line))).toEqual([
      ['file', 'ms', 'error'],
      ['file', 'ms', 'error'],
      ['file', 'ms'],
    ]);
  });

  it.each([[['--formats=QR', 'x.png']], [['--bogus', 'x.png']], [[]]])(
    'refuses %j and prints nothing to stdout',
    async (words) => {
      await expect(decode(...words)).rejects.toMatchObject({ code: 2, stdout: '' });
    },
  );
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, expect, it } from 'vitest';
import { readPicture } from '../../../scripts/decode/pictures';

const folder = mkdtempSync(join(tmpdir(), 'kaquan-pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const whole = PNG.sync.write(new PNG({ width: 40, height: 30 }));

function fileOf(bytes: Uint8Array): string {
  const path = join(folder, `${bytes.length}.png`);
  writeFileSync(path, bytes);
  return path;
}

it('is read with its size', async () => {
  expect(await readPicture(fileOf(whole))).toMatchObject({ width: 40, height: 30 });
});

it.each([
  ['cut off', whole.subarray(0, whole.length - 20)],
  ['cut off in its header', whole.subarray(0, 20)],
])('is called damaged where it is %s', async (_, bytes) => {
  await expect(readPicture(fileOf(bytes))).rejects.toThrow('damaged or incomplete PNG');
});

it('is not unpacked where its header tells of more than anybody photographs', async () => {
  const huge = Buffer.concat([whole, Buffer.alloc(1)]);
  huge.writeUInt32BE(30_000, 16);
  huge.writeUInt32BE(30_000, 20);
  await expect(readPicture(fileOf(huge))).rejects.toThrow('too large: 30000×30000');
});

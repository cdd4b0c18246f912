import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
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
  expect(await readPicture(fileOf(whole))).toMatchObject({
    frame: { width: 40, height: 30 },
    damage: null,
  });
});

it.each([
  ['cut off', whole.subarray(0, whole.length - 20)],
  ['cut off in its header', whole.subarray(0, 20)],
])('is called damaged where it is %s', async (_, bytes) => {
  await expect(readPicture(fileOf(bytes))).rejects.toThrow('damaged or cut off PNG');
});

it('is not unpacked where its header tells of more than anybody photographs', async () => {
  const huge = Buffer.concat([whole, Buffer.alloc(1)]);
  huge.writeUInt32BE(30_000, 16);
  huge.writeUInt32BE(30_000, 20);
  await expect(readPicture(fileOf(huge))).rejects.toThrow('too large: 30000×30000');
});

describe('a JPEG', () => {
  const fixture = (name: string) =>
    readFileSync(join(import.meta.dirname, '../../fixtures/decode', name));
  const kinds = { baseline: fixture('screen-qr.jpg'), progressive: fixture('progressive.jpg') };
  const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));

  it.each(['baseline', 'progressive'] as const)('is read whole: %s', async (kind) => {
    const { frame, damage } = await readPicture(fileOf(kinds[kind]));
    expect([damage, frame.width > 0]).toEqual([null, true]);
    const trailed = Buffer.concat([kinds[kind], Buffer.alloc(3_000)]);
    expect((await readPicture(fileOf(trailed))).damage).toBeNull();
  });

  it.each([
    ['baseline', 0.1],
    ['baseline', 0.5],
    ['baseline', 0.99],
    ['progressive', 0.1],
    ['progressive', 0.5],
  ] as const)('is called cut off, and its rest looked at: %s at %d', async (kind, share) => {
    const whole = await readPicture(fileOf(kinds[kind]));
    const { frame, damage } = await readPicture(fileOf(cut(kinds[kind], share)));
    expect(damage).toBe('damaged or cut off JPEG');
    expect([frame.width, frame.height]).toEqual([whole.frame.width, whole.frame.height]);
  });

  it('without even a header, or with a hole, is called damaged', async () => {
    const { baseline } = kinds;
    const hole = Buffer.concat([cut(baseline, 0.5), baseline.subarray(-2)]);
    for (const bytes of [baseline.subarray(0, 3), baseline.subarray(0, 100), hole]) {
      await expect(readPicture(fileOf(bytes))).rejects.toThrow(/^damaged or cut off JPEG$/);
    }
  });

  it('of a kind that is not read, or too large, is told in words', async () => {
    const at = kinds.baseline.indexOf('ffc0', 0, 'hex');
    const arithmetic = Buffer.from(kinds.baseline);
    arithmetic.writeUInt8(0xc9, at + 1);
    await expect(readPicture(fileOf(arithmetic))).rejects.toThrow('of a kind that is not read');
    const huge = Buffer.from(kinds.baseline);
    huge.writeUInt16BE(40_000, at + 5);
    huge.writeUInt16BE(40_000, at + 7);
    await expect(readPicture(fileOf(huge))).rejects.toThrow('too large');
  });
});

it.each([
  ['an empty file', Buffer.alloc(0)],
  ['neither PNG nor JPEG', Buffer.from('hello')],
])('that is no picture is told as one: %s', async (words, bytes) => {
  await expect(readPicture(fileOf(bytes))).rejects.toThrow(words);
});

/** The films for Chromium's fake camera. */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { defaultFormats, type Frame } from '../../../renderer/camera/engine';
import { readPass } from '../../../renderer/camera/passes';
import { grey } from '../../../renderer/camera/pixels';
import { makeFakeCamera, readScene } from '../../../scripts/fake-camera';
import { openWasmEngine } from './helpers';

/** The pictures of a film, cut apart at the JPEGs' beginnings. */
async function framesOf(file: string): Promise<Frame[]> {
  const film = await readFile(file);
  const starts: number[] = [];
  for (let at = film.indexOf('ffd8ffe0', 0, 'hex'); at >= 0; ) {
    starts.push(at);
    at = film.indexOf('ffd8ffe0', at + 4, 'hex');
  }
  return starts.map((start, index) => {
    const jpeg = film.subarray(start, starts[index + 1] ?? film.length);
    const { data, width, height } = decode(jpeg, { useTArray: true });
    return grey(data, width, height);
  });
}

describe('a fake camera', { timeout: 60_000 }, () => {
  it('shows each scene for its time, at 30 pictures a second', async () => {
    const file = join(tmpdir(), `fake-camera-${process.pid}.mjpeg`);
    const made = await makeFakeCamera({
      file,
      width: 640,
      height: 480,
      marker: true,
      scenes: [
        { blank: true, seconds: 0.1 },
        { text: '409632457895', symbology: 'QRCode', seconds: 0.1 },
        {
          text: '111122223333',
          symbology: 'QRCode',
          beside: { text: '444455556666', symbology: 'Code128' },
          seconds: 0.1,
        },
      ],
    });
    expect({ frames: made.frames, seconds: made.seconds }).toEqual({ frames: 9, seconds: 0.3 });

    const engine = await openWasmEngine();
    const seen: string[] = [];
    for (const frame of await framesOf(file)) {
      const reads = await readPass(engine, frame, 'full', defaultFormats);
      const marker = (frame.data[16 * 640 + 16] ?? 0) > 128 ? 'white' : 'black';
      seen.push([marker, ...reads.map((one) => one.text).sort()].join(' '));
    }
    const scenes = ['black', 'white 409632457895', 'white 111122223333 444455556666'];
    expect(seen).toEqual(scenes.flatMap((scene) => [scene, scene, scene]));
  });

  it.each([
    ['-', { blank: true, seconds: 3 }],
    ['-:0.5', { blank: true, seconds: 0.5 }],
    ['123', { text: '123', symbology: 'QRCode', seconds: 3 }],
    ['123@EAN13:2', { text: '123', symbology: 'EAN13', seconds: 2 }],
    ['https://a.cn/?x=1@Code39', { text: 'https://a.cn/?x=1', symbology: 'Code39', seconds: 3 }],
  ])('takes %s for a scene', (argument, scene) => {
    expect(readScene(argument)).toEqual(scene);
  });
});

/**
 * Pictures of the camera: setting it up, its troubles, its hints, and at the counter two codes in
 * one picture. The camera is a canvas, as a machine that takes pictures of a till has none.
 */
import { leaveConsole } from '../../test/e2e/support/console';
import { drawCode } from '../decode/draw';
import { type Held, nearMisses, phoneOf } from './near-misses';
import type { Room, Studio } from './room';

/** How asking for the camera ends, by the trouble that the panel then names. */
const troubles = {
  'no-camera': 'NotFoundError',
  refused: 'NotAllowedError',
  'in-use': 'NotReadableError',
  failed: 'UnknownError',
  'no-frames': 'dumb',
} as const;

const good = '100000000003';
/** Pixels of a module. */
const SCALE = 7;

export const cameraRoom: Room = {
  name: 'camera',
  async shoot(studio) {
    const { page, id, take } = studio;
    await placeCanvas(studio);
    await hold(studio, [await code(good, 380)]);
    await id('nav-settings').click();
    await id('tab-camera').click();
    await id('camera-read').getByText(good).waitFor();
    await take('camera-set-up');
    await answerWith(studio, 'NotFoundError');
    await pullOut(studio);
    await taken(studio, 'unplugged');
    await id('tab-shop').click();
    await hold(studio, []);
    await answerWith(studio, 'picture');
    await id('tab-camera').click();
    for (const miss of nearMisses) {
      await hold(studio, [await phoneOf(miss, good)]);
      await page.locator(`[data-testid="camera"][data-hint="${miss}"]`).waitFor();
      await take(`camera-${miss}`);
    }
    await id('tab-shop').click();
    await breakWorkers(studio, true);
    await id('tab-camera').click();
    await taken(studio, 'no-decoder');
    await breakWorkers(studio, false);
    for (const [state, answer] of Object.entries(troubles)) {
      await id('tab-shop').click();
      await answerWith(studio, answer);
      await id('tab-camera').click();
      await taken(studio, state);
    }
    await id('tab-shop').click();
    await answerWith(studio, 'picture');
    await hold(studio, [await code(good, 150), await code('100000000004', 610)]);
    await leaveConsole(studio.till);
    await page.locator('[data-testid="verdict"][data-look="choosing"]').waitFor();
    await take('camera-two-codes');
  },
};

async function taken({ page, take }: Studio, state: string): Promise<void> {
  await page.locator(`[data-testid="camera"][data-state="${state}"]`).waitFor();
  await take(`camera-${state}`);
}

/** Puts a canvas where the page looks for a camera; it is drawn anew ten times a second. */
async function placeCanvas({ page }: Studio): Promise<void> {
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 960, height: 540 });
    const stage = { answer: 'picture', pictures: [] as { image: ImageData; at: number[] }[] };
    Object.assign(window, { stage });
    const pen = canvas.getContext('2d');
    setInterval(() => {
      if (pen === null) return;
      pen.fillStyle = '#5a6068';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      for (const { image, at } of stage.pictures) pen.putImageData(image, at[0] ?? 0, at[1] ?? 0);
    }, 100);
    navigator.mediaDevices.getUserMedia = async () => {
      if (stage.answer === 'picture') return canvas.captureStream(10);
      if (stage.answer === 'dumb') return document.createElement('canvas').captureStream(0);
      throw new DOMException('', stage.answer);
    };
  });
}

/** A code alone, without a phone round it. */
async function code(text: string, left: number): Promise<Held> {
  return { picture: await drawCode(text, 'QRCode', SCALE), left, top: 170 };
}

/** Holds these to the camera, until others are held. */
async function hold({ page }: Studio, held: readonly Held[]): Promise<void> {
  const pictures = held.map(({ picture: { data, width, height }, left, top }) => {
    return { shades: [...data], width, height, at: [left, top] };
  });
  await page.evaluate((given) => {
    const drawn = given.map(({ shades, width, height, at }) => {
      const pixels = new Uint8ClampedArray(shades.flatMap((shade) => [shade, shade, shade, 255]));
      return { image: new ImageData(pixels, width, height), at };
    });
    Object.assign((window as unknown as { stage: object }).stage, { pictures: drawn });
  }, pictures);
}

/** What asking for the camera brings from now on: the picture, an error's name, or no frames. */
async function answerWith({ page }: Studio, answer: string): Promise<void> {
  await page.evaluate((next) => {
    Object.assign((window as unknown as { stage: object }).stage, { answer: next });
  }, answer);
}

/** Whether a Worker that the page starts breaks at once, as where its file is damaged. */
async function breakWorkers({ page }: Studio, wish: boolean): Promise<void> {
  await page.evaluate((now) => {
    const kept = window as unknown as { whole?: typeof Worker };
    kept.whole ??= window.Worker;
    const { whole } = kept;
    const ended = new ErrorEvent('error');
    const broken = new Proxy(whole, {
      construct() {
        const worker: Pick<Worker, 'postMessage' | 'terminate' | 'onerror'> = {
          onerror: null,
          postMessage() {
            setTimeout(() => worker.onerror?.call(null as never, ended), 0);
          },
          terminate() {},
        };
        return worker;
      },
    });
    window.Worker = now ? broken : whole;
  }, wish);
}

async function pullOut({ page }: Studio): Promise<void> {
  await page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject as MediaStream | null;
    for (const track of stream?.getTracks() ?? []) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
}

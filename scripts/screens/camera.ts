/**
 * Pictures of the camera: setting it up, its troubles, and at the counter two codes in
 * one picture. The camera is a canvas, as a machine that takes pictures of a till has none.
 */
import { leaveConsole } from '../../test/e2e/support/console';
import { drawCode } from '../decode/draw';
import type { Room, Studio } from './room';

/** A code held to the camera; pixels of its picture of 960 × 540. */
interface Held {
  text: string;
  left: number;
  top: number;
  /** Pixels of a module. */
  scale: number;
}

/** How asking for the camera ends, by the trouble that the panel then names. */
const troubles = {
  'no-camera': 'NotFoundError',
  refused: 'NotAllowedError',
  'in-use': 'NotReadableError',
  failed: 'UnknownError',
  'no-frames': 'dumb',
} as const;

const good: Held = { text: '100000000003', left: 380, top: 170, scale: 7 };

export const cameraRoom: Room = {
  name: 'camera',
  async shoot(studio) {
    const { page, id, take } = studio;
    await placeCanvas(studio);
    await hold(studio, [good]);
    await id('nav-settings').click();
    await id('tab-camera').click();
    await id('camera-read').getByText(good.text).waitFor();
    await take('camera-set-up');
    await answerWith(studio, 'NotFoundError');
    await pullOut(studio);
    await taken(studio, 'unplugged');
    for (const [state, answer] of Object.entries(troubles)) {
      await id('tab-shop').click();
      await answerWith(studio, answer);
      await id('tab-camera').click();
      await taken(studio, state);
    }
    await id('tab-shop').click();
    await answerWith(studio, 'picture');
    await hold(studio, [
      { ...good, left: 150 },
      { ...good, text: '100000000004', left: 610 },
    ]);
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

/** Holds codes to the camera, until others are held. */
async function hold({ page }: Studio, codes: readonly Held[]): Promise<void> {
  const pictures = await Promise.all(
    codes.map(async ({ text, left, top, scale }) => {
      const { data, width, height } = await drawCode(text, 'QRCode', scale);
      return { shades: [...data], width, height, at: [left, top] };
    }),
  );
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

async function pullOut({ page }: Studio): Promise<void> {
  await page.evaluate(() => {
    const stream = document.querySelector('video')?.srcObject as MediaStream | null;
    for (const track of stream?.getTracks() ?? []) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
}

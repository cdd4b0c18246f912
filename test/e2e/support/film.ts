/** Films for Chromium's fake camera, kept until their test file is over. */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeScene, makeFakeCamera } from '../../../scripts/fake-camera';

const films: string[] = [];

/** Makes a film; answers the switches that start a till with it. */
export async function film(scenes: readonly FakeScene[]): Promise<string[]> {
  const file = join(tmpdir(), `kiosk-film-${process.pid}-${films.length}.mjpeg`);
  films.push(file);
  await makeFakeCamera({ file, scenes, width: 960, height: 540 });
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
  ];
}

export async function dropFilms(): Promise<void> {
  for (const file of films.splice(0)) await rm(file, { force: true });
}

/** A phone that shows a QR code. */
export function phone(text: string, seconds: number): FakeScene {
  return { text, symbology: 'QRCode', seconds };
}

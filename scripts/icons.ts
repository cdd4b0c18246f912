/**
 * Draws `assets/icon.svg` into the forms that installers want, under `assets/icons/`:
 * `tsx scripts/icons.ts`, after a change of the drawing. Needs a display or Xvfb.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { withDisplay } from '../test/e2e/support/desk';
import { root } from './build';
import { memoryInMemory, sandboxSwitches } from './electron';

const SIZES = [16, 32, 48, 64, 128, 256, 512] as const;
/** Apple's type of a PNG in an icon file, by its size. */
const appleTypes: Partial<Record<number, string>> = { 128: 'ic07', 256: 'ic08', 512: 'ic09' };

const folder = join(root, 'assets', 'icons');
const svg = readFileSync(join(root, 'assets', 'icon.svg'), 'utf8');
mkdirSync(folder, { recursive: true });
const pictures = await draw();
for (const [size, png] of pictures) writeFileSync(join(folder, `${size}x${size}.png`), png);
writeFileSync(join(folder, 'icon.ico'), ico(pictures.filter(([size]) => size <= 256)));
writeFileSync(join(folder, 'icon.icns'), icns(pictures));

async function draw(): Promise<[number, Buffer][]> {
  return await withDisplay(async ({ env }) => {
    const app = await electron.launch({
      args: [...memoryInMemory(), root, ...sandboxSwitches(), '--practice', '--windowed'],
      env,
    });
    try {
      const page = await app.firstWindow();
      const drawn: [number, Buffer][] = [];
      for (const size of SIZES) {
        const url = await page.evaluate(
          async ([source, edge]) => {
            const picture = new Image();
            picture.src = `data:image/svg+xml;base64,${btoa(source as string)}`;
            await picture.decode();
            const canvas = document.createElement('canvas');
            canvas.width = canvas.height = edge as number;
            canvas.getContext('2d')?.drawImage(picture, 0, 0, edge as number, edge as number);
            return canvas.toDataURL('image/png');
          },
          [svg, size] as const,
        );
        drawn.push([size, Buffer.from(url.split(',')[1] ?? '', 'base64')]);
      }
      return drawn;
    } finally {
      await app.close();
    }
  });
}

/** https://learn.microsoft.com/windows/win32/menurc/newheader: PNGs behind a directory. */
function ico(images: readonly [number, Buffer][]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(([size, png], index) => {
    const at = 6 + 16 * index;
    // A byte holds no 256: 0 stands for it.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(([, png]) => png)]);
}

function icns(images: readonly [number, Buffer][]): Buffer {
  const parts = images.flatMap(([size, png]) => {
    const type = appleTypes[size];
    return type === undefined ? [] : [chunk(type, png)];
  });
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

/** Pictures and engines for the camera's tests. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Engine, Frame, Read } from '../../../renderer/camera/engine';
import { defaultFormats } from '../../../renderer/camera/engine';
import { openZxingWasm } from '../../../renderer/camera/engines/zxing-wasm';
import { drawCode, paste, plain } from '../../../scripts/decode/draw';
import type { Symbology } from '../../../shared/contract';

export async function openWasmEngine(formats = defaultFormats): Promise<Engine> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = await readFile(file);
  const wasm = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return openZxingWasm({ wasm, formats });
}

/** A camera frame of an empty counter with codes at places. */
export async function frameWith(
  ...codes: { text: string; symbology: Symbology; scale: number; left: number; top: number }[]
): Promise<Frame> {
  const frame = plain(1280, 720, 110);
  for (const { text, symbology, scale, left, top } of codes) {
    paste(frame, await drawCode(text, symbology, scale), left, top);
  }
  return frame;
}

export function read(text: string, format: Symbology = 'QRCode'): Read {
  return { text, format, corners: [] };
}

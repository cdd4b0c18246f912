/** Pictures and engines for the camera's tests. */
import type { Engine, Frame, Read } from '../../../renderer/camera/engine';
import { defaultFormats } from '../../../renderer/camera/engine';
import { drawCode, paste, plain } from '../../../scripts/decode/draw';
import { openWasmForNode } from '../../../scripts/decode/engine';
import type { Symbology } from '../../../shared/contract';

export function openWasmEngine(formats = defaultFormats): Promise<Engine> {
  return openWasmForNode(formats);
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

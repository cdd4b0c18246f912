/** The camera's engines for Node. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Engine } from '../../renderer/camera/engine';
import { openZxingWasm } from '../../renderer/camera/engines/zxing-wasm';
import type { Symbology } from '../../shared/contract';

/** The default engine, with the same .wasm that the app ships, read from the package. */
export async function openWasmForNode(formats: readonly Symbology[]): Promise<Engine> {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = await readFile(file);
  const wasm = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return openZxingWasm({ wasm, formats });
}

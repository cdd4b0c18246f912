/**
 * The decoding Worker: owns one engine, looks at one frame at a time. Where WebAssembly cannot
 * load it falls back to the second engine by itself and says so.
 */
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Symbology } from '../../shared/contract';
import { isNews } from './acceptance';
import { defaultFormats, type Engine, type EngineName } from './engine';
import { openZxingWasm } from './engines/zxing-wasm';
import { luminanceReader } from './luminance';
import { likenessIn } from './near-miss';
import { readTwice } from './passes';
import { smallPicture } from './stillness';
import { codePicture } from './warm-up';
import type { FromWorker, ToWorker } from './worker-messages';

/** The part of a Worker's global scope that is used here; the compiler knows a page's only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
}

const scope = globalThis as unknown as WorkerScope;
const luminance = luminanceReader();
let engine: Engine | null = null;
let formats: readonly Symbology[] = defaultFormats;

scope.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'open':
      formats = data.formats;
      void open(data.engine);
      return;
    case 'look':
      void look(data);
      return;
    default:
      data satisfies never;
  }
};

async function open(wanted: EngineName): Promise<void> {
  let why: string | null = null;
  if (wanted === 'zxing-wasm') {
    try {
      engine = await openWasm();
    } catch (error) {
      why = String(error);
    }
  }
  engine ??= await openSecond();
  // Compiled now, while the camera opens: a frame's patience (decoder.ts) is not made for it.
  await engine.decode(codePicture());
  scope.postMessage({ kind: 'opened', engine: engine.name, why });
}

/** Fetched only where it is needed: it is nine tenths of this Worker's script. */
async function openSecond(): Promise<Engine> {
  const { openZxingBrowser } = await import('./engines/zxing-browser');
  return openZxingBrowser({ formats });
}

async function openWasm(): Promise<Engine> {
  const answer = await fetch(wasmUrl);
  if (!answer.ok) throw new Error(`${answer.status} for the decoder's .wasm`);
  return openZxingWasm({ wasm: await answer.arrayBuffer(), formats });
}

async function look(ask: Extract<ToWorker, { kind: 'look' }>): Promise<void> {
  const started = performance.now();
  try {
    const frame = await luminance(ask.frame);
    const picture = smallPicture(frame);
    const found =
      ask.pass === null || engine === null
        ? { reads: [], deepest: null }
        : await readTwice(
            engine,
            frame,
            ask.pass,
            formats,
            (read) => isNews(read, ask.known),
            ask.only,
          );
    const { width, height } = frame;
    const nothing = found.reads.length === 0;
    const likeness = nothing && ask.probe !== null ? likenessIn(frame, ask.probe) : null;
    const ms = performance.now() - started;
    const seen = { ...found, likeness, picture, width, height, ms };
    scope.postMessage({ kind: 'looked', id: ask.id, ...seen }, [
      picture.data.buffer as ArrayBuffer,
    ]);
  } finally {
    // A frame that is not closed holds one of the camera's few buffers.
    ask.frame.close();
  }
}

/**
 * The page's side of the decoding Worker: one frame in flight; a Worker that takes more than a
 * second for a frame, or breaks, is ended and another started.
 */
import type { Symbology } from '../../shared/contract';
import type { Known } from './acceptance';
import type { EngineName } from './engine';
import type { Plan } from './schedule';
import type { FromWorker, Looked, ToWorker } from './worker-messages';

export interface Decoder {
  /** Looks at a frame, and closes it. null: the Worker was lost over it, or is not ready. */
  look(frame: VideoFrame, plan: Plan | null, known: Known): Promise<Looked | null>;
  /** The engine in use; null while it loads. */
  engine(): EngineName | null;
  /** Whether the next `look` will be looked at: the engine is loaded and nothing is in flight. */
  free(): boolean;
  close(): void;
}

/** The part of a Worker that is used, so that tests can play one. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Starts a Worker and loads the wanted engine into it. */
export function openDecoder(setup: {
  spawn: () => WorkerLike;
  engine: EngineName;
  formats: readonly Symbology[];
  /** Told once per started Worker; `why` is what kept the wanted engine from loading. */
  onOpened?: (engine: EngineName, why: string | null) => void;
}): Decoder {
  let worker: WorkerLike | null = null;
  let engine: EngineName | null = null;
  let waiting: { id: number; done: (looked: Looked | null) => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;
  /** Workers lost over a frame since the last that was looked at. */
  let losses = 0;
  let closed = false;

  const settle = (looked: Looked | null) => {
    clearTimeout(timer);
    const { done } = waiting ?? {};
    waiting = null;
    done?.(looked);
  };

  const start = () => {
    const started = setup.spawn();
    worker = started;
    started.onmessage = ({ data }) => {
      if (started !== worker) return;
      if (data.kind === 'opened') {
        clearTimeout(timer);
        engine = data.engine;
        setup.onOpened?.(data.engine, data.why);
      } else if (data.id === waiting?.id) {
        losses = 0;
        settle(data);
      }
    };
    started.onerror = () => restart(started, RESTART_MS);
    timer = setTimeout(() => restart(started, 0), OPEN_MS);
    started.postMessage({ kind: 'open', engine: setup.engine, formats: setup.formats }, []);
  };

  const restart = (lost: WorkerLike, pause: number) => {
    if (closed || lost !== worker) return;
    lost.terminate();
    worker = null;
    engine = null;
    settle(null);
    if (pause === 0) start();
    else timer = setTimeout(start, pause);
  };

  start();
  return {
    look(frame, plan, known) {
      const asked = worker;
      if (closed || asked === null || engine === null || waiting !== null) {
        frame.close();
        return Promise.resolve(null);
      }
      const id = ++lastId;
      return new Promise((done) => {
        waiting = { id, done };
        const patience = Math.min(LOOK_MS * 2 ** losses, LONGEST_LOOK_MS);
        timer = setTimeout(() => {
          losses++;
          restart(asked, 0);
        }, patience);
        asked.postMessage({ kind: 'look', id, frame, ...(plan ?? nothingToRead), known }, [frame]);
      });
    },
    engine: () => engine,
    free: () => engine !== null && waiting === null,
    close() {
      closed = true;
      worker?.terminate();
      settle(null);
    },
  };
}

const nothingToRead = { pass: null, only: null, probe: null };

const LOOK_MS = 1_000;
/** A machine that is merely slow must get through in the end: each loss doubles the patience. */
const LONGEST_LOOK_MS = 8_000;
/** Loading and compiling on a slow, busy machine. */
const OPEN_MS = 20_000;
/** A Worker that breaks at once must not be started in a tight loop. */
const RESTART_MS = 1_000;

/** What the page and its decoding Worker say to each other. */
import type { Symbology } from '../../shared/contract';
import type { Known } from './acceptance';
import type { CodeKind, EngineName, Frame, Read } from './engine';
import type { Likeness, Probe } from './near-miss';
import type { Pass } from './passes';

/** From the page: first `open`, then one `look` at a time. */
export type ToWorker =
  | { kind: 'open'; engine: EngineName; formats: readonly Symbology[] }
  | {
      kind: 'look';
      id: number;
      frame: VideoFrame;
      /** null: only the small picture, to see whether anything moves. */
      pass: Pass | null;
      only: CodeKind | null;
      /** Where to look for a code's likeness if the pass reads nothing. */
      probe: Probe | null;
      /** What is in the picture already: only news is worth a second look. */
      known: Known;
    };

export type FromWorker =
  | { kind: 'opened'; engine: EngineName; why: string | null }
  | ({ kind: 'looked'; id: number } & Looked);

/** What one look found. */
export interface Looked {
  reads: readonly Read[];
  /** The last pass that was run; null where none was asked for. */
  deepest: Pass | null;
  /** What looks like a code and was not read; null where nothing does, or nobody asked. */
  likeness: Likeness | null;
  /** 64 pixels wide. */
  picture: Frame;
  /** Width and height of the frame that the corners refer to. */
  width: number;
  height: number;
  ms: number;
}

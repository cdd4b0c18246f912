/** What a window is told of an answer of WeChat: the value, or why there is none. */
import type { Reason } from './reasons';
import type { Trouble } from './verdict';

export type Told<T> = { ok: true; value: T } | Untold;

export interface Untold {
  ok: false;
  /** By WeChat's errcode or by what happened to the call; words: `words.errcodes`, `phrases`. */
  reason: Reason;
  /** `maybe`: WeChat may have done what was asked; read it back, never send it again blindly. */
  sent: 'no' | 'maybe';
  trouble: Trouble;
}

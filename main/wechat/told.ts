/** Turns an answer of WeChat into what a window may know of it. */
import { isWordedErrcode } from '../../shared/errcodes';
import type { Told, Untold } from '../../shared/told';
import type { Answer } from './api';
import { errcodeRow } from './errcodes';
import { faultOf, troubleOf } from './trouble';

/** The value of an answer as `show` makes it, or why there is none. */
export function told<T, S>(answer: Answer<T>, show: (value: T) => S): Told<S> {
  return answer.kind === 'ok' ? { ok: true, value: show(answer.value) } : untold(answer);
}

/**
 * Why an answer brought no value. A refusal with an errcode that we know did nothing, but for -1;
 * of one that nobody has described we cannot say so.
 */
export function untold(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Untold {
  const trouble = troubleOf(answer);
  switch (answer.kind) {
    case 'refusal': {
      const { meaning } = errcodeRow(answer.errcode);
      const sent = mayHaveActed(answer.errcode) ? 'maybe' : 'no';
      return { ok: false, reason: meaning.reason, sent, trouble };
    }
    case 'failure':
      return { ok: false, reason: answer.failure.reason, sent: answer.failure.sent, trouble };
    case 'no-token':
      return { ok: false, reason: faultOf(answer) ?? 'internal', sent: 'no', trouble };
  }
}

function mayHaveActed(errcode: number): boolean {
  return errcode === -1 || !isWordedErrcode(errcode);
}

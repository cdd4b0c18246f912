/**
 * Tells what a failed call means: the reason to show, and whether its request may have
 * reached WeChat. "Not sent" is a list of named causes; all else may have arrived
 * (redemption rules §4).
 */
import type { Fault } from '../../shared/reasons';

export interface Failure {
  /** `no` only where no byte of the request can have left this machine. */
  sent: 'no' | 'maybe';
  reason: Fault;
  /** Technical text for support, e.g. `ECONNREFUSED`. Never holds a token or a body. */
  detail: string;
}

/** What went wrong, as `request.ts` saw it. */
export type Mishap =
  /** The connection was never made: name look-up, TCP, proxy or TLS. */
  | { kind: 'connect'; code: string }
  /** Our own time limit ended a call whose request may be on its way. */
  | { kind: 'timeout' }
  /** Somebody no longer wants the answer. */
  | { kind: 'aborted' }
  /** The connection broke after it stood. */
  | { kind: 'broken'; code: string }
  | { kind: 'http-status'; status: number }
  | { kind: 'unreadable'; detail: string };

/** Judges a mishap. Total: every mishap has a reason of the closed list. */
export function failureOf(mishap: Mishap): Failure {
  switch (mishap.kind) {
    case 'connect':
      return {
        sent: 'no',
        reason: mishap.code === 'UND_ERR_CONNECT_TIMEOUT' ? 'timeout' : 'network',
        detail: mishap.code,
      };
    case 'timeout':
      return { sent: 'maybe', reason: 'timeout', detail: 'no answer in time' };
    case 'aborted':
      return { sent: 'maybe', reason: 'network', detail: 'given up' };
    case 'broken':
      return { sent: 'maybe', reason: 'network', detail: mishap.code };
    case 'http-status':
      return {
        sent: 'maybe',
        reason: mishap.status >= 500 ? 'busy' : 'unreadable-answer',
        detail: `HTTP ${mishap.status}`,
      };
    case 'unreadable':
      return { sent: 'maybe', reason: 'unreadable-answer', detail: mishap.detail };
  }
}

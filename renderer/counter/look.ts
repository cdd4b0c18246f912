/** Which look (fill, ink, shape) belongs to a verdict; the colours themselves are in CSS. */
import type { CounterState } from '../../shared/counter-state';
import { never } from '../../shared/never';
import type { Reason, VerdictKind } from '../../shared/reasons';

export const looks = [
  'ready',
  'checking',
  'choosing',
  'redeemable',
  'reserved',
  'redeeming',
  'redeemed',
  'confirmed',
  'refused',
  'invalid',
  'fault',
  'unknown',
  'wrong-thing',
] as const;
export type Look = (typeof looks)[number];

/** The look of a verdict. `reserved` is a green with a reservation: framed in dashes. */
export function lookOf(kind: VerdictKind, reason: Reason | null): Look {
  switch (kind) {
    case 'redeemable':
      return reason === null ? 'redeemable' : 'reserved';
    case 'redeemed':
      return reason === null ? 'redeemed' : 'confirmed';
    case 'ready':
    case 'checking':
    case 'redeeming':
    case 'refused':
    case 'invalid':
    case 'fault':
    case 'unknown':
    case 'wrong-thing':
      return kind;
    default:
      return never(kind);
  }
}

/** The look of what is on show. */
export function lookOfState(state: CounterState): Look {
  if (state.kind === 'checking' && state.choices.length > 0) return 'choosing';
  return lookOf(state.kind, 'reason' in state ? state.reason : null);
}

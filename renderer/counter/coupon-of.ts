/** Reads what several states have in common. */
import type { Coupon } from '../../shared/card';
import type { CounterState } from '../../shared/counter-state';
import type { Reason } from '../../shared/reasons';

/** The coupon on show, where the state knows one. */
export function couponOf(state: CounterState): Coupon | null {
  return 'coupon' in state ? state.coupon : null;
}

/** The code as understood; empty where there is none, or none that may be shown. */
export function codeOf(state: CounterState): string {
  return 'code' in state ? state.code : '';
}

/** The reason of the state, where it has one. */
export function reasonOf(state: CounterState): Reason | null {
  return 'reason' in state ? state.reason : null;
}

/** Whether a code is so long that it is set smaller. */
export function isLong(code: string): boolean {
  return code.length > 24;
}

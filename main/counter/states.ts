/** What the panel shows for a verdict, and for an intent that was settled. Pure. */
import type { Coupon } from '../../shared/card';
import type { CounterState } from '../../shared/counter-state';
import { never } from '../../shared/never';
import type { Verdict } from '../../shared/verdict';
import type { Settled } from '../redemption/settle';

export interface ShowSettings {
  staleAfterMs: number;
  /** Custom-code cards are configured: a wrong thing may be a coupon after all. */
  customCodes: boolean;
}

/** The state that shows a verdict. `now` in milliseconds since 1970. */
export function stateOf(
  verdict: Verdict,
  code: string,
  settings: ShowSettings,
  now: number,
): CounterState {
  switch (verdict.kind) {
    case 'redeemable':
      return { ...verdict, code, confirming: false, staleAt: now + settings.staleAfterMs };
    case 'unknown':
      return { ...verdict, code, since: now };
    case 'wrong-thing': {
      const canAskAnyway = settings.customCodes && verdict.reason !== 'payment-code';
      return { ...verdict, code, canAskAnyway };
    }
    case 'refused':
    case 'invalid':
    case 'fault':
      return { ...verdict, code };
    default:
      return never(verdict);
  }
}

/**
 * What an unknown becomes on the panel once its intent is settled (rules §4, §5). `status`: what
 * the read-back told, which is newer than what the look-up did; null where none told one.
 */
export function settledState(
  unknown: Extract<CounterState, { kind: 'unknown' }>,
  settled: Settled,
  status: string | null,
  now: number,
): CounterState {
  const { code, intent } = unknown;
  const coupon = unknown.coupon && readBack(unknown.coupon, status);
  switch (settled) {
    case 'redeemed':
      return { kind: 'redeemed', reason: null, code, coupon, intent, at: now };
    case 'settled-redeemed':
      return { kind: 'redeemed', reason: 'confirmed-afterwards', code, coupon, intent, at: now };
    case 'settled-not-redeemed': {
      const trouble = { errcode: null, rid: null, ip: null, detail: '' };
      return { kind: 'fault', reason: 'not-redeemed', trouble, code };
    }
    default:
      return never(settled);
  }
}

/** A read-back (`check_consume: false`) tells a status; its `can_consume` is nothing to go by. */
function readBack(coupon: Coupon, status: string | null): Coupon {
  return status === null ? coupon : { ...coupon, status, canConsume: null };
}

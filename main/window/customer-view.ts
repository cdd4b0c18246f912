/**
 * What the customer's screen gets of the counter's view: which verdict, for which reason, and the
 * coupon's title. Everything else is taken out here, so that it is not even in that window's
 * memory: codes, openids, money, other customers' scans. Pure.
 */
import type { CardFacts, Coupon } from '../../shared/card';
import type { CounterState, CounterView } from '../../shared/counter-state';
import { never } from '../../shared/never';

export function forCustomer(view: CounterView): CounterView {
  return {
    state: bareState(view.state),
    scanId: view.scanId,
    sameCode: null,
    waiting: null,
    recent: [],
    pending: [],
    settledBehind: [],
    reachability: { state: view.reachability.state, latencyMs: null },
    clockSkewSeconds: null,
    ledgerProblem: null,
    receipt: null,
    slip: null,
  };
}

function bareState(state: CounterState): CounterState {
  switch (state.kind) {
    case 'ready':
      return state;
    case 'checking': {
      const choices = state.choices.map(({ title }) => ({ code: '', cardId: null, title }));
      return { ...state, code: '', choices };
    }
    case 'redeemable':
    case 'redeeming':
      return { ...state, code: '', coupon: bareCoupon(state.coupon) };
    case 'redeemed':
      return { ...state, code: '', intent: 0, coupon: state.coupon && bareCoupon(state.coupon) };
    case 'refused': {
      const coupon = state.coupon && bareCoupon(state.coupon);
      return { ...state, code: '', coupon, here: null, errcode: null };
    }
    case 'invalid':
      return { ...state, code: '', errcode: null };
    case 'fault':
      return { ...state, code: '', trouble: { errcode: null, rid: null, ip: null, detail: '' } };
    case 'unknown':
      return { ...state, code: '', intent: 0, coupon: state.coupon && bareCoupon(state.coupon) };
    case 'wrong-thing':
      return { ...state, code: '', canAskAnyway: false };
    default:
      return never(state);
  }
}

function bareCoupon(coupon: Coupon): Coupon {
  return {
    code: '',
    cardId: null,
    status: null,
    canConsume: null,
    beginTime: null,
    endTime: null,
    openidMasked: null,
    card: coupon.card && bareCard(coupon.card),
    conditions: [],
  };
}

function bareCard({ title }: CardFacts): CardFacts {
  return {
    cardId: '',
    cardType: '',
    title,
    brandName: '',
    color: null,
    notice: '',
    benefit: { kind: 'other', text: '' },
    timeLimits: [],
    locationIds: null,
    leastFen: null,
    combinable: null,
    useCustomCode: false,
    fixedRange: null,
  };
}

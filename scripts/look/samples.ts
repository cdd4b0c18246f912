/** Made-up views of every state, for the gallery and the component tests. */
import type { CardFacts, Condition, Coupon, TimeLimit } from '../../shared/card';
import type { CounterState, CounterView, RecentScan } from '../../shared/counter-state';
import {
  faults,
  invalids,
  refusals,
  reservations,
  unknowns,
  wrongThings,
} from '../../shared/reasons';
import type { Trouble } from '../../shared/verdict';

const CODE = '409632457895';
/** 2026-11-23 10:30 in Shanghai. */
export const NOW = Date.UTC(2026, 10, 23, 2, 30, 12);
const BEGIN = Date.UTC(2026, 0, 1) / 1000 - 8 * 3600;
const END = Date.UTC(2027, 0, 1) / 1000 - 8 * 3600 - 1;

const lunch: TimeLimit[] = (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const).map(
  (day) => ({ day, fromMinute: 660, toMinute: 840 }),
);

export const fitting: Condition[] = [
  { kind: 'hours', limits: lunch, fits: true },
  { kind: 'shop', fits: true, shops: 12 },
  { kind: 'minimum', fen: 5000 },
  { kind: 'not-combinable' },
];

export const failing: Condition[] = [
  {
    kind: 'hours',
    limits: [
      ...lunch,
      { day: 'SATURDAY', fromMinute: 1200, toMinute: 120 },
      { day: 'SUNDAY', fromMinute: null, toMinute: null },
      { day: 'HOLIDAY', fromMinute: null, toMinute: null },
    ],
    fits: false,
  },
  { kind: 'shop', fits: false, shops: 12 },
  { kind: 'minimum', fen: 19_950 },
  { kind: 'not-combinable' },
];

export const card: CardFacts = {
  cardId: 'pdkJ9uLRSbnB3UFEjZAgUxAJrjeY',
  cardType: 'DISCOUNT',
  title: '秋季新品午市九折券',
  brandName: '海港小馆',
  color: '#63b359',
  notice: '请出示二维码',
  benefit: { kind: 'discount', percentOff: 10 },
  timeLimits: lunch,
  locationIds: null,
  leastFen: 5000,
  combinable: false,
  useCustomCode: false,
  fixedRange: null,
};

export const coupon: Coupon = {
  code: CODE,
  cardId: card.cardId,
  status: 'NORMAL',
  canConsume: true,
  beginTime: BEGIN,
  endTime: END,
  openidMasked: 'obLat…f7Rk',
  card,
  conditions: fitting,
};

const statuses: Record<string, string> = {
  consumed: 'CONSUMED',
  expired: 'EXPIRE',
  gifting: 'GIFTING',
  'gift-timeout': 'GIFT_TIMEOUT',
  'given-away': 'GIFT_SUCC',
  deleted: 'DELETE',
  unavailable: 'UNAVAILABLE',
  'unknown-status': 'FROZEN_BY_ISSUER',
  'consumed-maybe-here': 'CONSUMED',
};

const errcodes: Record<string, number | null> = {
  busy: -1,
  'rate-limited': 45011,
  quota: 45009,
  credentials: 40125,
  'ip-not-allowed': 40164,
  'account-limited': 48001,
  internal: 47001,
};

function trouble(reason: string): Trouble {
  const errcode = errcodes[reason] ?? null;
  return {
    errcode,
    rid: errcode === null ? null : '65f2a1c0-3b7d12ee-5c8f90a1',
    ip: reason === 'ip-not-allowed' ? '203.0.113.77' : null,
    detail: reason === 'network' ? 'ECONNREFUSED' : reason === 'timeout' ? 'headers timeout' : '',
  };
}

/** The coupon as a refusal for this reason would find it. */
function refused(reason: string): Coupon {
  return { ...coupon, status: statuses[reason] ?? 'NORMAL', canConsume: false };
}

/** Every state by name, as seen at `now`. */
export function sampleStates(now: number): Record<string, CounterState> {
  const green = { kind: 'redeemable', code: CODE, coupon, staleAt: now + 60_000 } as const;
  const here = {
    at: now - 40_000,
    intent: 118,
    operator: '王',
    receipt: 'A-20931',
    confirmedLate: false,
  };
  const none = { here: null, errcode: null };
  const states: Record<string, CounterState> = {
    ready: { kind: 'ready' },
    checking: { kind: 'checking', code: CODE, since: now, choices: [] },
    'checking-slow': { kind: 'checking', code: CODE, since: now - 4200, choices: [] },
    'choosing-cards': {
      kind: 'checking',
      code: 'VIP-8842-AB',
      since: now,
      choices: [
        { code: 'VIP-8842-AB', cardId: 'pdkJ9uLRSbnB3UFEjZAgUxAJrjeY', title: '午市九折券' },
        { code: 'VIP-8842-AB', cardId: 'pdkJ9uCzKWebwgNjxosee0ZuO3Os', title: '满 100 减 20' },
      ],
    },
    'choosing-codes': {
      kind: 'checking',
      code: '',
      since: now,
      choices: [
        { code: CODE, cardId: null, title: null },
        { code: '310731429876', cardId: null, title: null },
      ],
    },
    redeemable: { ...green, reason: null, confirming: false },
    'redeemable-stale': { ...green, reason: null, confirming: false, staleAt: now + 9000 },
    confirming: {
      ...green,
      reason: 'outside-hours',
      confirming: true,
      coupon: { ...coupon, conditions: failing },
    },
    redeeming: { kind: 'redeeming', code: CODE, coupon, since: now - 1200 },
    redeemed: {
      kind: 'redeemed',
      reason: null,
      code: CODE,
      coupon: { ...coupon, status: 'NORMAL' },
      intent: 119,
      at: now,
    },
    'redeemed-confirmed-afterwards': {
      kind: 'redeemed',
      reason: 'confirmed-afterwards',
      code: CODE,
      coupon: { ...coupon, status: 'CONSUMED', canConsume: false },
      intent: 120,
      at: now,
    },
    'refused-consumed-here-late': {
      kind: 'refused',
      reason: 'consumed',
      code: CODE,
      coupon: refused('consumed'),
      here: { ...here, confirmedLate: true },
      errcode: 40099,
    },
    'refused-consumed-here': {
      kind: 'refused',
      reason: 'consumed',
      code: CODE,
      coupon: refused('consumed'),
      here,
      errcode: 40099,
    },
  };
  for (const reason of reservations) {
    const bare = { ...coupon, card: null, conditions: [] };
    states[`redeemable-${reason}`] = {
      ...green,
      reason,
      confirming: false,
      coupon: reason === 'outside-hours' ? { ...coupon, conditions: failing } : bare,
    };
  }
  for (const reason of refusals) {
    const seen = refused(reason);
    states[`refused-${reason}`] = { kind: 'refused', reason, code: CODE, coupon: seen, ...none };
  }
  for (const reason of invalids) {
    const errcode = reason === 'no-such-code' ? 40056 : null;
    states[`invalid-${reason}`] = { kind: 'invalid', reason, code: CODE, errcode };
  }
  for (const reason of faults) {
    states[`fault-${reason}`] = { kind: 'fault', reason, code: CODE, trouble: trouble(reason) };
  }
  for (const reason of unknowns) {
    const since = now - 3400;
    states[`unknown-${reason}`] = {
      kind: 'unknown',
      reason,
      code: CODE,
      coupon,
      intent: 121,
      since,
    };
  }
  for (const reason of wrongThings) {
    const paying = reason === 'payment-code';
    states[`wrong-thing-${reason}`] = {
      kind: 'wrong-thing',
      reason,
      code: paying ? '' : reason === 'goods' ? '6901234567892' : 'https://weixin.qq.com/q/02abc',
      canAskAnyway: !paying,
    };
  }
  return { ...states, ...hostileStates(now) };
}

/** Texts that try to break the layout. */
function hostileStates(now: number): Record<string, CounterState> {
  const long = '超长标题无空格不换行'.repeat(12);
  const bidi = '\u202Eאבג\u202E <b>不是标签</b> &amp; '.repeat(6);
  const custom = 'W'.repeat(64);
  const hostile: Coupon = {
    ...coupon,
    code: custom,
    status: 'S'.repeat(120),
    openidMasked: `o${'M'.repeat(60)}`,
    beginTime: BEGIN + 3600,
    endTime: END - 1800,
    card: { ...card, title: long, benefit: { kind: 'gift', text: bidi + long } },
    conditions: failing,
  };
  const staleAt = now + 9000;
  return {
    'hostile-redeemable': {
      kind: 'redeemable',
      reason: null,
      code: custom,
      coupon: hostile,
      confirming: false,
      staleAt,
    },
    'hostile-outside-hours': {
      kind: 'redeemable',
      reason: 'outside-hours',
      code: custom,
      coupon: hostile,
      confirming: true,
      staleAt,
    },
    'hostile-refused': {
      kind: 'refused',
      reason: 'outside-hours',
      code: custom,
      coupon: hostile,
      here: {
        at: now - 86_400_000,
        intent: 9_999_999,
        operator: long,
        receipt: long,
        confirmedLate: true,
      },
      errcode: 40127,
    },
    'hostile-fault': {
      kind: 'fault',
      reason: 'ip-not-allowed',
      code: custom,
      trouble: {
        errcode: 40164,
        rid: 'f'.repeat(200),
        ip: '2001:0db8:85a3:0000:0000:8a2e:0370:7334',
        detail: 'E'.repeat(300),
      },
    },
    'hostile-choosing': {
      kind: 'checking',
      code: custom,
      since: now,
      choices: ['A', 'B', 'C', 'D'].map((name) => ({
        code: custom,
        cardId: `p${name.repeat(27)}`,
        title: name + long,
      })),
    },
    'hostile-unknown': {
      kind: 'unknown',
      reason: 'open-intent',
      code: custom,
      coupon: hostile,
      intent: 12,
      since: now - 83_000,
    },
  };
}

const recent: Omit<RecentScan, 'at' | 'id'>[] = [
  { code: CODE, source: 'camera', kind: 'redeemed', reason: null, title: card.title },
  { code: '310731429876', source: 'wedge', kind: 'refused', reason: 'consumed', title: card.title },
  { code: '', source: 'camera', kind: 'wrong-thing', reason: 'payment-code', title: null },
  { code: '583445938495', source: 'typed', kind: 'invalid', reason: 'no-such-code', title: null },
  { code: '134905347310', source: 'wedge', kind: 'fault', reason: 'network', title: null },
  { code: '288190114702', source: 'wedge', kind: 'unknown', reason: 'answer-lost', title: null },
  { code: 'W'.repeat(64), source: 'wedge', kind: 'redeemable', reason: null, title: card.title },
  { code: '163652150534672204', source: 'camera', kind: 'refused', reason: 'gifting', title: null },
  {
    code: '909011223344',
    source: 'wedge',
    kind: 'redeemed',
    reason: 'confirmed-afterwards',
    title: null,
  },
  {
    code: '770011223344',
    source: 'wedge',
    kind: 'redeemable',
    reason: 'outside-hours',
    title: null,
  },
  { code: '550011223344', source: 'wedge', kind: 'refused', reason: 'expired', title: null },
  { code: '440011223344', source: 'wedge', kind: 'fault', reason: 'timeout', title: null },
];

/** A whole view around a state. */
export function sampleView(state: CounterState, now: number): CounterView {
  return {
    state,
    scanId: 7,
    sameCode: null,
    waiting: null,
    recent: recent.map((scan, index) => ({ ...scan, id: 100 - index, at: now - index * 47_000 })),
    pending: [],
    settledBehind: [],
    reachability: { state: 'reachable', latencyMs: 183 },
    clockSkewSeconds: null,
    ledgerProblem: null,
    receipt: null,
    slip: null,
  };
}

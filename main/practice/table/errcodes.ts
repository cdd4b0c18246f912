/**
 * One code per errcode at the look-up (4000 000E EEEE) and one at redeeming
 * (4100 000E EEEE). What a till must make of each is written down here a second time, from
 * the rules and not from the till's own table: a slip there shows as a difference.
 */
import { type KnownErrcode, knownErrcodes } from '../../../shared/errcodes';
import { coded, green, type Outcome, onCheck, onConsume, onGet, type PracticeCode } from './code';

/** An errcode that is in no table. */
const UNLISTED = 99_999;

type Errcode = KnownErrcode | typeof UNLISTED;

const verdicts: { [reason: string]: { outcome: Outcome; errcodes: readonly Errcode[] } } = {
  consumed: { outcome: { verdict: 'refused', reason: 'consumed' }, errcodes: [40099] },
  expired: { outcome: { verdict: 'refused', reason: 'expired' }, errcodes: [40079] },
  unavailable: { outcome: { verdict: 'refused', reason: 'unavailable' }, errcodes: [40127] },
  member: { outcome: { verdict: 'refused', reason: 'member-card' }, errcodes: [40071] },
  limit: { outcome: { verdict: 'refused', reason: 'use-limit' }, errcodes: [40147] },
  friend: { outcome: { verdict: 'refused', reason: 'friend-coupon' }, errcodes: [40146, 43018] },
  card: { outcome: { verdict: 'refused', reason: 'card-status' }, errcodes: [40078, 40073] },
  support: { outcome: { verdict: 'refused', reason: 'not-supported' }, errcodes: [45030] },
  none: { outcome: { verdict: 'invalid', reason: 'no-such-code' }, errcodes: [40056] },
  malformed: {
    outcome: { verdict: 'invalid', reason: 'malformed-code' },
    errcodes: [40116, 45021],
  },
  link: { outcome: { verdict: 'invalid', reason: 'bad-link' }, errcodes: [40075] },
  busy: { outcome: { verdict: 'fault', reason: 'busy' }, errcodes: [-1] },
  rate: { outcome: { verdict: 'fault', reason: 'rate-limited' }, errcodes: [45011] },
  quota: { outcome: { verdict: 'fault', reason: 'quota' }, errcodes: [45009] },
  credentials: {
    outcome: { verdict: 'fault', reason: 'credentials' },
    errcodes: [40001, 40014, 42001, 41001, 40002, 40013, 40125, 40243, 41002, 41004],
  },
  address: {
    outcome: { verdict: 'fault', reason: 'ip-not-allowed' },
    errcodes: [40164, 45035, 61004, 89501, 89503, 89506, 89507],
  },
  account: {
    outcome: { verdict: 'fault', reason: 'account-limited' },
    errcodes: [48001, 48004, 50001, 50002, 50004, 43009, 43010, 43011],
  },
  internal: {
    outcome: { verdict: 'fault', reason: 'internal' },
    errcodes: [40097, 40101, 41011, 41012, 41013, 43002, 44002, 47001, UNLISTED],
  },
};

/** Answers with which WeChat says that it did not even try (rules §4, `not-sent`). */
const notSent: readonly string[] = ['rate', 'quota', 'credentials', 'address', 'account'];
/** Answers that judge the coupon (rules §4, `refused`). */
const judging: readonly Errcode[] = [
  40056, 40071, 40073, 40078, 40079, 40099, 40116, 40127, 40146, 43018, 40147, 45021, 45030,
];
/** What the explaining call finds behind the errcodes that leave the reason to it. */
const statusBehind: Partial<Record<Errcode, string>> = {
  40099: 'CONSUMED',
  40079: 'EXPIRE',
  40127: 'UNAVAILABLE',
};
/** Refusals after which the till asks once more, only to explain. */
const explained: readonly string[] = [
  'consumed',
  'expired',
  'unavailable',
  'member',
  'limit',
  'friend',
  'card',
  'support',
];

const errcodes: readonly Errcode[] = [...knownErrcodes, UNLISTED];

/** Codes whose look-up answers with this errcode. */
export const errcodeCodes: readonly PracticeCode[] = errcodes.map((errcode) => {
  const code = codeFor(400, errcode);
  const [name, outcome] = rowOf(errcode);
  const deed = { kind: 'errcode', errcode } as const;
  const status = statusBehind[errcode];
  return coded(
    code,
    `查询返回${errcode}`,
    `Look-up answers ${errcode}`,
    outcome.verdict,
    outcome.reason,
    {
      ...(status === undefined ? {} : { coupon: { status } }),
      faults: [explained.includes(name) ? onCheck(code, true, deed) : onGet(code, deed)],
    },
  );
});

/** Codes that look good and whose redeeming answers with this errcode. */
export const redeemErrcodeCodes: readonly PracticeCode[] = errcodes.map((errcode) => {
  const code = codeFor(410, errcode);
  const status = statusBehind[errcode];
  const faults = [onConsume(code, { kind: 'errcode', errcode })];
  // Something happened to the coupon between the look-up and the redeeming.
  if (status !== undefined) faults.unshift(onConsume(code, { kind: 'set-status', status }));
  return green(code, `核销返回${errcode}`, `Redeeming answers ${errcode}`, {
    faults,
    afterRedeem: afterRedeemOf(errcode),
  });
});

function afterRedeemOf(errcode: Errcode): NonNullable<PracticeCode['afterRedeem']> {
  const [name, outcome] = rowOf(errcode);
  if (judging.includes(errcode) || notSent.includes(name)) return outcome;
  return {
    verdict: 'unknown',
    reason: 'answer-lost',
    later: { verdict: 'fault', reason: 'not-redeemed' },
  };
}

function rowOf(errcode: Errcode): [string, Outcome] {
  for (const [name, row] of Object.entries(verdicts)) {
    if (row.errcodes.includes(errcode)) return [name, row.outcome];
  }
  throw new Error(`no practice verdict for errcode ${errcode}`);
}

function codeFor(group: number, errcode: number): string {
  return `${group}${String(Math.abs(errcode)).padStart(9, '0')}`;
}

/**
 * The one table of WeChat's errcodes (redemption rules §4 and §7, wechat-card-api §3).
 * An errcode that is not in it is `fault/internal` on a look-up and `unknown` on a consume.
 */
import { isKnownErrcode, type KnownErrcode } from '../../shared/errcodes';
import type { Fault, Invalid, Refusal } from '../../shared/reasons';

export type ErrcodeMeaning =
  | { kind: 'refused'; reason: Refusal }
  | { kind: 'invalid'; reason: Invalid }
  | { kind: 'fault'; reason: Fault };

export interface ErrcodeRow {
  meaning: ErrcodeMeaning;
  /**
   * What this errcode says of a consume (rules §4): `refuses` judges the coupon, `not-sent`
   * says WeChat did nothing, `unknown` says nothing.
   */
  consume: 'refuses' | 'not-sent' | 'unknown';
  /** Whether its reason stands whatever the explaining call says (rules §2). */
  ownReason: boolean;
}

const refused = (reason: Refusal, ownReason = true): ErrcodeRow => ({
  meaning: { kind: 'refused', reason },
  consume: 'refuses',
  ownReason,
});
const invalid = (reason: Invalid, consume: 'refuses' | 'unknown' = 'refuses'): ErrcodeRow => ({
  meaning: { kind: 'invalid', reason },
  consume,
  ownReason: true,
});
const notSent = (reason: Fault): ErrcodeRow => ({
  meaning: { kind: 'fault', reason },
  consume: 'not-sent',
  ownReason: true,
});
const unsure = (reason: Fault): ErrcodeRow => ({
  meaning: { kind: 'fault', reason },
  consume: 'unknown',
  ownReason: true,
});

const table: Record<KnownErrcode, ErrcodeRow> = {
  [-1]: unsure('busy'),
  40001: notSent('credentials'),
  40002: notSent('credentials'),
  40013: notSent('credentials'),
  40014: notSent('credentials'),
  40056: invalid('no-such-code'),
  40071: refused('member-card'),
  40073: refused('card-status'),
  40075: invalid('bad-link', 'unknown'),
  40078: refused('card-status'),
  40079: refused('expired', false),
  40097: unsure('internal'),
  40099: refused('consumed', false),
  40101: unsure('internal'),
  40116: invalid('malformed-code'),
  40125: notSent('credentials'),
  40127: refused('unavailable', false),
  40146: refused('friend-coupon'),
  40147: refused('use-limit'),
  40164: notSent('ip-not-allowed'),
  40243: notSent('credentials'),
  41001: notSent('credentials'),
  41002: notSent('credentials'),
  41004: notSent('credentials'),
  41011: unsure('internal'),
  41012: unsure('internal'),
  41013: unsure('internal'),
  42001: notSent('credentials'),
  43002: unsure('internal'),
  43009: notSent('account-limited'),
  43010: notSent('account-limited'),
  43011: notSent('account-limited'),
  43018: refused('friend-coupon'),
  44002: unsure('internal'),
  45009: notSent('quota'),
  45011: notSent('rate-limited'),
  45021: invalid('malformed-code'),
  45030: refused('not-supported'),
  45035: notSent('ip-not-allowed'),
  47001: unsure('internal'),
  48001: notSent('account-limited'),
  48004: notSent('account-limited'),
  50001: notSent('account-limited'),
  50002: notSent('account-limited'),
  50004: notSent('account-limited'),
  61004: notSent('ip-not-allowed'),
  89501: notSent('ip-not-allowed'),
  89503: notSent('ip-not-allowed'),
  89506: notSent('ip-not-allowed'),
  89507: notSent('ip-not-allowed'),
};

const unlisted: ErrcodeRow = unsure('internal');

/** The row of an errcode; an unlisted one reads as `fault/internal`, `unknown` on a consume. */
export function errcodeRow(errcode: number): ErrcodeRow {
  return isKnownErrcode(errcode) ? table[errcode] : unlisted;
}

/** The errcodes after which the token, and nothing else, was refused. */
export function isTokenErrcode(errcode: number): boolean {
  return errcode === 40001 || errcode === 40014 || errcode === 42001;
}

/** Everything that is read from the ledger while the counter works. */
import { type IntentState, isOpen } from '../redemption/steps';
import type { CouponAddress } from '../wechat/client';
import type { Database } from './database';
import { gapsOf, overlaps } from './gaps';
import { INTENTS_OF_CODE_SQL, type StoredIntent } from './intents';

/** Where one intent stands. Times are milliseconds since 1970. */
export interface IntentRecord {
  intent: number;
  address: CouponAddress;
  /** `card_id` of the answer at look-up. */
  cardId: string | null;
  title: string | null;
  state: IntentState;
  operator: string;
  receipt: string | null;
  at: number;
  endedAt: number | null;
}

export interface LedgerReader {
  /** Every intent of a code, newest first, whatever its card. */
  intentsOfCode(code: string): IntentRecord[];
  /** The intents whose outcome is not known, oldest first. */
  openIntents(): IntentRecord[];
  /**
   * Whether a coupon with this validity (Unix seconds) may have been redeemed here though no
   * row says so: within minutes that a restored ledger does not have (rules §3, §5), or at
   * any time where the rows themselves cannot be trusted.
   */
  mayLack(begin: number | null, end: number | null): boolean;
}

/** A reader on an open database. `doubted`: its rows may be missing or changed. */
export function createReader(
  database: Database,
  now: () => number = Date.now,
  doubted: () => boolean = () => false,
): LedgerReader {
  const byCode = database.prepare(`${INTENTS_OF_CODE_SQL} ORDER BY intent DESC`);
  const open = database.prepare(
    `SELECT * FROM intents WHERE state IN ('intended', 'unknown') ORDER BY intent`,
  );
  const gaps = gapsOf(database);
  return {
    mayLack: (begin, end) => doubted() || gaps.some((gap) => overlaps(gap, begin, end, now())),
    intentsOfCode: (code) => (byCode.all(code) as StoredIntent[]).map(toRecord),
    openIntents: () => (open.all() as StoredIntent[]).map(toRecord).filter((i) => isOpen(i.state)),
  };
}

function toRecord(row: StoredIntent): IntentRecord {
  return {
    intent: row.intent,
    address: { code: row.code, cardId: row.sent_card_id },
    cardId: row.card_id,
    title: row.title,
    state: row.state,
    operator: row.operator,
    receipt: row.receipt,
    at: row.at,
    endedAt: row.ended_at,
  };
}

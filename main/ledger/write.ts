/**
 * What the counter writes to the ledger. Rows are only ever added. A write that did not
 * reach the disk comes back as a value, so that nothing is sent or shown on its strength.
 */
import type { Hand, IntentState } from '../redemption/steps';
import type { CouponAddress } from '../wechat/client';
import { type Appender, createAppender, type Desk, type Row } from './append';
import type { Entry } from './chain';
import type { Database } from './database';
import { createIntentBook, type StoredIntent } from './intents';
import type { Shown } from './shown';

export type { Desk, Row } from './append';

/** A row's number, or why there is none. */
export type Written = { ok: true; seq: number } | { ok: false; detail: string };

export interface IntentOrder {
  address: CouponAddress;
  /** `card_id` of the answer: with the code, what blocks a second redemption (rules §1). */
  cardId: string | null;
  title: string | null;
  /** The status seen just before. */
  status: string | null;
  source: string;
}

export interface LedgerWriter {
  /** Adds one row. */
  add(row: Row): Written;
  /** Commits an intent; only then may anything be sent. Its number is the intent's name. */
  intend(order: IntentOrder): Written;
  /** Commits a further send of an intent, before it leaves. */
  sendAgain(intent: number): Written;
  /**
   * An intent without an outcome counts as sent and unknown (rules §5): after a restart, or
   * where its outcome could not be written. Does nothing to any other intent.
   */
  assumeSent(intent: number): Written;
  /** Writes what became of an intent. Throws on a change that the rules forbid: a bug. */
  conclude(intent: number, state: IntentState, row: Row, by: Hand): Written;
  /** What WeChat's explanation made of a refusal, where it is not what its errcode said. */
  explain(intent: number, shown: Shown & { status: string | null }): Written;
}

/** A writer on an open database. `now` is the wall clock in milliseconds. */
export function createWriter(
  database: Database,
  desk: () => Desk,
  now: () => number = Date.now,
  appender: Appender = createAppender(database, desk, now),
): LedgerWriter {
  const { append } = appender;
  const book = createIntentBook(database, appender);

  function commit(work: () => number): Written {
    const committed = appender.commit(work);
    return committed.ok
      ? { ok: true, seq: committed.value }
      : { ok: false, detail: committed.detail };
  }

  function known(intent: number): StoredIntent {
    const stored = book.find(intent);
    if (!stored) throw new Error(`no intent ${intent}`);
    return stored;
  }

  return {
    add: (row) => commit(() => append(row).seq),
    intend: (order) =>
      commit(() => {
        const entry = append({
          kind: 'intent',
          code: order.address.code,
          card_id: order.cardId,
          status: order.status,
          source: order.source,
          flags: order.address.cardId === null ? '' : 'custom-code',
        });
        book.enter(entry, order.address.cardId, order.title);
        return entry.seq;
      }),
    sendAgain: (intent) =>
      commit(() => append({ kind: 'send', intent, ...couponOf(known(intent)) }).seq),
    assumeSent: (intent) =>
      commit(() => {
        if (known(intent).state !== 'intended') return intent;
        return book.move(intent, 'unknown', { kind: 'outcome' }, 'till').seq;
      }),
    conclude: (intent, state, row, by) => commit(() => book.move(intent, state, row, by).seq),
    explain: (intent, shown) =>
      commit(() => append({ kind: 'system', intent, ...couponOf(known(intent)), ...shown }).seq),
  };
}

function couponOf({ code, card_id }: StoredIntent): Pick<Entry, 'code' | 'card_id'> {
  return { code, card_id };
}

/**
 * Fills a ledger with rows as a busy till writes them: scans of all kinds, redemptions with
 * their sends and outcomes, settlements, shifts. The same seed gives the same ledger.
 */
import {
  type Entry,
  type EntryValues,
  entryColumns,
  GENESIS,
  hashOfValues,
} from '../../main/ledger/chain';
import { type Database, inTransaction, openDatabase } from '../../main/ledger/database';

export interface FillOptions {
  rows: number;
  /** When the last row is written, milliseconds since 1970. */
  until?: number;
  /** Rows a day; the days go back from `until`. */
  rowsPerDay?: number;
  seed?: number;
}

/** The card_ids that occur, the first ones far more often than the last. */
export const fillCards = Array.from(
  { length: 24 },
  (_, n) => `pFill${String(n).padStart(27, '0')}`,
);

type Body = Partial<Entry> & Pick<Entry, 'kind'>;

/** Fills the ledger at `path`; makes it where there is none. */
export function fillLedger(path: string, options: FillOptions): void {
  const database = openDatabase(path);
  database.exec('PRAGMA synchronous=OFF; PRAGMA wal_autocheckpoint=20000;');
  fill(database, options);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

function fill(database: Database, options: FillOptions): void {
  const { rows, until = Date.now(), rowsPerDay = 2_000, seed = 1 } = options;
  const insert = database.prepare(
    `INSERT INTO entries (${entryColumns.join(', ')}) VALUES (${entryColumns.map(() => '?').join(', ')})`,
  );
  const intent = database.prepare(
    `INSERT INTO intents (intent, code, card_id, title, state, operator, at, ended_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const newest = database.prepare('SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1');
  const last = newest.get() as { seq: number; hash: string } | undefined;
  let seq = last?.seq ?? 0;
  let prev = last?.hash ?? GENESIS;
  const step = 86_400_000 / rowsPerDay;
  const begin = until - rows * step;
  const end = seq + rows;
  const random = mulberry(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

  function add(body: Body): number {
    seq += 1;
    const at = Math.round(begin + (rows - (end - seq)) * step);
    const intentOf = body.kind === 'intent' ? seq : (body.intent ?? null);
    const row = { ...blank, at, ...body, seq, intent: intentOf, prev_hash: prev };
    const values: EntryValues = entryColumns.slice(0, 19).map((name) => (row as Entry)[name]);
    prev = hashOfValues(values);
    insert.run(...values, prev);
    return at;
  }

  function visit(): void {
    const cardId = fillCards[Math.floor(random() ** 2 * fillCards.length)] ?? null;
    const code = String(100_000_000_000 + Math.floor(random() * 899_999_999_999));
    const scan: Body = {
      kind: 'scan',
      code,
      card_id: cardId,
      source: pick(['camera', 'camera', 'wedge', 'typed']),
      latency_ms: Math.round(80 + random() ** 4 * 6_000),
      errcode: 0,
      rid: random() < 0.5 ? `66f0-${Math.floor(random() * 1e9).toString(16)}` : null,
    };
    if (scan.source === 'typed') scan.flags = 'typed';
    const luck = random();
    if (luck < 0.2) {
      add({
        ...scan,
        status: 'CONSUMED',
        verdict: 'refused',
        reason: pick(['consumed', 'expired', 'gifting', 'unavailable']),
      });
    } else if (luck < 0.26) {
      const flags = random() < 0.1 ? 'repeated-invalid' : '';
      add({
        ...scan,
        card_id: null,
        verdict: 'invalid',
        reason: 'no-such-code',
        errcode: 40056,
        flags,
      });
    } else if (luck < 0.3) {
      add({
        ...scan,
        card_id: null,
        verdict: 'fault',
        reason: pick(['network', 'timeout', 'busy']),
        errcode: null,
      });
    } else if (luck < 0.32) {
      add({
        ...scan,
        code: '',
        card_id: null,
        verdict: 'wrong-thing',
        reason: pick(['payment-code', 'goods']),
      });
    } else {
      add({ ...scan, status: 'NORMAL', verdict: 'redeemable' });
      if (random() < 0.85) redeem(code, cardId);
    }
  }

  function redeem(code: string, card_id: string | null): void {
    const at = add({ kind: 'intent', code, card_id, status: 'NORMAL', source: 'camera' });
    const own = seq;
    const base = { intent: own, code, card_id };
    const luck = random();
    let state = 'redeemed';
    let endedAt = at;
    if (luck < 0.97) {
      endedAt = add({
        kind: 'outcome',
        ...base,
        outcome: 'redeemed',
        verdict: 'redeemed',
        errcode: 0,
        latency_ms: 200,
      });
    } else if (luck < 0.98) {
      state = 'refused';
      endedAt = add({
        kind: 'outcome',
        ...base,
        outcome: state,
        verdict: 'refused',
        reason: 'consumed',
        errcode: 40099,
        latency_ms: 200,
      });
    } else {
      add({
        kind: 'outcome',
        ...base,
        outcome: 'unknown',
        verdict: 'unknown',
        reason: 'answer-lost',
        latency_ms: 10_000,
      });
      add({ kind: 'send', ...base });
      state = random() < 0.7 ? 'settled-redeemed' : 'settled-not-redeemed';
      const redeemed = state === 'settled-redeemed';
      endedAt = add({
        kind: 'settlement',
        ...base,
        outcome: state,
        verdict: redeemed ? 'redeemed' : 'fault',
        reason: redeemed ? 'confirmed-afterwards' : 'not-redeemed',
        flags: redeemed ? 'reconcile' : '',
      });
    }
    intent.run(own, code, card_id, `券 ${card_id?.slice(-2)}`, state, 'fill', at, endedAt);
  }

  while (seq < end) {
    inTransaction(database, () => {
      for (let n = 0; n < 10_000 && seq < end; n += 1) visit();
    });
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const blank = {
  code: '',
  card_id: null,
  status: null,
  outcome: null,
  verdict: null,
  reason: null,
  flags: '',
  errcode: null,
  rid: null,
  source: null,
  operator: 'fill',
  device: 'till',
  receipt: null,
  latency_ms: null,
};

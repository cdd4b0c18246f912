/**
 * The report of a shift: what the rows between two numbers say, counted by SQL. The counts
 * by kind, verdict, reason and outcome all come from the facets of those rows.
 */
import type { Counted, FlagName, LedgerRow, ShiftReport } from '../../shared/ledger';
import { GENESIS } from './chain';
import type { Database } from './database';
import { type Facet, readFacet } from './facets';
import { ROW_COLUMNS_SQL, rowOf, type StoredRow } from './rows';
import type { ShiftSpan } from './shift';

const SLOWEST = 10;
const LISTED = 200;

/** A shift's report. `now` ends a shift that is still open. */
export function shiftReport(database: Database, span: ShiftSpan, now: number): ShiftReport {
  const head = database
    .prepare('SELECT seq, hash, device FROM entries WHERE seq <= ? ORDER BY seq DESC LIMIT 1')
    .get(span.lastSeq ?? Number.MAX_SAFE_INTEGER) as
    | { seq: number; hash: string; device: string }
    | undefined;
  const first = span.shift;
  const last = head?.seq ?? 0;
  const facets = facetCounts(database, first, last);
  const kinds = (kind: string, verdict: string) =>
    countBy(facets, (facet) =>
      facet.kind === kind && facet.verdict === verdict ? facet.reason : null,
    );
  const lost = outages(database, first, last, { from: span.from, end: span.to ?? now });
  return {
    shift: span.shift,
    from: span.from,
    to: span.to,
    operators: operatorsOf(database, first, last),
    device: head?.device ?? '',
    firstSeq: first,
    lastSeq: last,
    headHash: head?.hash ?? GENESIS,
    scans: sum(facets, ({ kind }) => kind === 'scan'),
    redeemed: redeemedByCard(database, first, last),
    refused: merge(kinds('scan', 'refused'), refusedAtRedeeming(database, first, last)),
    invalid: kinds('scan', 'invalid'),
    faults: merge(kinds('scan', 'fault'), kinds('outcome', 'fault')),
    minutesWithoutWechat: Math.ceil(lost.ms / 60_000),
    timesWithoutWechat: lost.times,
    slowest: rows(
      database,
      `latency_ms > 0 AND kind IN ('scan', 'outcome', 'settlement')
       ORDER BY latency_ms DESC, seq LIMIT ${SLOWEST}`,
      first,
      last,
    ),
    unknowns: unknowns(database, first, last),
    typed: rows(database, `flags LIKE '%typed%' ORDER BY seq LIMIT ${LISTED}`, first, last),
    typedCount: sum(facets, ({ flags }) => flags.includes('typed')),
    flags: flagCounts(facets),
    errors: rows(
      database,
      `kind = 'manager' AND reason LIKE 'redeemed-in-error%' ORDER BY seq LIMIT ${LISTED}`,
      first,
      last,
    ),
    paymentCodes: sum(facets, ({ reason }) => reason === 'payment-code'),
  };
}

type FacetCount = Facet & { count: number };

function facetCounts(database: Database, first: number, last: number): FacetCount[] {
  const counted = database
    .prepare(
      'SELECT facet, count(*) AS count FROM entries WHERE seq >= ? AND seq <= ? GROUP BY facet',
    )
    .all(first, last) as { facet: string; count: number }[];
  return counted.map(({ facet, count }) => ({ ...readFacet(facet), count }));
}

/** Redeemed is what ended so within the shift, whenever it began. */
function redeemedByCard(database: Database, first: number, last: number): ShiftReport['redeemed'] {
  const counted = database
    .prepare(
      `SELECT e.card_id AS cardId, max(i.title) AS title, count(*) AS count,
         sum(e.outcome = 'settled-redeemed') AS confirmedAfterwards
       FROM entries e LEFT JOIN intents i ON i.intent = e.intent
       WHERE e.seq >= ? AND e.seq <= ? AND e.outcome IN ('redeemed', 'settled-redeemed')
       GROUP BY e.card_id ORDER BY count DESC, e.card_id`,
    )
    .all(first, last) as ShiftReport['redeemed'];
  return counted.map((row) => ({ ...row }));
}

/** The reason that was shown in the end: what WeChat explained counts before the errcode's. */
function refusedAtRedeeming(database: Database, first: number, last: number): Counted[] {
  const counted = database
    .prepare(
      `SELECT coalesce(
           (SELECT x.reason FROM indexed_entries x WHERE x.intent = e.intent
              AND x.kind = 'system'
              AND x.verdict = 'refused' ORDER BY x.seq DESC LIMIT 1),
           e.reason) AS name, count(*) AS count
       FROM entries e
       WHERE e.seq >= ? AND e.seq <= ? AND e.outcome = 'refused' AND e.verdict = 'refused'
       GROUP BY name`,
    )
    .all(first, last) as Counted[];
  return counted.map((row) => ({ ...row }));
}

function unknowns(database: Database, first: number, last: number): ShiftReport['unknowns'] {
  const found = database
    .prepare(
      `SELECT i.intent, e.at, i.code, i.state,
         CASE WHEN i.state IN ('intended', 'unknown') THEN NULL ELSE i.ended_at END AS settledAt,
         EXISTS (SELECT 1 FROM indexed_entries x WHERE x.intent = i.intent AND x.kind = 'manager'
           AND x.outcome IS NOT NULL) AS byHand
       FROM entries e JOIN intents i ON i.intent = e.intent
       WHERE e.seq >= ? AND e.seq <= ? AND e.outcome = 'unknown' ORDER BY e.seq LIMIT ?`,
    )
    .all(first, last, LISTED) as (Omit<ShiftReport['unknowns'][number], 'byHand'> & {
    byHand: number;
  })[];
  return found.map((row) => ({ ...row, byHand: row.byHand === 1 }));
}

function operatorsOf(database: Database, first: number, last: number): string[] {
  const found = database
    .prepare(
      `SELECT operator FROM entries WHERE seq >= ? AND seq <= ? AND operator <> ''
       GROUP BY operator ORDER BY min(seq)`,
    )
    .all(first, last) as { operator: string }[];
  return found.map(({ operator }) => operator);
}

/** Time between "WeChat is away" and "it is back", as far as it lies in the shift. */
function outages(
  database: Database,
  first: number,
  last: number,
  { from, end }: { from: number; end: number },
): { ms: number; times: number } {
  const changes = database
    .prepare(
      `SELECT at, reason FROM entries WHERE seq >= ? AND seq <= ? AND kind = 'system'
         AND reason IN ('wechat-lost', 'wechat-back') ORDER BY seq`,
    )
    .all(first, last) as { at: number; reason: string }[];
  const before = database
    .prepare(
      `SELECT reason FROM indexed_entries
       WHERE facet >= 'system||wechat-' AND facet < 'system||wechat.' AND seq < ?
       ORDER BY seq DESC LIMIT 1`,
    )
    .get(first) as { reason: string } | undefined;
  let since = before?.reason === 'wechat-lost' ? from : null;
  const total = { ms: 0, times: since === null ? 0 : 1 };
  for (const { at, reason } of changes) {
    if (reason === 'wechat-lost' && since === null) {
      since = at;
      total.times += 1;
    } else if (reason === 'wechat-back' && since !== null) {
      total.ms += Math.max(0, at - since);
      since = null;
    }
  }
  if (since !== null) total.ms += Math.max(0, end - since);
  return total;
}

function rows(database: Database, where: string, first: number, last: number): LedgerRow[] {
  const found = database
    .prepare(`SELECT ${ROW_COLUMNS_SQL} FROM entries WHERE seq >= ? AND seq <= ? AND ${where}`)
    .all(first, last) as StoredRow[];
  return found.map((row) => rowOf({ ...row }));
}

function sum(facets: readonly FacetCount[], counts: (facet: Facet) => boolean): number {
  return facets.reduce((total, facet) => total + (counts(facet) ? facet.count : 0), 0);
}

function countBy(
  facets: readonly FacetCount[],
  nameOf: (facet: Facet) => string | null,
): Counted[] {
  return merge(
    facets.flatMap((facet) => {
      const name = nameOf(facet);
      return name === null ? [] : [{ name, count: facet.count }];
    }),
  );
}

function flagCounts(facets: readonly FacetCount[]): Counted<FlagName>[] {
  const all = facets.flatMap(({ flags, count }) => flags.map((name) => ({ name, count })));
  return merge(all.filter(({ name }) => name !== 'custom-code')) as Counted<FlagName>[];
}

/** One line for each name, the most frequent first. */
function merge(...lists: readonly Counted[][]): Counted[] {
  const counts = new Map<string, number>();
  for (const { name, count } of lists.flat()) counts.set(name, (counts.get(name) ?? 0) + count);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

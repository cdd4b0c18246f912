/**
 * Shifts: who stands at the till since when, as chained rows. An open shift outlives a
 * restart, because it is told from its rows.
 */
import type { ShiftState, ShiftStep } from '../../shared/ledger';
import type { Appender } from './append';
import type { Database } from './database';

export interface ShiftSpan {
  shift: number;
  operator: string;
  from: number;
  to: number | null;
  /** The row that closed it; null while it is open. */
  lastSeq: number | null;
}

export interface ShiftBook {
  current(): ShiftState | null;
  open(operator: string): ShiftStep;
  close(): ShiftStep;
  changeOperator(operator: string): ShiftStep;
  /** Newest first. */
  list(limit: number): ShiftSpan[];
  find(shift: number): ShiftSpan | null;
}

const MAX_NAME = 64;

/** The book of an open database. `onOperator` gets who stands there; null without a shift. */
export function createShiftBook(
  database: Database,
  { append, commit }: Appender,
  onOperator: (operator: string | null) => void,
): ShiftBook {
  const openings = database.prepare(
    `SELECT seq, at, operator FROM indexed_entries
     WHERE facet >= 'shift||opened|' AND facet < 'shift||opened}' ORDER BY seq DESC LIMIT ?`,
  );
  const closing = database.prepare(
    `SELECT seq, at FROM indexed_entries
     WHERE facet >= 'shift||closed|' AND facet < 'shift||closed}' AND seq > ?
     ORDER BY seq LIMIT 1`,
  );
  const newestName = database.prepare(
    `SELECT operator FROM indexed_entries
     WHERE facet >= 'shift|' AND facet < 'shift}' AND seq >= ? ORDER BY seq DESC LIMIT 1`,
  );
  type Opening = { seq: number; at: number; operator: string };

  function spanOf({ seq, at, operator }: Opening): ShiftSpan {
    const end = closing.get(seq) as { seq: number; at: number } | undefined;
    return { shift: seq, operator, from: at, to: end?.at ?? null, lastSeq: end?.seq ?? null };
  }

  function list(limit: number): ShiftSpan[] {
    return (openings.all(limit) as Opening[]).map(spanOf);
  }

  function current(): ShiftState | null {
    const [newest] = list(1);
    if (!newest || newest.to !== null) return null;
    const { operator } = newestName.get(newest.shift) as { operator: string };
    return { shift: newest.shift, operator, openedAt: newest.from };
  }

  function write(reason: string, operator: string): ShiftStep {
    const written = commit(() => append({ kind: 'shift', reason }, operator).seq);
    if (!written.ok) return { ok: false, why: 'unwritable' };
    const shift = current();
    onOperator(shift?.operator ?? null);
    return { ok: true, seq: written.value, shift };
  }

  onOperator(current()?.operator ?? null);
  return {
    current,
    open(operator) {
      const name = tidy(operator);
      if (name === '') return { ok: false, why: 'empty' };
      return current() ? { ok: false, why: 'already-open' } : write('opened', name);
    },
    close() {
      const shift = current();
      return shift ? write('closed', shift.operator) : { ok: false, why: 'not-open' };
    },
    changeOperator(operator) {
      const name = tidy(operator);
      if (name === '') return { ok: false, why: 'empty' };
      return current() ? write('operator-changed', name) : { ok: false, why: 'not-open' };
    },
    list,
    find: (shift) => list(Number.MAX_SAFE_INTEGER).find((span) => span.shift === shift) ?? null,
  };
}

/** A name as it is written: one line, nothing invisible, not longer than a name. */
export function tidy(text: string, longest = MAX_NAME): string {
  const visible = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ').replace(/\s+/g, ' ');
  return [...visible.trim()].slice(0, longest).join('');
}

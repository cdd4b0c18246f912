/** One row of the ledger in words: what happened, and what somebody wrote about it. Pure. */
import type { LedgerRow } from '../ledger';
import { never } from '../never';
import { type Reason, type VerdictKind, verdictKinds } from '../reasons';
import { wordOf } from './phrase';
import type { Phrase, Words } from './words';

export interface RowWords {
  what: string;
  /** What a person wrote, or which of its kind it is; empty where there is nothing. */
  note: string;
}

/** The verdict of a row by its name, where it is one that we know. */
export function verdictOf({ verdict }: LedgerRow): VerdictKind | null {
  return verdictKinds.find((kind) => kind === verdict) ?? null;
}

export function describeRow(row: LedgerRow, words: Words): RowWords {
  const { records } = words;
  switch (row.kind) {
    case 'scan':
      return { what: verdictWord(row, words) ?? records.kinds.scan, note: '' };
    case 'intent':
    case 'send':
      return { what: records.kinds[row.kind], note: '' };
    case 'outcome':
    case 'settlement': {
      const what = row.outcome === null ? records.kinds[row.kind] : records.outcomes[row.outcome];
      const word = verdictWord(row, words);
      return { what, note: word === null || word === what ? '' : word };
    }
    case 'manager':
    case 'shift':
    case 'system':
      return describeDeed(row, words);
    default:
      return never(row.kind);
  }
}

/** A reason is a name, and behind a colon what somebody wrote. */
function describeDeed(row: LedgerRow, words: Words): RowWords {
  const { records } = words;
  const [name = '', text = ''] = (row.reason ?? '').split(/:\s*(.*)/s);
  const explained = row.kind === 'system' && row.verdict !== null ? verdictWord(row, words) : null;
  const what = explained ?? records.deeds[name] ?? (name === '' ? records.kinds[row.kind] : name);
  const outcome = row.outcome === null ? '' : records.outcomes[row.outcome];
  const note = [outcome, noteOf(name, text, words)].filter((part) => part !== '');
  return { what, note: note.join(' · ') };
}

/** What a person wrote stays as it is; why nobody knows an outcome is the till's own name. */
function noteOf(name: string, text: string, { records, phrases }: Words): string {
  const faults: Readonly<Record<string, Phrase>> = phrases.fault;
  const why = name.endsWith('-unknown') ? faults[text]?.word : undefined;
  return why ?? records.deeds[text] ?? text;
}

function verdictWord(row: LedgerRow, words: Words): string | null {
  const kind = verdictOf(row);
  return kind === null ? null : wordOf(kind, row.reason as Reason | null, words);
}

/**
 * A change at WeChat's by a manager, written down before it is sent and once it is answered: a
 * deed that the ledger cannot hold is not done, and a lost answer stands there as unknown.
 */
import type { Row } from '../ledger/append';
import type { LedgerWriter } from '../ledger/write';
import type { Answer } from '../wechat/api';
import { untold } from '../wechat/told';

/** What is done; its names in words stand in `records.deeds`, with each ending. */
export interface Deed {
  name: string;
  code?: string;
  cardId: string | null;
  /** Behind the colon: what of it, in wire names and numbers. */
  what: string;
}

export type DeedEnd = 'done' | 'refused' | 'not-sent' | 'unknown';

/** Sends what was recorded first. Null where it could not be recorded: nothing was sent. */
export async function recorded<T>(
  writer: Pick<LedgerWriter, 'add'>,
  deed: Deed,
  send: () => Promise<Answer<T>>,
): Promise<Answer<T> | null> {
  if (!writer.add(rowOf(deed, deed.name)).ok) return null;
  const answer = await send();
  writer.add({
    ...rowOf(deed, `${deed.name}-${endOf(answer)}`),
    errcode: answer.kind === 'refusal' ? answer.errcode : answer.kind === 'ok' ? 0 : null,
    rid: answer.kind === 'refusal' ? answer.rid : null,
    latency_ms: Math.round(answer.meta.latencyMs),
  });
  return answer;
}

/** What was found when a deed of unknown outcome was read back. */
export function recordReadBack(
  writer: Pick<LedgerWriter, 'add'>,
  deed: Deed,
  found: boolean | null,
): void {
  const end = found === null ? 'still-unknown' : found ? 'read-back-done' : 'read-back-not-done';
  writer.add(rowOf(deed, `${deed.name}-${end}`));
}

/** How a deed ended, as far as its answer tells. */
export function endOf(answer: Answer<unknown>): DeedEnd {
  if (answer.kind === 'ok') return 'done';
  if (untold(answer).sent === 'maybe') return 'unknown';
  return answer.kind === 'refusal' ? 'refused' : 'not-sent';
}

function rowOf({ code, cardId, what }: Deed, name: string): Row {
  return {
    kind: 'manager',
    ...(code === undefined ? {} : { code }),
    card_id: cardId,
    source: 'manager',
    reason: what === '' ? name : `${name}: ${what}`,
  };
}

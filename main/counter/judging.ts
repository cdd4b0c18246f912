/** Judges what was found with what this till knows: its settings, its intents, its doubts. */
import type { Verdict } from '../../shared/verdict';
import type { LedgerReader } from '../ledger/read';
import type { Found } from './look-up';
import { type JudgeSettings, judge } from './verdict';

/**
 * Judges what was found. `except`: the intent whose own refusal is judged; it says nothing
 * about itself.
 */
export type JudgeFound = (found: Exclude<Found, { kind: 'choose' }>, except?: number) => Verdict;

/** A judge with this till's knowledge. */
export function createJudge(reader: LedgerReader, settings: () => JudgeSettings): JudgeFound {
  return (found, except) => {
    const known = 'address' in found ? reader.intentsOfCode(found.address.code) : [];
    const intents = known.filter(({ intent }) => intent !== except);
    const { begin, end } = validityOf(found);
    const mayLack = reader.mayLack(begin, end);
    return judge(found, { intents, settings: settings(), localNow: Date.now(), mayLack });
  };
}

/** Validity of a coupon (Unix seconds), as far as WeChat told it. */
function validityOf(found: Found): { begin: number | null; end: number | null } {
  const told = found.kind === 'answered' ? found.answer : null;
  const answer = found.kind === 'refused' ? found.explained : told;
  return { begin: answer?.beginTime ?? null, end: answer?.endTime ?? null };
}

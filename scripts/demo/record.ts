/** What was seen of one practice code, and whether it is what the list says. */
import type { ListedCode } from '../../main/practice/codes';
import type { Outcome } from '../../main/practice/table/code';
import type { Source } from '../../shared/reasons';

export interface Walked {
  entry: ListedCode;
  source: Source;
  /** The verdict of the look-up; null where none came. */
  looked: Outcome | null;
  /** From the scanner's last key, or the camera's read, to the painted verdict. */
  ms: number | null;
  /** What "it is our coupon, ask" or a choice led to. */
  insisted: Outcome | null;
  redeemed: Outcome | null;
  later: Outcome | null;
  /** What kept the walk from going on. */
  stuck: string | null;
}

export function nothingSeen(entry: ListedCode, source: Source): Walked {
  return {
    entry,
    source,
    looked: null,
    ms: null,
    insisted: null,
    redeemed: null,
    later: null,
    stuck: null,
  };
}

/** Everything in which a till differed from the list; empty where all is as listed. */
export function differences(walked: Walked): string[] {
  const { entry, looked, insisted, redeemed, later, stuck } = walked;
  const { afterRedeem, afterAskAnyway } = entry;
  return [
    ...(stuck === null ? [] : [stuck]),
    ...differs('look-up', entry, looked),
    ...(afterAskAnyway ? differs('after asking anyway', afterAskAnyway, insisted) : []),
    ...(afterRedeem ? differs('after redeeming', afterRedeem, redeemed) : []),
    ...(afterRedeem?.later ? differs('later', afterRedeem.later, later) : []),
  ];
}

function differs(when: string, wanted: Outcome, seen: Outcome | null): string[] {
  if (seen?.verdict === wanted.verdict && seen.reason === wanted.reason) return [];
  return [`${when}: ${word(wanted)} expected, ${seen ? word(seen) : 'nothing'} seen`];
}

/** `refused/expired`, or the verdict alone. */
export function word({ verdict, reason }: Outcome): string {
  return reason === '' ? verdict : `${verdict}/${reason}`;
}

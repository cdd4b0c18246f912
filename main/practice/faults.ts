/**
 * What can go wrong on purpose, as data: by API, code and number of times. The table of
 * practice codes brings its own faults; tests add theirs at run time.
 */

import type { Reshape } from './reshape';

/** The calls of the server, by the short names that faults and the log use. */
export const apiNames = [
  'get',
  'consume',
  'decrypt',
  'card',
  'batchget',
  'update',
  'modifystock',
  'delete',
  'stable-token',
  'token',
  'other',
] as const;
export type ApiName = (typeof apiNames)[number];

export type Deed =
  /** Waits, then goes on as if nothing were; the request is carried out after the wait. */
  | { kind: 'latency'; ms: number }
  /** Closes the connection without carrying the request out. */
  | { kind: 'drop-before' }
  /** Carries the request out, then closes the connection without an answer. */
  | { kind: 'drop-after' }
  /** Closes the connection at once and carries the request out later. */
  | { kind: 'apply-late'; ms: number }
  /** Closes the connection and carries the request out right behind the next code/get. */
  | { kind: 'apply-after-read' }
  /** Like drop-before, with a TCP reset. */
  | { kind: 'reset' }
  /** Never answers; with `apply` the request is carried out all the same. */
  | { kind: 'hang'; apply?: boolean }
  /** Another HTTP status, and a body that need not be JSON. */
  | { kind: 'http'; status: number; body?: string; apply?: boolean }
  | { kind: 'errcode'; errcode: number; errmsg?: string; apply?: boolean }
  /** Somebody else changes the coupon right before this request. */
  | { kind: 'set-status'; status: string }
  /** Carries the request out and cuts its answer in half. */
  | { kind: 'truncate' }
  /** Carries the request out and writes its answer in another way (`reshape.ts`). */
  | { kind: 'reshape'; as: Reshape }
  /** Answers without a `Date` header. */
  | { kind: 'no-date' };

export interface Fault {
  api: ApiName | 'any';
  /** The code or encrypt_code that the request names; absent: any. */
  code?: string;
  /** The card_id that the request names; absent: any. */
  cardId?: string;
  /** Only code/get with this `check_consume` (absent in a request counts as true). */
  checkConsume?: boolean;
  /** How often; absent: always. */
  times?: number;
  do: Deed;
}

/** What a request is about, as far as faults and the log are concerned. */
export interface Subject {
  api: ApiName;
  code: string | null;
  cardId: string | null;
  checkConsume: boolean | null;
}

/** What happens to one request: any number of small deeds, at most one that decides. */
export interface Plan {
  deeds: Deed[];
  deciding: Deed | null;
}

export interface Faults {
  /** The plan for a request; counts the faults it uses. */
  planFor(subject: Subject): Plan;
  /** Adds one; the newest is asked first, before those of the practice codes. */
  add(fault: Fault): void;
  /** Removes what was added, all or for one code only. The practice codes keep theirs. */
  clear(code?: string): void;
  reset(): void;
}

/** Faults that go along with others; of all the rest the first one decides. */
const additive: ReadonlySet<Deed['kind']> = new Set(['latency', 'set-status', 'no-date']);

/** A book of faults that starts with those of the practice codes. */
export function createFaults(ofCodes: readonly Fault[]): Faults {
  const byCode = groupBy(ofCodes);
  let added: Fault[] = [];
  let uses = new Map<Fault, number>();

  function take(fault: Fault): boolean {
    if (fault.times === undefined) return true;
    const used = uses.get(fault) ?? 0;
    if (used >= fault.times) return false;
    uses.set(fault, used + 1);
    return true;
  }

  function planFor(subject: Subject): Plan {
    const own = [subject.code, subject.cardId].flatMap((key) =>
      key === null ? [] : (byCode.get(key) ?? []),
    );
    const plan: Plan = { deeds: [], deciding: null };
    for (const fault of [...added, ...own]) {
      if (!concerns(fault, subject)) continue;
      if (additive.has(fault.do.kind)) {
        if (take(fault)) plan.deeds.push(fault.do);
      } else if (!plan.deciding && take(fault)) {
        plan.deciding = fault.do;
      }
    }
    return plan;
  }

  return {
    planFor,
    add: (fault) => {
      added = [fault, ...added];
    },
    clear: (code) => {
      added = code === undefined ? [] : added.filter((fault) => fault.code !== code);
    },
    reset: () => {
      added = [];
      uses = new Map();
    },
  };
}

function concerns(fault: Fault, subject: Subject): boolean {
  return (
    (fault.api === 'any' || fault.api === subject.api) &&
    (fault.code === undefined || fault.code === subject.code) &&
    (fault.cardId === undefined || fault.cardId === subject.cardId) &&
    (fault.checkConsume === undefined || fault.checkConsume === subject.checkConsume)
  );
}

/** Faults under the code or, without one, the card they belong to. */
function groupBy(faults: readonly Fault[]): Map<string, Fault[]> {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) {
    const key = fault.code ?? fault.cardId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), fault]);
  }
  return groups;
}

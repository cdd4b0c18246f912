/** What is wrong with the ledger now: the gravest of its troubles is on the screen. */
import type { LedgerProblem } from '../../shared/counter-state';
import type { StorageTrouble } from './database';

export interface ProblemBook {
  current(): LedgerProblem | null;
  raise(problem: LedgerProblem): void;
  clear(...kinds: LedgerProblem['kind'][]): void;
}

/** Gravest first. */
const order: readonly LedgerProblem['kind'][] = [
  'unwritable',
  'disk-full',
  'read-only',
  'corrupt-restored',
  'broken-chain',
  'clock-set-back',
];

/** Whether nothing can be written now; the next write that succeeds ends it. */
export function isWritingTrouble({ kind }: LedgerProblem): boolean {
  return kind === 'unwritable' || kind === 'disk-full' || kind === 'read-only';
}

/** An empty book. `onChange` gets what is on the screen from now on. */
export function createProblemBook(onChange: (problem: LedgerProblem | null) => void): ProblemBook {
  const problems = new Map<LedgerProblem['kind'], LedgerProblem>();
  let shown: LedgerProblem | null = null;

  function current(): LedgerProblem | null {
    const kind = order.find((one) => problems.has(one));
    return kind === undefined ? null : (problems.get(kind) ?? null);
  }

  function tell(): void {
    const now = current();
    if (JSON.stringify(now) === JSON.stringify(shown)) return;
    shown = now;
    onChange(now);
  }

  return {
    current,
    raise(problem) {
      problems.set(problem.kind, problem);
      tell();
    },
    clear(...kinds) {
      for (const kind of kinds) problems.delete(kind);
      tell();
    },
  };
}

/** The problem that a trouble of writing is to the screen. */
export function problemOf(
  trouble: Exclude<StorageTrouble, 'corrupt'>,
  detail: string,
  folder: string,
): LedgerProblem {
  return trouble === 'read-only' ? { kind: trouble, folder, detail } : { kind: trouble, detail };
}

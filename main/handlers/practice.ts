/** What main does for training: to practice and back, and the sheet of practice codes. */
import { writeFile } from 'node:fs/promises';
import type { PracticeCalls } from '../../shared/practice';
import type { Handlers } from '../ipc';
import type { RunningTill } from '../running-till';

export interface PracticeDeskParts {
  till: RunningTill;
  note: (reason: string) => boolean;
  /** Leaves the console for the counter. */
  leave: () => void;
  askPath: (name: string, format: string) => Promise<string | null>;
  print: (page: string) => Promise<boolean>;
  pdf: (page: string) => Promise<Buffer>;
}

/** The rows of beginning and end stand in the account's own ledger. */
export function practiceHandlers(parts: PracticeDeskParts): Pick<Handlers, keyof PracticeCalls> {
  const { till, note, leave } = parts;
  return {
    async startTraining() {
      if (till.mode() === 'practice') return false;
      if (till.counter.view().state.kind === 'redeeming') {
        // Its outcome must find somebody who sees it.
        leave();
        return false;
      }
      if (!note('training-started')) return false;
      leave();
      return await till.practise();
    },
    async endTraining() {
      if (!(await till.work())) return false;
      note('training-ended');
      leave();
      return true;
    },
    async practiceSheet({ to }) {
      // Its codes are drawn by a library that nothing else needs.
      const { practiceSheet } = await import('../practice/sheet');
      if (to === 'printer') return await parts.print(practiceSheet());
      const path = await parts.askPath('practice-sheet', 'pdf');
      if (path === null) return false;
      await writeFile(path, await parts.pdf(practiceSheet()));
      return true;
    },
  };
}

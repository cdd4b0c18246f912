/**
 * Slips of redemptions: by a key, or by themselves where the settings say so. What becomes of
 * one is told beside the verdict and never changes it.
 */
import type { CounterState } from '../../shared/counter-state';
import type { Printed, SlipState } from '../../shared/printer';

export interface SlipParts {
  /** Never rejects. */
  print: (intent: number) => Promise<Printed>;
  when: () => 'never' | 'by-key' | 'always';
  show: (slip: SlipState | null) => void;
}

export interface Slips {
  /** What is on show now: a redemption seen for the first time may print by itself. */
  seen(state: CounterState): void;
  /** The key: prints what is on show, once more where it was printed before. */
  ask(state: CounterState): void;
  /** Takes the word of the last slip away; one on its way is still told of. */
  clear(): void;
}

export function createSlips({ print, when, show }: SlipParts): Slips {
  /** The newest redemption that had its own slip. */
  let done: number | null = null;
  let newest = 0;
  let printing = false;

  function printNow(intent: number): void {
    done = intent;
    newest += 1;
    const mine = newest;
    printing = true;
    show({ intent, kind: 'printing' });
    void print(intent).then((printed) => {
      // A newer slip's word is not taken away by an older one's.
      if (mine !== newest) return;
      printing = false;
      show(printed.ok ? { intent, kind: 'printed' } : { intent, kind: 'failed', why: printed.why });
    });
  }

  return {
    seen(state) {
      if (state.kind !== 'redeemed' || state.intent === done || when() !== 'always') return;
      printNow(state.intent);
    },
    ask(state) {
      if (state.kind === 'redeemed' && when() !== 'never') printNow(state.intent);
    },
    clear() {
      if (!printing) show(null);
    },
  };
}

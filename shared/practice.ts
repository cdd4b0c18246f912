/** Practice as a training: switched on and off in the console, and the sheet of practice codes. */

export interface PracticeCalls {
  /**
   * The till practises from now on, on a ledger that starts anew, without any network. False
   * where it does so already, and while a redemption is under way. Leaves the console: in the
   * latter case for that redemption's outcome.
   */
  startTraining: { input: null; output: boolean };
  /** Back to the account. False where there is none, or `--practice` was asked for. */
  endTraining: { input: null; output: boolean };
  /** Every practice code on paper or in a file. False where nobody chose a printer or a file. */
  practiceSheet: { input: { to: 'printer' | 'pdf' }; output: boolean };
}

export const practiceCallers = {
  startTraining: 'manager',
  endTraining: 'manager',
  practiceSheet: 'manager',
} as const satisfies Record<keyof PracticeCalls, 'manager'>;

/** The slip printer as windows know it: what became of a slip, and the calls about it. */

/** Why a slip was not printed. */
export type PrinterTrouble =
  /** Nobody there, or it says that it takes nothing. */
  | 'offline'
  | 'out-of-paper'
  /** There, but it stopped answering or taking bytes. */
  | 'timeout';

export type Printed = { ok: true } | { ok: false; why: PrinterTrouble; detail: string };

/** The newest slip of this till. A failure stays until the next slip or Esc. */
export type SlipState = { intent: number } & (
  | { kind: 'printing' }
  | { kind: 'printed' }
  | { kind: 'failed'; why: PrinterTrouble }
);

export interface PrinterCalls {
  /** A slip of the redemption on show. */
  printSlip: { input: { scanId: number }; output: void };
  /** A slip of any redemption in the ledger; `offline` where there is none of that number. */
  printSlipAgain: { input: { intent: number }; output: Printed };
  /** A few lines that show whether the printer is there and writes Chinese. */
  printTestSlip: { input: null; output: Printed };
}

export const printerCallers = {
  printSlip: 'cashier',
  printSlipAgain: 'manager',
  printTestSlip: 'manager',
} as const satisfies Record<keyof PrinterCalls, 'cashier' | 'manager'>;

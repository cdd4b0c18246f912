/** The words about slips and their printer. */
import type { PrinterTrouble } from '../printer';

export interface PrinterWords {
  title: string;
  slipKey: string;
  printing: string;
  printed: string;
  /** Why a slip was not printed, and what to do; the redemption itself stands. */
  failed: Record<PrinterTrouble, string>;
  printAgain: string;
  testSlip: string;
  test: string;
  kind: string;
  kinds: Record<'none' | 'network' | 'serial', string>;
  address: string;
  addressHint: string;
  path: string;
  pathHint: string;
  baud: string;
  paper: string;
  papers: Record<32 | 48, string>;
  when: string;
  whens: Record<'by-key' | 'always', string>;
}

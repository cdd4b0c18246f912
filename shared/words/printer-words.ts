/** The words about slips and their printer. */
import type { PrinterTrouble } from '../printer';
import type { ShownSettings } from '../settings';

export interface PrinterWords {
  title: string;
  slipKey: string;
  printing: string;
  printed: string;
  /** Why a slip was not printed, and what to do; the redemption itself stands. */
  failed: Record<PrinterTrouble, string>;
  printAgain: string;
  /** On every slip of a redemption but the first. */
  copy: string;
  testSlip: string;
  test: string;
  kinds: Record<ShownSettings['printer'], string>;
  papers: Record<ShownSettings['printerPaper'], string>;
  whens: Record<ShownSettings['printSlips'], string>;
}

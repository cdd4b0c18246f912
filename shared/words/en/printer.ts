/** Slips and their printer. */
import type { PrinterWords } from '../printer-words';

export const printer: PrinterWords = {
  title: 'Slip printer',
  slipKey: 'Print a slip',
  printing: 'Printing the slip…',
  printed: 'Slip printed',
  failed: {
    offline:
      'No slip: the printer is not there. The redemption stands; check power and cable, then print again',
    'out-of-paper': 'No slip: out of paper. The redemption stands; load paper, then print again',
    timeout:
      'Slip not finished: the printer does not answer. The redemption stands; look at it, then print again',
  },
  printAgain: 'Print the slip again',
  copy: 'COPY',
  testSlip: 'Test: 中文 ABC 123 ￥9.90',
  test: 'Print a test',
  kinds: { none: 'No printer', network: 'Network printer', serial: 'Serial printer' },
  papers: { 58: '58 mm', 80: '80 mm' },
  whens: { 'by-key': 'On F3', always: 'After every redemption' },
};

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
  testSlip: 'Test: 中文 ABC 123 ￥9.90',
  test: 'Print a test',
  kind: 'Printer',
  kinds: { none: 'No printer', network: 'Network printer', serial: 'Serial printer' },
  address: "The printer's address",
  addressHint: 'For example 192.168.1.50; the port is 9100 unless written',
  path: 'Serial port',
  pathHint: 'For example COM3 or /dev/ttyUSB0',
  baud: 'Baud rate',
  paper: 'Paper width',
  papers: { 32: '58 mm', 48: '80 mm' },
  when: 'When to print',
  whens: { 'by-key': 'On F7', always: 'After every redemption' },
};

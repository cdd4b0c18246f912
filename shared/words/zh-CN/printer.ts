/** 小票与打印机。 */
import type { PrinterWords } from '../printer-words';

export const printer: PrinterWords = {
  title: '小票打印机',
  slipKey: '打印小票',
  printing: '小票打印中…',
  printed: '小票已打印',
  failed: {
    offline: '小票没打出来：打印机没有连上。核销不受影响；看看电源和网线，再打一次',
    'out-of-paper': '小票没打出来：缺纸。核销不受影响；装好纸，再打一次',
    timeout: '小票没打完：打印机没有回应。核销不受影响；看看打印机，再打一次',
  },
  printAgain: '补打小票',
  copy: '副本 补打',
  testSlip: '打印测试：中文 ABC 123 ￥9.90',
  test: '打一张测试',
  kinds: { none: '不用打印机', network: '网口打印机', serial: '串口打印机' },
  papers: { 58: '58 毫米', 80: '80 毫米' },
  whens: { 'by-key': '按 F3 才打', always: '每次核销都打' },
};

/** What stands on a slip: one redemption, for the shop's own papers. Pure. */
import { formatClockSeconds, formatDay } from '../../shared/format';
import type { LedgerIntent } from '../../shared/ledger';
import type { Words } from '../../shared/words/words';
import { type Columns, type Line, pair, slipBytes } from './escpos';

export interface SlipShop {
  storeName: string;
  deviceName: string;
}

/** Whether it is the first slip of its redemption, or one more that must not pass for it. */
export type Issue = 'original' | 'copy';

/** The lines of a redemption's slip. Of the code the last four: the paper lies about. */
export function slipLines(
  redemption: LedgerIntent,
  shop: SlipShop,
  columns: Columns,
  words: Words,
  issue: Issue,
): Line[] {
  const { intent, code, title, state, operator, receipt, at, endedAt } = redemption;
  const { records, panel, shift } = words;
  const moment = endedAt ?? at;
  const facts: [string, string][] = [
    [records.intent, String(intent)],
    [records.code, `****${code.slice(-4)}`],
    [records.at, `${formatDay(moment / 1000)} ${formatClockSeconds(moment)}`],
    [records.operator, operator],
    [records.device, shop.deviceName],
    [shift.receiptKey, receipt ?? ''],
  ];
  const copy: Line[] =
    issue === 'copy' ? [{ text: words.printer.copy, align: 'centre', big: true, bold: true }] : [];
  return [
    { text: shop.storeName, align: 'centre', bold: true },
    ...copy,
    { text: records.outcomes[state], align: 'centre', big: true },
    { text: title ?? panel.noTitle, bold: true },
    ...facts
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ text: pair(name, value, columns) })),
  ];
}

/** The same as bytes for the printer. */
export function slipOf(
  redemption: LedgerIntent,
  shop: SlipShop,
  columns: Columns,
  words: Words,
  issue: Issue,
): Buffer {
  return slipBytes(slipLines(redemption, shop, columns, words, issue), columns);
}

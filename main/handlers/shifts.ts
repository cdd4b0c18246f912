/** What main does for shifts: opening, changing, closing, and their reports on paper. */
import { writeFile } from 'node:fs/promises';
import type { PaperCalls, ShiftCalls } from '../../shared/contract';
import type { LedgerCallName, ShiftReport, ShiftStep } from '../../shared/ledger';
import { wordsFor } from '../../shared/words/languages';
import type { Language } from '../../shared/words/words';
import type { Handlers } from '../ipc';
import type { Ledger } from '../ledger/ledger';
import { shiftReport } from '../ledger/report-data';
import { reportCsv, reportPage } from '../ledger/report-paper';
import { type TitleOf, titled } from './card-titles';

export interface ShiftDeskParts {
  ledger: Ledger;
  /** Name and language of the shop, for its reports. */
  facts: () => { storeName: string; language: Language };
  askPath: (name: string, format: string) => Promise<string | null>;
  print: (page: string) => Promise<boolean>;
  pdf: (page: string) => Promise<Buffer>;
  titleOf: TitleOf;
  /** A shift may have begun or ended. */
  onShift: () => void;
}

export type ShiftHandlers = Pick<
  Handlers,
  | Extract<LedgerCallName, `${string}hift${string}` | 'changeOperator'>
  | keyof PaperCalls
  | keyof ShiftCalls
>;

/** How many rows are looked through for names, and how many names are offered. */
const ROWS_FOR_NAMES = 300;
const NAMES = 12;

export function shiftHandlers(parts: ShiftDeskParts): ShiftHandlers {
  const { ledger } = parts;

  function reportOf(number: number | null): ShiftReport | null {
    const span = number === null ? ledger.shifts.list(1)[0] : ledger.shifts.find(number);
    if (!span) return null;
    const report = shiftReport(ledger.core.database, span, Date.now());
    return { ...report, redeemed: report.redeemed.map((card) => titled(card, parts.titleOf)) };
  }

  function textOf(number: number | null, write: typeof reportPage): string | null {
    const report = reportOf(number);
    const { storeName, language } = parts.facts();
    return report && write(report, storeName, wordsFor(language));
  }

  function after(step: ShiftStep): ShiftStep {
    parts.onShift();
    return step;
  }

  return {
    shiftNow: () => ledger.shifts.current(),
    openShift: ({ operator }) => after(ledger.shifts.open(operator)),
    closeShift: () => after(ledger.endShift()),
    changeOperator: ({ operator }) => ledger.shifts.changeOperator(operator),
    shifts: ({ limit }) =>
      ledger.shifts
        .list(limit)
        .map(({ shift, operator, from, to }) => ({ shift, operator, from, to })),
    operatorNames() {
      const query = { filter: { kind: 'shift' as const }, before: null, limit: ROWS_FOR_NAMES };
      const { rows } = ledger.search.search(query);
      return [...new Set(rows.map(({ operator }) => operator))].slice(0, NAMES);
    },
    shiftReport: ({ shift }) => reportOf(shift),
    shiftReportPage: ({ shift }) => textOf(shift, reportPage),
    shiftReportCsv: ({ shift }) => textOf(shift, reportCsv),
    async printShift({ shift }) {
      const page = textOf(shift, reportPage);
      return page !== null && (await parts.print(page));
    },
    async saveShift({ shift, format }) {
      const text = textOf(shift, format === 'csv' ? reportCsv : reportPage);
      const path = text === null ? null : await parts.askPath('shift', format);
      if (text === null || path === null) return false;
      await writeFile(path, format === 'csv' ? text : await parts.pdf(text));
      return true;
    },
  };
}

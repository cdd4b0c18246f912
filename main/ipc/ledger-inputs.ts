/** Inputs of the ledger's calls. */
import * as v from 'valibot';
import type { PaperCalls, ShiftCalls } from '../../shared/contract';
import { entryKinds, flagNames, type LedgerCallName, outcomes } from '../../shared/ledger';
import type { Inputs } from './inputs';
import { day, note, nothing, whole } from './parts';

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const shift = v.strictObject({ shift: v.nullable(whole) });
const operator = v.strictObject({ operator: note });

export const ledgerInputs: Inputs<LedgerCallName | keyof PaperCalls | keyof ShiftCalls> = {
  ledgerSearch: v.strictObject({
    filter: v.strictObject({
      code: v.optional(name),
      cardId: v.optional(name),
      kind: v.optional(v.picklist(entryKinds)),
      outcome: v.optional(v.picklist(outcomes)),
      verdict: v.optional(name),
      reason: v.optional(name),
      flag: v.optional(v.picklist(flagNames)),
      fromDay: v.optional(day),
      toDay: v.optional(day),
    }),
    before: v.nullable(whole),
    limit: v.pipe(whole, v.minValue(1), v.maxValue(500)),
  }),
  ledgerStory: v.strictObject({ seq: whole }),
  ledgerFacts: nothing,
  ledgerCards: nothing,
  noteReceipt: v.strictObject({ intent: whole, text: note }),
  closeIntent: v.strictObject({
    intent: whole,
    state: v.picklist(['settled-redeemed', 'settled-not-redeemed']),
    reason: note,
  }),
  noteError: v.strictObject({ intent: whole, text: note }),
  shiftNow: nothing,
  openShift: operator,
  closeShift: nothing,
  changeOperator: operator,
  shifts: v.strictObject({ limit: v.pipe(whole, v.maxValue(1_000)) }),
  shiftReport: shift,
  shiftReportPage: shift,
  shiftReportCsv: shift,
  operatorNames: nothing,
  printShift: shift,
  saveShift: v.strictObject({ shift: v.nullable(whole), format: v.picklist(['pdf', 'csv']) }),
  ledgerCheck: nothing,
  ledgerBackup: nothing,
  ledgerExport: v.strictObject({
    format: v.picklist(['csv', 'jsonl']),
    fromDay: v.optional(day),
    toDay: v.optional(day),
  }),
  ledgerExportCancel: nothing,
  ledgerProblemSeen: nothing,
};

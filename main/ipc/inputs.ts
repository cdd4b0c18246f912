/** The shape of every call's input, checked at the door before its handler runs. */
import * as v from 'valibot';
import type { CallInput, CallName } from '../../shared/contract';
import { accountInputs } from './account-inputs';
import { cardsInputs } from './cards-inputs';
import { codesInputs } from './codes-inputs';
import { healthInputs } from './health-inputs';
import { ledgerInputs } from './ledger-inputs';
import { managerInputs } from './manager-inputs';
import { nothing, shortText, whole } from './parts';
import { scannerInputs } from './scanner-inputs';
import { settingsInputs } from './settings-inputs';
import { statisticsInputs } from './statistics-inputs';
import { updateInputs } from './update-inputs';

export type Inputs<N extends CallName = CallName> = {
  [M in N]: v.GenericSchema<unknown, CallInput<M>>;
};

const onScan = v.strictObject({ scanId: whole });

export const inputs: Inputs = {
  cameraSaw: v.strictObject({
    reads: v.pipe(
      v.array(
        v.strictObject({
          text: shortText,
          symbology: v.picklist(['QRCode', 'Code128', 'Code39', 'EAN13']),
        }),
      ),
      v.maxLength(4),
    ),
  }),
  typed: v.strictObject({ text: shortText }),
  codeField: v.strictObject({ empty: v.boolean() }),
  redeem: onScan,
  redeemConfirm: onScan,
  choose: v.strictObject({ scanId: whole, code: shortText, cardId: v.nullable(shortText) }),
  askAnyway: onScan,
  askAgain: nothing,
  clear: nothing,
  askReceipt: onScan,
  replaceReceipt: onScan,
  settledSeen: v.strictObject({ intent: whole }),
  showCustomer: nothing,
  view: nothing,
  till: nothing,
  ...managerInputs,
  ...ledgerInputs,
  ...codesInputs,
  ...cardsInputs,
  printSlip: onScan,
  printSlipAgain: v.strictObject({ intent: whole }),
  printTestSlip: nothing,
  ...settingsInputs,
  ...healthInputs,
  ...accountInputs,
  ...scannerInputs,
  ...statisticsInputs,
  ...updateInputs,
};

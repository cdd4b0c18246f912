/** Inputs of the calls about hand scanners. */
import * as v from 'valibot';
import type { ScannerCalls } from '../../shared/scanners';
import { scannerSchema } from '../settings/scanner-schema';
import type { Inputs } from './inputs';
import { nothing, whole } from './parts';

const perhaps = v.strictObject({ id: v.nullable(whole) });

export const scannerInputs: Inputs<keyof ScannerCalls> = {
  scanners: nothing,
  scannerDevices: nothing,
  scannerSave: v.strictObject({ scanner: scannerSchema }),
  scannerUse: perhaps,
  scannerForget: v.strictObject({ id: whole }),
  doctorBegin: perhaps,
  doctorJudge: nothing,
  doctorEnd: nothing,
};

/** Inputs of the manager's calls. */
import * as v from 'valibot';
import type { ManagerCalls } from '../../shared/manager';
import type { Inputs } from './inputs';
import { nothing, whole } from './parts';

/** Whatever was typed: whether it is a PIN is the lock's to say. */
const pin = v.strictObject({ pin: v.pipe(v.string(), v.maxLength(64)) });
const offer = v.strictObject({ offer: whole });

export const managerInputs: Inputs<keyof ManagerCalls> = {
  managerState: nothing,
  managerUnlock: pin,
  managerSetPin: pin,
  managerLock: nothing,
  screen: v.strictObject({ name: v.picklist(['counter', 'manager', 'first-run']) }),
  takeOffered: offer,
  dropOffered: offer,
};

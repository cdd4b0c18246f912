/** Inputs of the health page's calls. */
import * as v from 'valibot';
import { cameraStates, type HealthCalls } from '../../shared/health';
import type { Inputs } from './inputs';
import { nothing } from './parts';

export const healthInputs: Inputs<keyof HealthCalls> = {
  health: nothing,
  supportReport: nothing,
  cameraState: v.strictObject({ state: v.picklist(cameraStates) }),
};

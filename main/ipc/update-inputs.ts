/** Inputs of the update card's calls: where updates come from is a setting, nothing else is said. */
import type { UpdateCalls } from '../../shared/updates';
import type { Inputs } from './inputs';
import { nothing } from './parts';

export const updateInputs: Inputs<keyof UpdateCalls> = {
  updateState: nothing,
  lookForUpdate: nothing,
  takeUpdate: nothing,
};

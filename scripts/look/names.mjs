/** Names of the sample states, for plain Node. */
import { tsImport } from 'tsx/esm/api';

const { sampleStates } = await tsImport('./samples.ts', import.meta.url);
export const sampleNames = Object.keys(sampleStates(Date.now()));

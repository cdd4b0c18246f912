/** The rooms of the console that have pictures, in the rail's order. */
import { healthRoom } from './health';
import { ledgerRoom } from './ledger';
import type { Room } from './room';

export const rooms: readonly Room[] = [ledgerRoom, healthRoom];

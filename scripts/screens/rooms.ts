/** The rooms of the console that have pictures, in the rail's order. */
import { ledgerRoom } from './ledger';
import type { Room } from './room';

export const rooms: readonly Room[] = [ledgerRoom];

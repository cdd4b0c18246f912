/** The rooms of the console that have pictures, in the rail's order. */
import { codesRoom } from './codes';
import { ledgerRoom } from './ledger';
import { membersRoom } from './members';
import type { Room } from './room';

export const rooms: readonly Room[] = [membersRoom, codesRoom, ledgerRoom];

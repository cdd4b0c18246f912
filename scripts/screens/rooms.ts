/** The rooms of the console that have pictures, in the rail's order. */
import { cardsRoom } from './cards';
import { healthRoom } from './health';
import { ledgerRoom } from './ledger';
import type { Room } from './room';
import { settingsRoom } from './settings';

export const rooms: readonly Room[] = [cardsRoom, ledgerRoom, settingsRoom, healthRoom];

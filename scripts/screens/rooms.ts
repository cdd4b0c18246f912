/** The rooms of the console that have pictures, in the rail's order. */
import { cardsRoom } from './cards';
import { ledgerRoom } from './ledger';
import type { Room } from './room';
import { settingsRoom } from './settings';
import { statisticsRoom } from './statistics';

export const rooms: readonly Room[] = [cardsRoom, statisticsRoom, ledgerRoom, settingsRoom];

/** The rooms of the console that have pictures, in the rail's order. */
import { cardsRoom } from './cards';
import { ledgerRoom } from './ledger';
import type { Room } from './room';
import { scannersRoom } from './scanners';
import { settingsRoom } from './settings';

export const rooms: readonly Room[] = [cardsRoom, ledgerRoom, settingsRoom, scannersRoom];

/** The rooms of the console that have pictures, in the rail's order. */

import { cameraRoom } from './camera';
import { cardsRoom } from './cards';
import { codesRoom } from './codes';
import { healthRoom } from './health';
import { ledgerRoom } from './ledger';
import { membersRoom } from './members';
import type { Room } from './room';
import { scannersRoom } from './scanners';
import { settingsRoom } from './settings';
import { statisticsRoom } from './statistics';

export const rooms: readonly Room[] = [
  membersRoom,
  cardsRoom,
  codesRoom,
  statisticsRoom,
  ledgerRoom,
  settingsRoom,
  scannersRoom,
  healthRoom,
  // The last: it leaves the console, and its canvas stays the till's camera.
  cameraRoom,
];

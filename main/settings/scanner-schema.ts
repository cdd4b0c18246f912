/** The shape of a hand scanner, as the settings file and a window may bring it. */
import * as v from 'valibot';
import {
  baudRates,
  capsLockHabits,
  charsets,
  endings,
  gunLayouts,
  MOST_SCANNERS,
  type Scanner,
  type ScannerSettings,
  suffixes,
} from '../../shared/scanners';
import { GAP_RANGE_MS } from '../scanner/profiles';

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(64));
const place = v.pipe(v.string(), v.maxLength(256));

const strip = v.strictObject({
  before: text,
  after: text,
  aim: v.boolean(),
  eci: v.boolean(),
  stars: v.boolean(),
});
const device = v.strictObject({ vendor: text, product: text, serial: place, path: place });
const gap = v.pipe(v.number(), v.minValue(GAP_RANGE_MS.least), v.maxValue(GAP_RANGE_MS.most));

export const scannerSchema: v.GenericSchema<unknown, Scanner> = v.variant('kind', [
  v.strictObject({
    kind: v.literal('wedge'),
    id,
    name: text,
    gapMs: gap,
    layout: v.picklist(gunLayouts),
    capsLock: v.picklist(capsLockHabits),
    suffix: v.nullable(v.picklist(suffixes)),
    strip,
  }),
  v.strictObject({
    kind: v.literal('serial'),
    id,
    name: text,
    device,
    baudRate: v.picklist(baudRates),
    ending: v.picklist(endings),
    charset: v.picklist(charsets),
    strip,
  }),
  v.strictObject({
    kind: v.literal('hid'),
    id,
    name: text,
    device,
    charset: v.picklist(charsets),
    strip,
  }),
]);

export const scannersSchema: v.GenericSchema<unknown, ScannerSettings> = v.strictObject({
  scanners: v.pipe(v.array(scannerSchema), v.maxLength(MOST_SCANNERS)),
  wedge: v.nullable(id),
});

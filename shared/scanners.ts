/**
 * Hand scanners as the shop knows them: those that type (keyboard wedge), those on a serial port,
 * those that speak HID-POS; their test, the scanner doctor; and the calls about all of it.
 */
import type { Finding } from './scanner-findings';

/** Keyboard layouts that a gun itself may be set to. The PC's layout never matters. */
export const gunLayouts = ['us', 'uk', 'de', 'fr', 'jp'] as const;
export type GunLayout = (typeof gunLayouts)[number];

/**
 * What a gun does about Caps Lock. `ignore`: nothing, and Caps Lock changes nothing. `follow`: it
 * turns its Shift round while it is on (some do, to please a PC). `always`: it believes it to be on.
 */
export const capsLockHabits = ['ignore', 'follow', 'always'] as const;
export type CapsLockHabit = (typeof capsLockHabits)[number];

/** What the gun adds that is not part of the code, taken off in this order. */
export interface Strip {
  /** Texts that the gun was told to put before and after each code; empty where none. */
  before: string;
  after: string;
  /** An AIM symbology identifier, e.g. `]Q1`. */
  aim: boolean;
  /** An ECI in its transmitted form, e.g. `\000026` (UTF-8). */
  eci: boolean;
  /** The start and stop signs of a Code 39, `*…*`. */
  stars: boolean;
}

/** A gun that adds nothing. */
export const noStrip: Strip = { before: '', after: '', aim: false, eci: false, stars: false };

export const suffixes = ['enter', 'tab', 'none'] as const;
export type Suffix = (typeof suffixes)[number];

/** What is known of one hand scanner that types like a keyboard. */
export interface ScannerProfile {
  name: string;
  /** Longest pause between two keys of one scan, calibrated per scanner. Milliseconds. */
  gapMs: number;
  layout: GunLayout;
  capsLock: CapsLockHabit;
  /** As the doctor saw it last; null before. Every suffix is understood, whatever stands here. */
  suffix: Suffix | null;
  strip: Strip;
}

/** By what a device is known again. `path` counts where the rest is empty: a port without USB. */
export interface DeviceIdentity {
  /** USB ids as four hexadecimal digits; empty where there are none. */
  vendor: string;
  product: string;
  serial: string;
  path: string;
}

/** How a scan ends on a serial line. `any`: CR, LF or Tab, or silence. */
export const endings = ['any', 'cr', 'lf', 'crlf', 'tab', 'silence'] as const;
export type Ending = (typeof endings)[number];

export const charsets = ['utf-8', 'gb18030'] as const;
export type Charset = (typeof charsets)[number];

export const baudRates = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] as const;

/** `id` is this till's number of the scanner, over all kinds; 0 before it is kept. */
export type WedgeScanner = ScannerProfile & { kind: 'wedge'; id: number };

export interface SerialScanner {
  kind: 'serial';
  id: number;
  name: string;
  device: DeviceIdentity;
  baudRate: number;
  ending: Ending;
  charset: Charset;
  strip: Strip;
}

export interface HidScanner {
  kind: 'hid';
  id: number;
  name: string;
  device: DeviceIdentity;
  charset: Charset;
  strip: Strip;
}

export type DeviceScanner = SerialScanner | HidScanner;
export type Scanner = WedgeScanner | DeviceScanner;
/** As the ledger names where a scan came from. */
export type ScannerSource = Scanner['kind'];

/** Of one till; more would be a mistake, or an attack on its memory. */
export const MOST_SCANNERS = 32;

/** As it stands in the settings. */
export interface ScannerSettings {
  scanners: Scanner[];
  /** Whose profile reads the keys: no key event says which gun it came from. Null: the first one. */
  wedge: number | null;
}

/**
 * How it stands with a device. `refused`: it is there, but another program holds it or this user
 * may not open it. `taken`: another scanner of this till has its port. `no-port`: what its path
 * names is no serial port. `no-driver`: the library for it cannot be loaded on this PC.
 */
export type LinkState =
  | 'searching'
  | 'ready'
  | 'absent'
  | 'refused'
  | 'taken'
  | 'no-port'
  | 'no-driver';

/**
 * Why a path is no serial port: it is not named like one, nothing is there and the name says
 * nothing either, or something else is there.
 */
export type PortFault = 'name' | 'not-there' | 'folder' | 'file' | 'other-device';

/** What became of a scanner that was to be kept. */
export type Saved =
  | { kind: 'kept'; id: number }
  /** Its device is among the scanners already, as this one. */
  | { kind: 'there'; id: number }
  | { kind: 'no-port'; fault: PortFault }
  /** There are `MOST_SCANNERS`. */
  | { kind: 'full' }
  | { kind: 'unwritable' };

/** How it stands with one chosen device. Times are milliseconds since 1970. */
export interface DeviceStanding {
  id: number;
  kind: DeviceScanner['kind'];
  name: string;
  link: LinkState;
  /** Since when it is connected; otherwise since when it is not. */
  since: number;
  /** Null where it has read nothing since the till was started. */
  lastScanAt: number | null;
}

export interface ScannersView extends ScannerSettings {
  /** Of the devices, by their ids. */
  links: Record<number, LinkState>;
  /** Of the devices that are `taken`: by which scanner. */
  takenBy: Record<number, number>;
  /** Of the profile in use: keys at most this far apart may be a scan. Milliseconds. */
  gapMs: number;
}

/** A device that is plugged in now. */
export interface FoundDevice {
  kind: DeviceScanner['kind'];
  /** As the system and the device call it. */
  label: string;
  device: DeviceIdentity;
}

export interface FoundDevices {
  devices: FoundDevice[];
  /** Kinds whose library cannot be loaded on this PC. */
  noDriver: DeviceScanner['kind'][];
}

/** Which code of the doctor's page was read. */
export type TestCode = 'qr' | 'code128';

export interface TestScan {
  /** Null where what came is none of the two. */
  code: TestCode | null;
  /** As it was understood, at most 64 characters. */
  text: string;
}

/** A test in progress, or at its end. */
export interface DoctorView {
  scanner: Scanner['kind'];
  /** How it stands with the device; null for a scanner that types. */
  link: LinkState | null;
  scans: TestScan[];
  /** Null while scans are awaited. */
  findings: Finding[] | null;
  /** False where the profile could not be stored. */
  stored: boolean;
}

/** Test scans of one test. */
export const TEST_SCANS = 3;

export interface ScannerCalls {
  scanners: { input: null; output: ScannersView };
  /** Looks for devices; loads their libraries at the first time. */
  scannerDevices: { input: null; output: FoundDevices };
  /** Keeps a scanner, a new one where `id` is 0. */
  scannerSave: { input: { scanner: Scanner }; output: Saved };
  /** The typing scanner whose profile reads the keys. */
  scannerUse: { input: { id: number | null }; output: boolean };
  scannerForget: { input: { id: number }; output: boolean };
  /** Begins a test, anew where one is on. Null: a typing scanner that is not kept yet. */
  doctorBegin: { input: { id: number | null }; output: DoctorView };
  /** Judges what came so far: nothing more will come. */
  doctorJudge: { input: null; output: void };
  doctorEnd: { input: null; output: void };
}

export const scannerCallers = {
  scanners: 'cashier',
  scannerDevices: 'set-up',
  scannerSave: 'set-up',
  scannerUse: 'set-up',
  scannerForget: 'set-up',
  doctorBegin: 'set-up',
  doctorJudge: 'set-up',
  doctorEnd: 'set-up',
} as const satisfies Record<keyof ScannerCalls, 'cashier' | 'set-up'>;

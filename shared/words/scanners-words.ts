/** The words of the hand scanners: their settings, and the scanner doctor. */
import type { Deed, Finding, FindingKind } from '../scanner-findings';
import type {
  CapsLockHabit,
  Charset,
  Ending,
  GunLayout,
  LinkState,
  PortFault,
  Scanner,
  Suffix,
  TestCode,
} from '../scanners';

/** What was found, and what it means for the shop. */
export interface FindingWords {
  title: string;
  text: string;
}

/** A trouble, and what to do about it. */
export interface TroubleWords {
  what: string;
  todo: string;
}

export interface DoctorWords {
  title: string;
  intro: string;
  codes: Record<TestCode, string>;
  scanOf: (nth: number, all: number) => string;
  /** What to do for the scans without the field, and for the last one, into the field. */
  scanNow: string;
  scanIntoField: string;
  field: string;
  /** A device that cannot be heard now. */
  waiting: Record<Exclude<LinkState, 'ready'>, TroubleWords>;
  read: Record<TestCode, string>;
  readOther: (text: string) => string;
  nothingCame: string;
  results: string;
  allWell: string;
  notStored: string;
  again: string;
  done: string;
  stop: string;
  begin: string;
  later: string;
  deeds: Record<Deed, string>;
  findings: { [K in FindingKind]: (finding: Extract<Finding, { kind: K }>) => FindingWords };
}

export interface ScannersWords {
  kinds: Record<Scanner['kind'], string>;
  links: Record<LinkState, string>;
  takenBy: (name: string) => string;
  none: string;
  unnamed: (id: number) => string;
  name: string;
  inUse: string;
  use: string;
  inUseHint: string;
  test: string;
  forget: string;
  forgetSure: string;
  details: string;
  layout: string;
  layouts: Record<GunLayout, string>;
  capsLock: string;
  capsLocks: Record<CapsLockHabit, string>;
  gap: string;
  gapValue: (ms: number) => string;
  suffix: string;
  suffixes: Record<Suffix | 'unknown', string>;
  baudRate: string;
  ending: string;
  endings: Record<Ending, string>;
  charset: string;
  charsets: Record<Charset, string>;
  strip: string;
  before: string;
  after: string;
  aim: string;
  eci: string;
  stars: string;
  add: string;
  addTyping: string;
  addTypingHint: string;
  addDevice: string;
  addDeviceHint: string;
  found: string;
  foundNone: string;
  lookAgain: string;
  choose: string;
  otherPort: string;
  otherPortHint: string;
  portFaults: Record<PortFault, (path: string) => string>;
  there: (name: string) => string;
  full: string;
  noDriver: (kind: string) => string;
}

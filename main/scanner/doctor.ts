/**
 * The scanner doctor: takes everything that hand scanners send while it is open, so that none of it
 * reaches the counter, a field or a button, cuts it into test scans by silence, and has them judged.
 */
import {
  type DeviceScanner,
  type DoctorView,
  type LinkState,
  type Scanner,
  TEST_SCANS,
  type TestScan,
  type WedgeScanner,
} from '../../shared/scanners';
import { diagnoseKeys, shownScan, testScanOf } from './diagnose';
import { diagnoseBytes, readBytes } from './diagnose-bytes';
import { placeKey } from './doctor-keys';
import type { Key } from './key';
import { isSign, type RecordedKey } from './key-record';
import { defaultProfile } from './profiles';

export interface DoctorParts {
  /** False while the counter is on show: there every scan is the counter's. */
  mayTest: () => boolean;
  scanner: (id: number) => Scanner | null;
  /** How it stands with a device. */
  link: (id: number) => LinkState | null;
  /** Keeps what was learnt; false where it cannot be stored. */
  keep: (scanner: Scanner) => boolean;
  push: (view: DoctorView | null) => void;
}

export interface Doctor {
  begin(id: number | null): DoctorView;
  judge(): void;
  end(): void;
  isOpen(): boolean;
  /** Takes one key event; true where the page must not get it. */
  key(key: Key, at: number): boolean;
  /** What a device sent. */
  bytes(id: number, bytes: Uint8Array): void;
  /** How it stands with the devices has changed. */
  linked(): void;
}

/** One test, of one scanner: what its scans sent so far. */
type Test =
  | { kind: 'keys'; scanner: WedgeScanner; scans: RecordedKey[][] }
  | { kind: 'bytes'; scanner: DeviceScanner; scans: Uint8Array[] };

/** So long without a key or a byte, and a test scan has ended. Longer than any gun's pauses. */
const SILENCE_MS = 500;
/** More bytes are no code, and must not fill the memory. */
const MOST_BYTES = 4_500;
/** Fewer characters are a person who touched a key. */
const LEAST_SIGNS = 3;

const newWedge: WedgeScanner = { ...defaultProfile, kind: 'wedge', id: 0 };

export function createDoctor(parts: DoctorParts): Doctor {
  const { mayTest, scanner: find, keep, push } = parts;
  let test: Test | null = null;
  let view: DoctorView | null = null;
  let keys: RecordedKey[] = [];
  let bytes: Uint8Array = new Uint8Array();
  let signAt = Number.NEGATIVE_INFINITY;
  let silence: NodeJS.Timeout | undefined;
  const taken = new Set<string>();

  function show(next: DoctorView | null): void {
    view = next;
    push(next);
  }

  function isOpen(): boolean {
    return view !== null && mayTest();
  }

  function listening(): boolean {
    return isOpen() && view?.findings === null;
  }

  function forget(): void {
    clearTimeout(silence);
    keys = [];
    bytes = new Uint8Array();
  }

  function awaitSilence(): void {
    clearTimeout(silence);
    silence = setTimeout(endScan, SILENCE_MS);
  }

  /** A silence: what came before it is a test scan, or a person's stray key. */
  function endScan(): void {
    const scan = test?.kind === 'keys' ? endOfKeys(test) : endOfBytes(test);
    forget();
    if (scan === null || view === null) return;
    show({ ...view, scans: [...view.scans, scan] });
    if (view.scans.length >= TEST_SCANS) judge();
  }

  function endOfKeys(mine: Test & { kind: 'keys' }): TestScan | null {
    if (keys.filter(isSign).length < LEAST_SIGNS) return null;
    mine.scans.push(keys);
    return testScanOf(keys, mine.scanner);
  }

  function endOfBytes(mine: Test | null): TestScan | null {
    if (mine?.kind !== 'bytes' || bytes.length < LEAST_SIGNS) return null;
    mine.scans.push(bytes);
    return shownScan(readBytes(bytes, mine.scanner.kind));
  }

  function linkOf({ kind, scanner: { id } }: Test): LinkState | null {
    return kind === 'keys' ? null : parts.link(id);
  }

  function judge(): void {
    if (test === null || view === null || !listening()) return;
    forget();
    const { scanner } = test;
    const { findings, profile } =
      test.kind === 'keys'
        ? diagnoseKeys(test.scans, test.scanner)
        : diagnoseBytes(test.scans, test.scanner);
    const learnt = profile === scanner ? null : ({ ...scanner, ...profile } as Scanner);
    const stored = learnt === null || keep(learnt);
    show({ ...view, findings, stored });
  }

  return {
    begin(id) {
      forget();
      const scanner = (id === null ? null : find(id)) ?? newWedge;
      test =
        scanner.kind === 'wedge'
          ? { kind: 'keys', scanner, scans: [] }
          : { kind: 'bytes', scanner, scans: [] };
      const link = linkOf(test);
      const begun = { scanner: scanner.kind, link, scans: [], findings: null, stored: true };
      show(begun);
      return begun;
    },
    judge,
    end() {
      forget();
      test = null;
      if (view !== null) show(null);
    },
    isOpen,
    key(key, at) {
      if (!isOpen()) return false;
      if (key.type === 'keyUp') {
        if (listening()) keys.push({ key, at });
        return taken.delete(key.code);
      }
      const place = placeKey(key, at - signAt);
      if (place === 'pass') return false;
      const record = { key, at };
      if (isSign(record)) signAt = at;
      if (listening() && !key.isAutoRepeat) {
        keys.push(record);
        awaitSilence();
      }
      if (place === 'take') taken.add(key.code);
      return place === 'take';
    },
    bytes(id, came) {
      if (!listening() || test?.kind !== 'bytes' || test.scanner.id !== id) return;
      const room = Math.max(0, MOST_BYTES - bytes.length);
      bytes = Uint8Array.of(...bytes, ...came.subarray(0, room));
      awaitSilence();
    },
    linked() {
      if (test === null || view === null || view.findings !== null) return;
      const link = linkOf(test);
      if (link === view.link) return;
      // What was cut off by pulling the plug is no test scan.
      if (link !== 'ready') forget();
      show({ ...view, link });
    },
  };
}

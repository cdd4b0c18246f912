/** A test from its first key to its profile: what is taken, what passes, and when it is over. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDoctor, type Doctor } from '../../../main/scanner/doctor';
import {
  type DoctorView,
  type LinkState,
  noStrip,
  type Scanner,
  type SerialScanner,
} from '../../../shared/scanners';
import { testTexts } from '../../../shared/test-codes';
import { identity } from './fake-devices';
import { keyOf } from './play';
import { press, type } from './rows';

const { qr } = testTexts;
const serial: SerialScanner = {
  kind: 'serial',
  id: 3,
  name: '',
  device: identity('COM3'),
  baudRate: 9600,
  ending: 'any',
  charset: 'utf-8',
  strip: noStrip,
};

let told: (DoctorView | null)[];
let kept: Scanner[];
let inConsole: boolean;
let link: LinkState;
let writable: boolean;
let doctor: Doctor;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  kept = [];
  inConsole = true;
  link = 'ready';
  writable = true;
  doctor = createDoctor({
    mayTest: () => inConsole,
    scanner: (id) => (id === serial.id ? serial : null),
    link: () => link,
    keep(scanner) {
      if (writable) kept.push(scanner);
      return writable;
    },
    push: (view) => told.push(view),
  });
});
afterEach(() => vi.useRealTimers());

const view = () => told.at(-1) ?? null;

/** Plays keys and says which of them the page got. */
function play(rows: ReturnType<typeof press>): string[] {
  return rows.flatMap((row) => {
    vi.advanceTimersByTime(Math.max(0, row[0] - performance.now()));
    const taken = doctor.key(keyOf(row), performance.now());
    return taken || row[1] === 'keyUp' ? [] : [row[2]];
  });
}

function scan(text = qr, end = 'Enter'): string[] {
  const from = performance.now() + 10;
  const rows = type(from, text, [8]);
  const passed = play([...rows, ...press(from + text.length * 8, end)]);
  vi.advanceTimersByTime(600);
  return passed;
}

describe('an open test', () => {
  test('takes every key of three scans, judges them and keeps a new scanner', () => {
    doctor.begin(null);
    expect([scan(), scan(), scan()].flat()).toEqual([]);
    expect(view()?.findings?.map(({ kind }) => kind)).toEqual(['suffix', 'speed', 'layout']);
    expect(kept).toMatchObject([{ kind: 'wedge', id: 0, gapMs: 30, suffix: 'enter' }]);
  });

  test('goes on taking scans when it has judged, and records no more', () => {
    doctor.begin(null);
    for (let count = 0; count < 5; count += 1) expect(scan()).toEqual([]);
    expect([view()?.scans.length, kept.length]).toEqual([3, 1]);
  });

  test('lets a person walk the page: Tab, Enter, Space, Esc, but nothing right after a sign', () => {
    doctor.begin(null);
    const keys = ['Tab', 'Enter', ' ', 'Escape', 'ArrowDown', 'F9'];
    const at = performance.now() + 1_000;
    expect(play(keys.flatMap((key, index) => press(at + index * 200, key)))).toEqual(keys);
    expect(play([...press(at + 2_000, 'a'), ...press(at + 2_100, ' ')])).toEqual([]);
    expect(play(press(at + 3_000, ' '))).toEqual([' ']);
  });

  test('takes no stray key for a scan', () => {
    doctor.begin(null);
    play(press(performance.now() + 10, 'a'));
    vi.advanceTimersByTime(600);
    expect(view()?.scans).toEqual([]);
  });

  test('says what came so far when nothing more will come, or that nothing came', () => {
    doctor.begin(null);
    doctor.judge();
    expect(view()?.findings).toEqual([{ kind: 'no-scan', deed: 'advice' }]);
    expect(kept).toEqual([]);
    doctor.begin(null);
    scan();
    doctor.judge();
    expect(view()?.findings?.[0]?.kind).toBe('suffix');
    expect(kept).toHaveLength(1);
  });

  test('that cannot store its profile says so', () => {
    writable = false;
    doctor.begin(null);
    for (let count = 0; count < 3; count += 1) scan();
    expect(view()?.stored).toBe(false);
  });
});

describe('a test of a device', () => {
  const bytes = (text: string) => Uint8Array.from(Buffer.from(text));

  test('puts the pieces of a scan together, and keeps what it learnt', () => {
    doctor.begin(serial.id);
    for (let count = 0; count < 3; count += 1) {
      doctor.bytes(serial.id, bytes(qr.slice(0, 4)));
      vi.advanceTimersByTime(100);
      doctor.bytes(serial.id, bytes(`${qr.slice(4)}\r`));
      vi.advanceTimersByTime(600);
    }
    expect(kept).toEqual([{ ...serial, ending: 'cr' }]);
  });

  test('that is not plugged in, or pulled out, says so and goes on by itself', () => {
    link = 'absent';
    expect(doctor.begin(serial.id).link).toBe('absent');
    link = 'ready';
    doctor.linked();
    expect(view()).toMatchObject({ link: 'ready', scans: [] });
    doctor.bytes(serial.id, bytes(`${qr}\r`));
    vi.advanceTimersByTime(600);
    doctor.bytes(serial.id, bytes(qr.slice(0, 5)));
    link = 'absent';
    doctor.linked();
    vi.advanceTimersByTime(600);
    expect(view()).toMatchObject({ link: 'absent', scans: [{ code: 'qr' }] });
    link = 'ready';
    doctor.linked();
    for (let count = 0; count < 2; count += 1) {
      doctor.bytes(serial.id, bytes(`${qr}\r`));
      vi.advanceTimersByTime(600);
    }
    expect(kept).toEqual([{ ...serial, ending: 'cr' }]);
  });

  test('of a gun that types has no device to wait for', () => {
    expect(doctor.begin(null).link).toBeNull();
    doctor.linked();
    expect(view()?.link).toBeNull();
  });

  test('keeps no more of a gun gone mad than a code is long, and judges it', () => {
    doctor.begin(serial.id);
    for (let count = 0; count < 160; count += 1) {
      doctor.bytes(serial.id, new Uint8Array(65_536).fill(0x39));
    }
    vi.advanceTimersByTime(600);
    expect(view()?.scans).toEqual([{ code: null, text: '9'.repeat(64) }]);
  });

  test('hears no other device, and no keys', () => {
    doctor.begin(serial.id);
    doctor.bytes(9, bytes(`${qr}\r`));
    expect(scan()).toEqual([]);
    vi.advanceTimersByTime(600);
    expect(view()?.scans).toEqual([]);
  });
});

describe('no test', () => {
  test('is on before it begins and after it ends: every key is the page’s', () => {
    expect(scan()).toHaveLength(qr.length + 1);
    doctor.begin(null);
    doctor.end();
    expect([doctor.isOpen(), view()]).toEqual([false, null]);
    expect(scan()).toHaveLength(qr.length + 1);
  });

  test('is on at the counter, whoever began one there', () => {
    inConsole = false;
    doctor.begin(null);
    expect(doctor.isOpen()).toBe(false);
    expect(scan()).toHaveLength(qr.length + 1);
  });
});

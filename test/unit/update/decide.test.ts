/** Which archive is an update, and when it is taken. */
import { describe, expect, test } from 'vitest';
import { decide, type Situation } from '../../../main/update/decide';
import { compareVersions, type Offer, offersIn } from '../../../main/update/release';

const SUM = 'a'.repeat(64);
const offer = (version: string): Offer => ({
  version,
  file: `kaquan-kiosk-${version}-linux-x64.tar.gz`,
  sha256: SUM,
});
const quiet: Situation = {
  running: '0.2.0',
  waiting: null,
  failed: [],
  shiftOpen: false,
  byHand: false,
};

describe('a decision', () => {
  test.each([
    ['the newer one is taken', ['0.3.0'], {}, { kind: 'take', offer: offer('0.3.0') }],
    [
      'the newest of several',
      ['0.3.0', '0.10.0', '0.9.9'],
      {},
      { kind: 'take', offer: offer('0.10.0') },
    ],
    ['the same is left', ['0.2.0'], {}, { kind: 'leave', why: 'nothing-newer' }],
    ['an older one is left', ['0.1.9'], {}, { kind: 'leave', why: 'nothing-newer' }],
    [
      'an older one is left by hand too',
      ['0.1.9'],
      { byHand: true },
      { kind: 'leave', why: 'nothing-newer' },
    ],
    ['none is none', [], {}, { kind: 'leave', why: 'nothing-newer' }],
    ['one that waits is left', ['0.3.0'], { waiting: '0.3.0' }, { kind: 'leave', why: 'waiting' }],
    [
      'a newer one than the waiting is taken',
      ['0.3.1'],
      { waiting: '0.3.0' },
      { kind: 'take', offer: offer('0.3.1') },
    ],
    [
      'during a shift it is left',
      ['0.3.0'],
      { shiftOpen: true },
      { kind: 'leave', why: 'shift-open' },
    ],
    [
      'during a shift by hand it is taken',
      ['0.3.0'],
      { shiftOpen: true, byHand: true },
      { kind: 'take', offer: offer('0.3.0') },
    ],
    [
      'one that failed is left',
      ['0.3.0'],
      { failed: ['0.3.0'] },
      { kind: 'leave', why: 'failed-before' },
    ],
    [
      'one that failed is taken by hand',
      ['0.3.0'],
      { failed: ['0.3.0'], byHand: true },
      { kind: 'take', offer: offer('0.3.0') },
    ],
    [
      'one after a failed one is taken',
      ['0.3.1'],
      { failed: ['0.3.0'] },
      { kind: 'take', offer: offer('0.3.1') },
    ],
  ] satisfies [string, string[], Partial<Situation>, unknown][])(
    '%s',
    (_, versions, change, step) => {
      expect(decide(versions.map(offer), { ...quiet, ...change })).toEqual(step);
    },
  );
});

describe('a list of sums', () => {
  test('offers this platform’s archives and nothing else', () => {
    const sums = [
      `${SUM}  kaquan-kiosk-0.3.0-linux-x64.tar.gz`,
      `${SUM} *kaquan-kiosk-0.10.0-linux-x64.tar.gz`,
      `${SUM}  kaquan-kiosk-0.4.0-linux-arm64.tar.gz`,
      `${SUM}  kaquan-kiosk-0.5.0-win-x64.zip`,
      `${SUM}  kaquan-kiosk-0.6.0-linux-amd64.deb`,
      `${SUM}  ../kaquan-kiosk-0.7.0-linux-x64.tar.gz`,
      `${SUM}  kaquan-kiosk-0.8.0-linux-x64.tar.gz.exe`,
      `${SUM.toUpperCase()}  kaquan-kiosk-0.9.0-linux-x64.tar.gz`,
      `short  kaquan-kiosk-0.9.1-linux-x64.tar.gz`,
      `${SUM}  kaquan-kiosk-0.9.2-beta-linux-x64.tar.gz`,
    ].join('\n');
    expect(offersIn(sums, 'linux', 'x64').map(({ version }) => version)).toEqual([
      '0.10.0',
      '0.3.0',
    ]);
    expect(offersIn(sums, 'win32', 'x64').map(({ version }) => version)).toEqual(['0.5.0']);
    expect(offersIn(sums, 'freebsd', 'x64')).toEqual([]);
  });

  test('compares versions by number', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0);
    expect(compareVersions('1.0', '0.0.1')).toBeLessThan(0);
  });
});

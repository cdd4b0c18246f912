/** Every diagnosis of the scanner doctor, from the keys that a gun sends to the profile it gets. */
import { describe, expect, test } from 'vitest';
import { diagnoseKeys, testScanOf } from '../../../main/scanner/diagnose';
import { gapsOf, type RecordedKey, suffixOf, textOf } from '../../../main/scanner/key-record';
import { defaultProfile, silenceMs, strip } from '../../../main/scanner/profiles';
import type { Finding, FindingKind } from '../../../shared/scanner-findings';
import type { GunLayout, ScannerProfile } from '../../../shared/scanners';
import { testTexts } from '../../../shared/test-codes';
import { keyOf, type Row } from './play';
import { positionOn, press } from './rows';

interface Gun {
  layout?: GunLayout;
  gapMs?: number;
  suffix?: 'Enter' | 'Tab' | 'CRLF' | 'Ctrl+J' | 'none';
  /** Caps Lock of the PC is on. */
  capsLock?: boolean;
  /** What the gun makes of a sign before it presses its key. */
  turn?: (sign: string) => string;
}

const { qr, code128 } = testTexts;

/** What a gun of this layout presses to write a text: positions, not letters. */
function scan(text: string, gun: Gun = {}): RecordedKey[] {
  const { layout = 'us', gapMs = 10, suffix = 'Enter', capsLock = false, turn = asItIs } = gun;
  const flag = capsLock ? ' capslock' : '';
  const rows: Row[] = [...text].flatMap((sign, index) => {
    const { code, shift } = positionOn(layout, turn(sign));
    const at = index * gapMs;
    const shiftDown = press(at - gapMs / 2, 'Shift', 'shift', 'ShiftLeft')[0];
    const own = press(at, sign, `${shift ? 'shift' : ''}${flag}`, code);
    return shift && shiftDown ? [shiftDown, ...own] : own;
  });
  const end = text.length * gapMs;
  return [...rows, ...endOf(suffix, end)].map((row) => ({ key: keyOf(row), at: row[0] }));
}

function endOf(suffix: Gun['suffix'], at: number): Row[] {
  switch (suffix) {
    case 'CRLF':
      return [...press(at, 'Enter'), ...press(at + 8, 'Enter')];
    case 'Ctrl+J':
      return press(at, 'j', 'control', 'KeyJ');
    case 'Enter':
    case 'Tab':
      return press(at, suffix);
    default:
      return [];
  }
}

const asItIs = (sign: string) => sign;
const otherCase = (sign: string) =>
  sign === sign.toUpperCase() ? sign.toLowerCase() : sign.toUpperCase();
const three = (text: string, gun?: Gun) => [scan(text, gun), scan(text, gun), scan(text, gun)];

function found(scans: RecordedKey[][], before: ScannerProfile = defaultProfile) {
  const { findings, profile } = diagnoseKeys(scans, before);
  const of = (kind: FindingKind) => findings.find((finding) => finding.kind === kind);
  return { findings, profile, of, kinds: findings.map(({ kind, deed }) => `${kind} ${deed}`) };
}

/** What the till makes of a scan by this profile. */
const readBy = (profile: ScannerProfile, keys: RecordedKey[]) =>
  strip(textOf(keys, profile), profile.strip);

test('a good gun is fine, and only its speed is taken over', () => {
  const { kinds, profile } = found(three(qr));
  expect(kinds).toEqual(['suffix fine', 'speed set', 'layout fine']);
  expect(profile).toEqual({ ...defaultProfile, gapMs: 30, suffix: 'enter' });
});

describe('suffix', () => {
  test.each([
    ['Enter', 'enter', 'fine', 'enter'],
    ['CRLF', 'crlf', 'fine', 'enter'],
    ['Ctrl+J', 'lf', 'fine', 'enter'],
    ['Tab', 'tab', 'fine', 'tab'],
    ['none', 'none', 'advice', 'none'],
  ] as const)('%s is seen as %s', (suffix, seen, deed, kept) => {
    const { of, profile } = found(three(qr, { suffix }));
    expect(of('suffix')).toEqual({ kind: 'suffix', suffix: seen, deed });
    expect(profile.suffix).toBe(kept);
  });
});

describe('speed', () => {
  test.each([
    [4, 30],
    [16, 48],
    [40, 120],
    [60, 150],
    [120, 150],
  ])('a key every %d ms gives a gap of %d ms', (gapMs, gap) => {
    // Without capitals, so that no Shift halves a pause.
    const lower = three('az5y:8"kq-'.replace(/[:"]/g, ''), { gapMs });
    const { of, profile } = found(lower);
    expect(of('speed')).toMatchObject({ medianMs: gapMs, slowestMs: gapMs, gapMs: gap });
    expect(profile.gapMs).toBe(gap);
  });

  test('one slow key does not end its scan, and does not widen the gap to its size', () => {
    const scans = three(qr).map((keys, nth) =>
      keys.map((one, index) => ({ ...one, at: one.at + (nth === 1 && index > 8 ? 90 : 0) })),
    );
    const slowest = Math.max(...scans.flatMap(gapsOf));
    const { profile } = found(scans);
    expect(silenceMs(profile)).toBeGreaterThan(slowest);
    expect(profile.gapMs).toBeLessThan(slowest);
  });

  test('pauses that no gap bears are told, and the gap is as wide as it may be', () => {
    const { kinds, profile } = found(three(qr, { gapMs: 180 }));
    expect(kinds).toContain('too-slow advice');
    expect(profile.gapMs).toBe(150);
  });
});

describe('layout', () => {
  test.each(['uk', 'de', 'fr', 'jp'] as const)('a %s gun is found out by either code', (layout) => {
    for (const text of [qr, code128]) {
      const scans = three(text, { layout });
      const { of, profile } = found(scans);
      expect(of('layout')).toEqual({ kind: 'layout', layout, deed: 'set' });
      expect(readBy(profile, scan('KQ-COFFEE-001', { layout }))).toBe('KQ-COFFEE-001');
      expect(readBy(defaultProfile, scans[0] ?? [])).not.toBe(text);
    }
  });

  test('a gun that was set back is found out too', () => {
    const { of, profile } = found(three(qr), { ...defaultProfile, layout: 'fr' });
    expect(of('layout')).toEqual({ kind: 'layout', layout: 'us', deed: 'set' });
    expect(profile.layout).toBe('us');
  });
});

describe('Caps Lock', () => {
  test.each([
    ['that ignores it', { capsLock: true }, 'ignore', 'fine'],
    ['that follows it', { capsLock: true, turn: otherCase }, 'follow', 'set'],
    ['that believes it on', { turn: otherCase }, 'always', 'set'],
  ] as const)('of a gun %s', (_, gun, habit, deed) => {
    const { of, profile } = found(three(qr, gun));
    expect(of('caps-lock')).toEqual({ kind: 'caps-lock', habit, deed });
    expect(profile.capsLock).toBe(habit);
    expect(readBy(profile, scan('Ab-C', gun))).toBe('Ab-C');
  });

  test('off, and no matter to the gun, is not spoken of', () => {
    expect(found(three(qr)).of('caps-lock')).toBeUndefined();
  });
});

describe('an input method', () => {
  const eaten = scan(qr).map(({ key, at }, index) => ({
    key: index % 3 === 0 ? { ...key, key: 'Process' } : key,
    at,
  }));

  test('that took keys of the last scan is told, and spoils nothing else', () => {
    const { kinds, profile } = found([scan(qr), scan(qr), eaten.slice(4)]);
    expect(kinds).toEqual(['suffix fine', 'speed set', 'layout fine', 'input-method advice']);
    expect(profile.gapMs).toBe(30);
  });

  test('that took keys of all of them leaves the profile as it was', () => {
    const { kinds, profile } = found([eaten, eaten, eaten]);
    expect([kinds, profile]).toEqual([['input-method advice'], defaultProfile]);
  });
});

describe('characters', () => {
  const doubled = [...qr].map((sign) => sign + sign).join('');
  test.each([
    ['doubled', doubled, qr],
    ['doubled', 'Kq77z-Ay4:m"9//Wb', qr],
    ['missing', 'Kq7-Ay4:m"9Wb', qr],
    ['missing', 'q7z-Ay4:m"9/W', qr],
    ['missing', 'Az5:8"q-', code128],
  ] as const)('that are %s are told, never guessed: %s', (kind, got, wanted) => {
    const { of, profile } = found([scan(qr), scan(got), scan(got)]);
    expect(of(kind)).toEqual({ kind, wanted, got, deed: 'advice' });
    expect(profile.strip).toEqual(defaultProfile.strip);
  });

  test('of another code are told as they came', () => {
    const { of, profile } = found(three('6901234567892'));
    expect(of('unreadable')).toEqual({
      kind: 'unreadable',
      got: '6901234567892',
      deed: 'advice',
    });
    expect(profile.layout).toBe('us');
  });
});

describe('what a gun adds', () => {
  test.each([
    [']Q1', '', { aim: true }],
    ['\\000026', '', { eci: true }],
    [']Q1\\000026', '', { aim: true, eci: true }],
    ['*', '*', { stars: true }],
    ['POS-1', '', { before: 'POS-1' }],
    ['#]Q1', '', { before: '#', aim: true }],
    ['', '%9', { after: '%9' }],
    ['*', '', { before: '*' }],
    ['a', 'b', { before: 'a', after: 'b' }],
  ])('%j before and %j after is taken off from then on', (before, after, expected) => {
    const { of, profile } = found(three(before + qr + after));
    expect(profile.strip).toEqual({ ...defaultProfile.strip, ...expected });
    expect(readBy(profile, scan(`${before}409632457895${after}`))).toBe('409632457895');
    expect(of('added')).toMatchObject({ text: before || after, deed: 'set' });
  });

  test('and no longer adds is forgotten', () => {
    const before = { ...defaultProfile, strip: { ...defaultProfile.strip, before: 'POS-1' } };
    expect(found(three(qr), before).profile.strip).toEqual(defaultProfile.strip);
  });
});

describe('a gun', () => {
  test('that read only the bars may not read QR codes', () => {
    expect(found(three(code128)).kinds).toContain('one-d-only advice');
    expect(found([scan(code128), scan(qr), scan(code128)]).of('one-d-only')).toBeUndefined();
  });

  test('of which nothing came is told so, and its profile stays', () => {
    const { kinds, profile } = found([]);
    expect([kinds, profile]).toEqual([['no-scan advice'], defaultProfile]);
  });

  test('with several faults has all of them told, each once', () => {
    const scans = [
      scan(`#${code128}`, { layout: 'de', suffix: 'none', gapMs: 30 }),
      scan(`#${code128}`, { layout: 'de', suffix: 'none', gapMs: 30 }),
      scan('Az5y8"Kq-', { layout: 'de', suffix: 'none', gapMs: 30 }),
    ];
    const kinds = found(scans).kinds;
    expect(kinds).toEqual([
      'missing advice',
      'one-d-only advice',
      'suffix advice',
      'speed set',
      'layout set',
      'added set',
    ]);
  });
});

test('a scan is shown by the code it was, read in whatever way makes sense of it', () => {
  const shown = (keys: RecordedKey[]) => testScanOf(keys, defaultProfile);
  expect(shown(scan(qr, { layout: 'fr' }))).toEqual({ code: 'qr', text: qr });
  expect(shown(scan(code128))).toEqual({ code: 'code128', text: code128 });
  expect(shown(scan('6901234567892'))).toEqual({ code: null, text: '6901234567892' });
});

test('the test codes are something else by every other layout', () => {
  const layouts = ['us', 'uk', 'de', 'fr', 'jp'] as const;
  for (const text of [qr, code128]) {
    for (const gun of layouts) {
      const keys = scan(text, { layout: gun });
      const right = layouts.filter(
        (layout) => textOf(keys, { ...defaultProfile, layout }) === text,
      );
      expect([gun, right]).toEqual([gun, [gun]]);
    }
  }
  expect(suffixOf(scan(qr, { suffix: 'none' }))).toBe('none');
});

/** Every kind of finding is reached by a test above or by the line's own. */
test('no finding is without a case', () => {
  const kinds = [
    ...found(three(code128, { layout: 'de', capsLock: true })).findings,
    ...found([]).findings,
    ...found([scan(`x${qr}`), scan('Kq7-Ay4:m"9Wb'), scan('KKq7z-Ay4:m"9/Wb')]).findings,
    ...found(three('6901234567892', { gapMs: 200 })).findings,
    ...found(
      three(qr).map((keys) => keys.map(({ key, at }) => ({ key: { ...key, key: 'Process' }, at }))),
    ).findings,
  ].map(({ kind }: Finding) => kind);
  const all: Record<FindingKind, true> = {
    suffix: true,
    speed: true,
    'too-slow': true,
    layout: true,
    'caps-lock': true,
    'input-method': true,
    doubled: true,
    missing: true,
    added: true,
    'one-d-only': true,
    'no-scan': true,
    unreadable: true,
  };
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(all).sort());
});

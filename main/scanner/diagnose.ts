/**
 * The scanner doctor's judgement. Pure: what three test scans sent, and the profile before them, in;
 * what was found, and the profile that takes care of it, out. A profile only ever mends what is the
 * same in every scan and can be undone exactly: characters that are lost or doubled are told, never
 * guessed.
 */
import { never } from '../../shared/never';
import type { Finding } from '../../shared/scanner-findings';
import {
  type CapsLockHabit,
  capsLockHabits,
  type GunLayout,
  gunLayouts,
  noStrip,
  type ScannerProfile,
  type Strip,
  type Suffix,
  type TestScan,
} from '../../shared/scanners';
import { type Compared, compare, likeness, stripOf } from './compare';
import {
  gapsOf,
  hasInputMethod,
  type RecordedKey,
  type RecordedSuffix,
  suffixOf,
  textOf,
} from './key-record';
import { boundGap, defaultProfile, GAP_RANGE_MS } from './profiles';

export interface Diagnosis<P> {
  findings: Finding[];
  /** The profile to keep from now on; as it was where nothing could be learnt. */
  profile: P;
}

/** A text and what it was likest to. */
export interface Read {
  text: string;
  compared: Compared;
}

interface Way {
  layout: GunLayout;
  capsLock: CapsLockHabit;
}

/** A gun's next scan may be slower than its three test scans: the gap leaves room. */
const ROOM = 3;
/**
 * One slow key in a scan may as well be this PC's: what is clearly a gun may pause for twice the
 * gap without ending its scan, so the slowest pause must lie well within that, not within the gap.
 */
const ROOM_OVER_SLOWEST = 0.6;
const EXCERPT = 64;

/** Judges the test scans of a gun that types. */
export function diagnoseKeys(
  scans: readonly (readonly RecordedKey[])[],
  before: ScannerProfile,
): Diagnosis<ScannerProfile> {
  if (scans.length === 0) {
    return { findings: [{ kind: 'no-scan', deed: 'advice' }], profile: before };
  }
  const eaten = scans.filter(hasInputMethod);
  const clean = scans.filter((keys) => !hasInputMethod(keys));
  const method: Finding[] = eaten.length > 0 ? [{ kind: 'input-method', deed: 'advice' }] : [];
  if (clean.length === 0) return { findings: method, profile: before };
  const way = likeliestWay(clean, before);
  const reads = readAll(clean, { ...before, ...way });
  const suffix = commonest(clean.map(suffixOf));
  const speed = judgeSpeed(clean);
  const added = judgeAdded(reads);
  const readable = added.strip !== null;
  const profile: ScannerProfile = {
    ...before,
    gapMs: speed.gapMs,
    suffix: suffixKind(suffix),
    ...(readable ? { ...way, strip: added.strip ?? noStrip } : {}),
  };
  return {
    findings: [
      ...judgeTexts(reads),
      { kind: 'suffix', suffix, deed: suffix === 'none' ? 'advice' : 'fine' },
      ...speed.findings,
      ...(readable ? judgeWay(way, before, clean) : []),
      ...added.findings,
      ...method,
    ],
    profile,
  };
}

/** One scan as the doctor's page shows it. */
export function testScanOf(keys: readonly RecordedKey[], profile: ScannerProfile): TestScan {
  const [read] = readAll([keys], { ...profile, ...likeliestWay([keys], profile) });
  return shownScan(read ?? { text: '', compared: { kind: 'other' } });
}

export function shownScan({ text, compared }: Read): TestScan {
  const code = compared.kind === 'other' ? null : compared.code;
  return { code, text: text.slice(0, EXCERPT) };
}

/** What became of the codes: not read, garbled, or only the bars. */
export function judgeTexts(reads: readonly Read[]): Finding[] {
  const whole = reads.flatMap(({ compared }) => (compared.kind === 'whole' ? compared.code : []));
  const oneD = whole.length > 0 && whole.every((code) => code === 'code128');
  return [
    ...firstOfEach(reads.flatMap(damageOf)),
    ...(oneD ? [{ kind: 'one-d-only', deed: 'advice' } as const] : []),
  ];
}

/** What stands round the codes; null where no code came whole. */
export function judgeAdded(reads: readonly Read[]): { strip: Strip | null; findings: Finding[] } {
  const whole = reads.flatMap(({ compared }) => (compared.kind === 'whole' ? compared : []));
  if (whole.length === 0) return { strip: null, findings: [] };
  const before = commonest(whole.map((one) => one.before));
  const after = commonest(whole.map((one) => one.after));
  const findings: Finding[] = [
    { kind: 'added', where: 'before', text: before, deed: 'set' } as const,
    { kind: 'added', where: 'after', text: after, deed: 'set' } as const,
  ].filter(({ text }) => text !== '');
  return { strip: stripOf(before, after), findings };
}

/** The value that came most often; of those, the first. There must be one. */
export function commonest<T>(values: readonly T[]): T {
  const count = (value: T) => values.filter((one) => one === value).length;
  return values.reduce((best, value) => (count(value) > count(best) ? value : best));
}

/** The layout and Caps Lock habit by which most of the scans make sense; first the one it had. */
function likeliestWay(
  scans: readonly (readonly RecordedKey[])[],
  { layout, capsLock }: ScannerProfile,
): Way {
  const ways = [layout, ...gunLayouts].flatMap((one) =>
    [capsLock, ...capsLockHabits].map((habit): Way => ({ layout: one, capsLock: habit })),
  );
  const score = (way: Way) =>
    readAll(scans, { ...defaultProfile, ...way })
      .map(({ compared }) => likeness(compared))
      .reduce((sum, one) => sum + one, 0);
  const scored = ways.map((way) => ({ way, points: score(way) }));
  return scored.reduce((best, one) => (one.points > best.points ? one : best), {
    way: { layout, capsLock },
    points: score({ layout, capsLock }),
  }).way;
}

function readAll(scans: readonly (readonly RecordedKey[])[], profile: ScannerProfile): Read[] {
  return scans.map((keys) => {
    const text = textOf(keys, profile);
    return { text, compared: compare(text) };
  });
}

function judgeSpeed(scans: readonly (readonly RecordedKey[])[]): {
  findings: Finding[];
  gapMs: number;
} {
  const gaps = scans.flatMap(gapsOf).sort((a, b) => a - b);
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(share * gaps.length))];
  const slowest = at(1) ?? 0;
  const usual = at(0.95) ?? 0;
  const gapMs = Math.ceil(boundGap(Math.max(ROOM * usual, ROOM_OVER_SLOWEST * slowest)));
  const slowestMs = Math.round(slowest);
  if (usual > GAP_RANGE_MS.most || slowest > 2 * GAP_RANGE_MS.most) {
    return { findings: [{ kind: 'too-slow', slowestMs, deed: 'advice' }], gapMs };
  }
  const medianMs = Math.round(at(0.5) ?? 0);
  return { findings: [{ kind: 'speed', medianMs, slowestMs, gapMs, deed: 'set' }], gapMs };
}

function judgeWay(
  way: Way,
  before: ScannerProfile,
  scans: readonly (readonly RecordedKey[])[],
): Finding[] {
  const lockOn = scans.some((keys) => keys.some(({ key }) => key.modifiers?.includes('capslock')));
  const changed = way.layout !== before.layout || way.layout !== 'us';
  const findings: Finding[] = [
    { kind: 'layout', layout: way.layout, deed: changed ? 'set' : 'fine' },
  ];
  if (!lockOn && way.capsLock === 'ignore') return findings;
  const deed = way.capsLock === 'ignore' ? 'fine' : 'set';
  return [...findings, { kind: 'caps-lock', habit: way.capsLock, deed }];
}

function suffixKind(suffix: RecordedSuffix): Suffix {
  switch (suffix) {
    case 'none':
    case 'tab':
      return suffix;
    case 'enter':
    case 'crlf':
    case 'cr':
    case 'lf':
      return 'enter';
    default:
      return never(suffix);
  }
}

function damageOf({ text, compared }: Read): Finding[] {
  const got = text.slice(0, EXCERPT);
  switch (compared.kind) {
    case 'whole':
      return [];
    case 'doubled':
    case 'missing':
      return [{ kind: compared.kind, wanted: compared.wanted, got, deed: 'advice' }];
    case 'other':
      return [{ kind: 'unreadable', got, deed: 'advice' }];
    default:
      return never(compared);
  }
}

/** Three scans with the same fault are one finding. */
function firstOfEach(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ kind }, index) => findings.findIndex((one) => one.kind === kind) === index,
  );
}

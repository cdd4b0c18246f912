/**
 * Hours at a till, drawn at random: a person types and corrects, guns of every speed read between,
 * over and right after it. No character may leak, none may be lost, none may change its place.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultProfile, silenceMs } from '../../../main/scanner/profiles';
import { play, type Row } from './play';
import { lastDown, positionOf, press, type } from './rows';

interface Typing {
  kind: 'typing';
  keys: { key: string; gap: number }[];
}
interface Scan {
  kind: 'scan';
  text: string;
  gaps: number[];
  suffix: 'Enter' | 'Tab' | 'CRLF' | 'none';
  suffixGap: number;
}
type Part = (Typing | Scan) & { pause: number };

const sign = fc.integer({ min: 32, max: 126 }).map((value) => String.fromCharCode(value));
const named = fc.constantFrom('Backspace', 'ArrowLeft', 'Delete', 'Home');
const key = fc.oneof({ weight: 6, arbitrary: sign }, { weight: 1, arbitrary: named });

/** Fingers: now and then two keys in quick succession, never four. */
const typing: fc.Arbitrary<Typing> = fc
  .array(
    fc.record({
      key,
      gap: fc.oneof(fc.integer({ min: 26, max: 50 }), fc.integer({ min: 51, max: 400 })),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((keys) => ({
    kind: 'typing',
    keys: keys.map((one, index) => (index % 3 === 0 ? { ...one, gap: one.gap + 51 } : one)),
  }));

const scan = (gapMs: number): fc.Arbitrary<Scan> =>
  fc.record({
    kind: fc.constant('scan' as const),
    text: fc.string({ unit: sign, minLength: 5, maxLength: 40 }),
    gaps: fc.oneof(
      fc.array(fc.integer({ min: 0, max: gapMs / 2 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: gapMs }), { minLength: 1, maxLength: 12 }),
    ),
    suffix: fc.constantFrom('Enter', 'Tab', 'CRLF', 'none'),
    suffixGap: fc.integer({ min: 0, max: 2 * gapMs - 1 }),
  });

const day = (gapMs: number) =>
  fc.array(
    fc.tuple(fc.oneof(typing, scan(gapMs)), fc.integer({ min: 1, max: 400 })).map(
      ([part, pause]): Part => ({
        ...part,
        pause: pause + silenceMs({ ...defaultProfile, gapMs }),
      }),
    ),
    { minLength: 1, maxLength: 12 },
  );

function rowsOf(parts: Part[]): Row[] {
  let at = 0;
  return parts.flatMap((part) => {
    const rows = part.kind === 'typing' ? typed(at, part) : scanned(at, part);
    at = lastDown(rows) + part.pause;
    return rows;
  });
}

function typed(from: number, { keys }: Typing): Row[] {
  let at = from;
  return keys.flatMap(({ key: name, gap }, index) => {
    if (index > 0) at += gap;
    if (name.length > 1) return press(at, name);
    const { code, shift } = positionOf(name);
    return press(at, name, shift ? 'shift' : '', code);
  });
}

function scanned(from: number, { text, gaps, suffix, suffixGap }: Scan): Row[] {
  const rows = type(from, text, gaps);
  const at = lastDown(rows) + suffixGap;
  if (suffix === 'none') return rows;
  if (suffix === 'CRLF') return [...rows, ...press(at, 'Enter'), ...press(at + 8, 'Enter')];
  return [...rows, ...press(at, suffix)];
}

function expected(parts: Part[]) {
  return {
    scans: parts.flatMap((part) => (part.kind === 'scan' ? [part.text] : [])),
    page: parts.flatMap((part) => (part.kind === 'typing' ? part.keys.map((one) => one.key) : [])),
  };
}

test.each([50, 30, 120, 150])('0 leaked, 0 lost, in order, with a gap of %d ms', (gapMs) => {
  const profile = { ...defaultProfile, gapMs };
  const scale = gapMs / 50;
  fc.assert(
    fc.property(day(gapMs), fc.boolean(), fc.boolean(), (drawn, timers, dropsKeyUps) => {
      const parts = drawn.map((part) =>
        part.kind === 'scan'
          ? part
          : {
              ...part,
              keys: part.keys.map((one) => ({ ...one, gap: Math.ceil(one.gap * scale) })),
            },
      );
      const { scans, page } = play(rowsOf(parts), { profile, timers, dropsKeyUps });
      expect({ scans, page }).toEqual(expected(parts));
    }),
    { numRuns: 400 },
  );
});

test('a gun that is clearly a gun is heard in the middle of typing', () => {
  const gun = fc.record({
    text: fc.string({ unit: sign, minLength: 5, maxLength: 40 }),
    gap: fc.integer({ min: 0, max: 25 }),
    before: fc.integer({ min: 51, max: 100 }),
  });
  fc.assert(
    fc.property(typing, gun, typing, (first, { text, gap, before }, second) => {
      const start = typed(0, first);
      const middle = type(lastDown(start) + before, text, [gap]);
      const rest = typed(lastDown(middle) + 101, second);
      const { scans, page } = play([...start, ...middle, ...rest]);
      const keys = [...first.keys, ...second.keys].map((one) => one.key);
      expect({ scans, page }).toEqual({ scans: [text], page: keys });
    }),
    { numRuns: 400 },
  );
});

test("a person's other keys in a scan keep their order and stay out of it", () => {
  const text = fc.string({ unit: sign, minLength: 5, maxLength: 40 });
  const others = fc.array(fc.tuple(fc.nat(300), named), { maxLength: 8 });
  fc.assert(
    fc.property(text, others, (code, drawn) => {
      const late = [...drawn].sort(([a], [b]) => a - b);
      const inTime = late.filter(([at]) => at <= (code.length - 1) * 8);
      const keys = inTime.flatMap(([at, name]) => press(at, name));
      const rows = [...type(0, code, [8]), ...keys].sort(([a], [b]) => a - b);
      const { scans, page } = play(rows);
      expect({ scans, page }).toEqual({ scans: [code], page: inTime.map(([, name]) => name) });
    }),
    { numRuns: 300 },
  );
});

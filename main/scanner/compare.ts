/** How what a gun sent differs from the code it was shown. Pure. */
import { never } from '../../shared/never';
import { noStrip, type Strip, type TestCode } from '../../shared/scanners';
import { testTexts } from '../../shared/test-codes';

export type Compared =
  /** The code is in it, whole; what stands round it is what the gun adds. */
  | { kind: 'whole'; code: TestCode; before: string; after: string }
  | { kind: 'doubled' | 'missing'; code: TestCode; wanted: string }
  | { kind: 'other' };

const codes = ['qr', 'code128'] as const satisfies readonly TestCode[];

/** Compares a text with both test codes, and says what it is likest to. */
export function compare(text: string): Compared {
  // No character of a test code stands twice in a row. A doubled first one is no prefix.
  const single = text.replace(/(.)\1+/gsu, '$1');
  for (const code of codes) {
    const wanted = testTexts[code];
    if (single === wanted && text !== wanted) return { kind: 'doubled', code, wanted };
  }
  for (const code of codes) {
    const wanted = testTexts[code];
    const at = text.indexOf(wanted);
    if (at < 0) continue;
    // Sent twice for one trigger: what comes after it is no text of the gun's own.
    if (text.includes(wanted, at + wanted.length)) return { kind: 'doubled', code, wanted };
    return {
      kind: 'whole',
      code,
      before: text.slice(0, at),
      after: text.slice(at + wanted.length),
    };
  }
  for (const code of codes) {
    if (single.includes(testTexts[code])) return { kind: 'doubled', code, wanted: testTexts[code] };
  }
  for (const code of codes) {
    const wanted = testTexts[code];
    const long = text.length >= wanted.length / 2;
    if (long && isLeftOf(text, wanted)) return { kind: 'missing', code, wanted };
  }
  return { kind: 'other' };
}

/** How sure a comparison makes that a text was read in the right way. */
export function likeness({ kind }: Compared): number {
  switch (kind) {
    case 'whole':
      return 3;
    case 'doubled':
    case 'missing':
      return 1;
    case 'other':
      return 0;
    default:
      return never(kind);
  }
}

/** What a profile must take off, where this stands round the code. */
export function stripOf(before: string, after: string): Strip {
  const parts = /^(.*?)(\][A-Za-z][0-9A-Za-z])?(\\\d{6})?(\*)?$/s.exec(before) ?? [];
  const [, own = '', aim, eci, star] = parts;
  const stars = star !== undefined && after.startsWith('*');
  // A star before the code alone is no Code 39's: all of it is the gun's own text.
  if (star !== undefined && !stars) return { ...noStrip, before, after };
  return {
    before: own,
    after: stars ? after.slice(1) : after,
    aim: aim !== undefined,
    eci: eci !== undefined,
    stars,
  };
}

/** Whether `text` is `whole` with some of its characters left out. */
function isLeftOf(text: string, whole: string): boolean {
  let at = 0;
  for (const sign of whole) if (sign === text[at]) at += 1;
  return at === text.length;
}

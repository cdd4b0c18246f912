/** Measures a verdict's word, so that CSS can make it as large as the panel allows. */
import type { CSSProperties } from 'react';

/** Beyond this many ems a word of several parts stands on two lines. */
const ONE_LINE = 11.2;

/** Custom properties for `.word`: its width in ems, and the lines it takes. */
export function fitWord(word: string): CSSProperties & Record<`--${string}`, number> {
  const ems = widthInEms(word);
  const lines = ems > ONE_LINE && /[ ·（]/.test(word) ? 2 : 1;
  return { '--ems': lines === 2 ? longerHalf(word) : ems, '--lines': lines };
}

/** The wider of two lines, broken where they come out most even. */
function longerHalf(word: string): number {
  const breaks = [...word.matchAll(/[ ·（]/g)].map(({ index }) => index);
  const widths = breaks.map((at) =>
    Math.max(widthInEms(word.slice(0, at)), widthInEms(word.slice(at).trim())),
  );
  return Math.min(...widths);
}

/** A generous estimate for bold sans: full width for Chinese, by kind for Latin letters. */
export function widthInEms(text: string): number {
  return [...text].reduce((sum, character) => sum + widthOf(character), 0);
}

function widthOf(character: string): number {
  if ((character.codePointAt(0) ?? 0) > 0x24f) return 1.02;
  if (/[mwMW]/.test(character)) return 0.92;
  if (/[A-Z]/.test(character)) return 0.7;
  if (/[ijlft.,:;'’! ]/.test(character)) return 0.36;
  return 0.62;
}

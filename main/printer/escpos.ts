/**
 * Bytes for receipt printers that speak ESC/POS, with Chinese in GB18030: what nearly every
 * such printer sold in China understands as it comes. Pure.
 */
import iconv from 'iconv-lite';

export interface Line {
  text: string;
  align?: 'left' | 'centre';
  /** Twice as high and wide. */
  big?: boolean;
  bold?: boolean;
}

/** Characters on a line: 32 on 58 mm of paper, 48 on 80 mm; a Chinese one takes two. */
export type Columns = 32 | 48;

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

/** A whole slip: the printer is reset, the lines are printed, the paper is fed and cut. */
export function slipBytes(lines: readonly Line[], columns: Columns): Buffer {
  return Buffer.concat([
    // Reset; Chinese characters on.
    Buffer.from([ESC, 0x40, FS, 0x26]),
    ...lines.map((line) => lineBytes(line, columns)),
    // Feed four lines, then a partial cut; printers without a knife pass it over.
    Buffer.from([ESC, 0x64, 4, GS, 0x56, 66, 0]),
  ]);
}

function lineBytes({ text, align = 'left', big = false, bold = false }: Line, columns: Columns) {
  const width = big ? columns / 2 : columns;
  const rows = wrap(printable(text), width);
  return Buffer.concat([
    Buffer.from([ESC, 0x61, align === 'centre' ? 1 : 0]),
    Buffer.from([ESC, 0x45, bold ? 1 : 0]),
    Buffer.from([GS, 0x21, big ? 0x11 : 0]),
    // Chinese characters have a size of their own on many printers.
    Buffer.from([FS, 0x21, big ? 0x0c : 0]),
    ...rows.map((row) => iconv.encode(`${row}\n`, 'gb18030')),
  ]);
}

/** Name at the left, value at the right; the value goes below where both do not fit. */
export function pair(name: string, value: string, columns: number): string {
  const gap = columns - widthOf(name) - widthOf(value);
  return gap >= 1 ? name + ' '.repeat(gap) + value : `${name}\n${value}`;
}

/**
 * What is printed as it is: a card's title comes from outside and must not command the
 * printer, so no control characters but the line's end.
 */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (sign) => (sign === '\n' ? sign : ''));
}

/** Breaks a text into rows that fit. */
export function wrap(text: string, width: number): string[] {
  const rows: string[] = [];
  for (const part of text.split('\n')) {
    let row = '';
    let used = 0;
    for (const sign of part) {
      const wide = widthOf(sign);
      if (used + wide > width) {
        rows.push(row);
        row = '';
        used = 0;
      }
      row += sign;
      used += wide;
    }
    rows.push(row);
  }
  return rows;
}

/** Columns that a text takes: what GB18030 writes with more than one byte is twice as wide. */
export function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (sign > '\x7f' ? 2 : 1), 0);
}

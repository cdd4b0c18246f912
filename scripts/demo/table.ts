/** The demo's table, for people: one line for each code, in the order of the list. */
import type { Outcome } from '../../main/practice/table/code';
import { differences, type Walked, word } from './record';

const MAX_CODE = 26;

/** The whole table and what differs from the list, as lines. */
export function tableOf(walks: readonly Walked[]): string[] {
  const header = ['', 'code', 'source', 'verdict', 'ms', 'after redeem', 'what it is'];
  const rows = walks.map((walked) => [
    differences(walked).length === 0 ? '✓' : '✗',
    shorten(walked.entry.code),
    walked.source,
    chain([walked.looked, walked.insisted]),
    walked.ms === null ? '' : String(walked.ms),
    chain([walked.redeemed, walked.later]),
    walked.entry.name.zh,
  ]);
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => widthOf(row[column] ?? ''))),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) => (column === 4 ? padStart : padEnd)(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)];
}

/** Every difference, one line each, with its code. */
export function differencesOf(walks: readonly Walked[]): string[] {
  return walks.flatMap((walked) =>
    differences(walked).map((text) => `✗ ${shorten(walked.entry.code)}  ${text}`),
  );
}

function chain(outcomes: readonly (Outcome | null)[]): string {
  return outcomes
    .filter((one) => one !== null)
    .map(word)
    .join(' → ');
}

function shorten(code: string): string {
  return code.length <= MAX_CODE ? code : `${code.slice(0, 16)}…${code.slice(-9)}`;
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Columns on a terminal: Chinese characters and full-width signs take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(sign) ? 2 : 1),
    0,
  );
}

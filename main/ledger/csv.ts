/**
 * CSV as RFC 4180 has it, for people who open it in a spreadsheet: texts that a spreadsheet
 * would run as a formula get an apostrophe in front. Pure.
 */

/** What Excel looks for in a UTF-8 file. */
export const BOM = '\ufeff';

/** Spreadsheets take these for the beginning of a formula; the last four in Chinese ones. */
const RUNS = /^['=+\-@\t\r\n＝＋－＠]/;

/**
 * One record with its line end. Numbers stand as they are; a text that begins like a formula
 * or with an apostrophe gets one apostrophe more, so that taking one away gives it back.
 */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = RUNS.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A shift's report as a page to print, and as a CSV file's text. Pure; every text escaped. */
import type { ShiftReport } from '../../shared/ledger';
import type { Words } from '../../shared/words/words';
import { BOM, csvRecord } from './csv';
import { reportLines, type Table } from './report-lines';

/** A whole HTML page without scripts, for A4 and for a strip of 80 mm. */
export function reportPage(report: ShiftReport, store: string, words: Words): string {
  const { title, facts, tables } = reportLines(report, store, words);
  const list = facts
    .map(([name, value]) => `<dt>${markup(name)}</dt><dd>${markup(value)}</dd>`)
    .join('\n');
  return `<!doctype html>
<html lang="${markup(words.language)}">
<head><meta charset="utf-8"><title>${markup(title)}</title><style>${STYLE}</style></head>
<body>
<h1>${markup(title)}</h1>
<dl>
${list}
</dl>
${tables.map((table) => tableHtml(table, words.shift.nothing)).join('\n')}
</body>
</html>
`;
}

/** The same as CSV: a heading, its table, an empty line. */
export function reportCsv(report: ShiftReport, store: string, words: Words): string {
  const { title, facts, tables } = reportLines(report, store, words);
  const records: (string | number)[][] = [[title], ...facts];
  for (const table of tables) records.push([], [table.title], table.head, ...table.lines);
  return BOM + records.map(csvRecord).join('');
}

function tableHtml({ title, head, lines }: Table, nothing: string): string {
  const heading = `<h2>${markup(title)}</h2>`;
  if (lines.length === 0) return `${heading}\n<p>${markup(nothing)}</p>`;
  const names = head.map((name) => `<th>${markup(name)}</th>`).join('');
  const body = lines
    .map((cells) => `<tr>${cells.map((cell) => cellHtml(cell)).join('')}</tr>`)
    .join('\n');
  return `${heading}\n<table>\n<thead><tr>${names}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function cellHtml(cell: string | number): string {
  return typeof cell === 'number' ? `<td class="number">${cell}</td>` : `<td>${markup(cell)}</td>`;
}

function markup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
  body { font: 11pt/1.4 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #000; }
  h1 { font-size: 16pt; margin: 0 0 6pt; }
  h2 { font-size: 12pt; margin: 12pt 0 3pt; break-after: avoid; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: 1pt 10pt; margin: 0; }
  dt { color: #444; }
  dd { margin: 0; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: 2pt 8pt 2pt 0; border-bottom: 0.5pt solid #999; }
  th { font-weight: 600; }
  tr { break-inside: avoid; }
  .number { font-variant-numeric: tabular-nums; }
  @page { margin: 12mm; }
`;

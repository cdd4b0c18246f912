/** A value of the form in words: before it, after it, and as it was read back. Pure. */
import { type FieldName, type FieldValue, fieldRules } from '../../../shared/card-fields';
import { formatBegin, formatEnd, formatMoment } from '../../../shared/format';
import type { Words } from '../../../shared/words/words';

export function changeInWords(name: FieldName, value: FieldValue, words: Words): string {
  const { cards, parts } = words;
  if (value === null) return cards.unset;
  if (value === '' || value === '0') return cards.cleared;
  switch (fieldRules[name].kind) {
    case 'flag':
      return value === true ? parts.yes : parts.no;
    case 'moment':
      return typeof value === 'number' ? formatMoment(value) : String(value);
    case 'code-type':
      return cards.codeTypes[value as keyof typeof cards.codeTypes] ?? String(value);
    case 'shops':
      return Array.isArray(value) && value.length > 0 ? value.join(', ') : cards.noShops;
    case 'range': {
      const { begin_timestamp: begin, end_timestamp: end } = value as Record<string, number>;
      return begin === undefined || end === undefined
        ? cards.unset
        : cards.validity.fixed(formatBegin(begin), formatEnd(end));
    }
    case 'named-link':
    case 'cell':
      return Object.entries(value)
        .map(([key, inner]) => `${key}: ${String(inner)}`)
        .join('\n');
    case 'text':
    case 'color':
    case 'count':
      return String(value);
  }
}

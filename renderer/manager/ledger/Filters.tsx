/** What to look for in the ledger. Every change searches at once. */
import type { ReactNode } from 'react';
import {
  entryKinds,
  flagNames,
  type LedgerCard,
  type LedgerFilter,
  outcomes,
} from '../../../shared/ledger';
import {
  faults,
  invalids,
  refusals,
  reservations,
  unknowns,
  verdictKinds,
  wrongThings,
} from '../../../shared/reasons';
import { wordOf } from '../../../shared/words/phrase';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { DayField } from '../DayField';

export interface FiltersProps {
  filter: LedgerFilter;
  cards: readonly LedgerCard[];
  onChange: (filter: LedgerFilter | null) => void;
  onRefresh: () => void;
}

type Name = keyof LedgerFilter;

export function Filters({ filter, cards, onChange, onRefresh }: FiltersProps) {
  const words = useWords();
  const { records } = words;
  const set = (name: Name, value: string) => {
    const { [name]: _before, ...others } = filter;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  const choice = (name: Name, label: string, options: [string, string][], testId = name) => (
    <Field label={label}>
      <select
        data-testid={`field-${testId}`}
        value={filter[name] ?? ''}
        onChange={(event) => set(name, event.target.value)}
      >
        <option value="">{records.any}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
  const day = (name: 'fromDay' | 'toDay', label: string, testId: string) => (
    <DayField
      label={label}
      testId={testId}
      value={filter[name] ?? ''}
      onChange={(value) => set(name, value)}
    />
  );
  return (
    <search className="filters" aria-label={records.filters}>
      <Field label={records.code}>
        <input
          type="text"
          data-testid="field-code"
          className="code-field"
          placeholder={records.codeHint}
          spellCheck={false}
          maxLength={64}
          value={filter.code ?? ''}
          onChange={(event) => set('code', event.target.value.trim())}
        />
      </Field>
      {choice(
        'cardId',
        records.card,
        cards.map((card) => [card.cardId, cardName(card, cards)]),
        'card_id' as Name,
      )}
      {choice('kind', records.kind, namesOf(entryKinds, records.kinds))}
      {choice('outcome', records.outcome, namesOf(outcomes, records.outcomes))}
      {choice('verdict', records.verdict, namesOf(verdictKinds, words.kinds))}
      {choice('reason', records.reason, reasons(words))}
      {choice('flag', records.flag, namesOf(flagNames, records.flags))}
      {day('fromDay', records.fromDay, 'field-begin_date')}
      {day('toDay', records.toDay, 'field-end_date')}
      <div className="filter-buttons">
        <button type="button" data-testid="clear-search" onClick={() => onChange(null)}>
          {records.clear}
        </button>
        <button type="button" data-testid="refresh" onClick={onRefresh}>
          {records.refresh}
        </button>
      </div>
    </search>
  );
}

/** Its title; the id only where there is none, or another card has the same. */
function cardName({ cardId, title }: LedgerCard, cards: readonly LedgerCard[]): string {
  if (title === null) return cardId;
  const alone = cards.every((other) => other.cardId === cardId || other.title !== title);
  return alone ? title : `${title} · ${cardId}`;
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child.
    <label className="control">
      <span>{label}</span>
      {children}
    </label>
  );
}

function namesOf<T extends string>(
  names: readonly T[],
  words: Readonly<Record<T, string>>,
): [string, string][] {
  return names.map((name) => [name, words[name]]);
}

/** Every reason by its word, and a few names that only rows without a verdict have. */
function reasons(words: Words): [string, string][] {
  const groups = [
    ['refused', refusals],
    ['invalid', invalids],
    ['fault', faults],
    ['unknown', unknowns],
    ['wrong-thing', wrongThings],
    ['redeemable', reservations],
  ] as const;
  const judged = groups.flatMap(([kind, names]) =>
    names.map((name): [string, string] => [name, wordOf(kind, name, words)]),
  );
  const deeds = [
    'confirmed-afterwards',
    'closed-by-hand',
    'redeemed-in-error',
    'wrong-pin',
    'receipt',
  ];
  const late: [string, string] = [
    'confirmed-afterwards',
    wordOf('redeemed', 'confirmed-afterwards', words),
  ];
  const rest = deeds
    .slice(1)
    .map((name): [string, string] => [name, words.records.deeds[name] ?? name]);
  return [...new Map([...judged, late, ...rest])];
}

/** What to ask WeChat for: days, sources, a card; and the button that asks. */
import { type FormEvent, useCallback, useId, useState } from 'react';
import type { CardName, StatisticsApi } from '../../../shared/statistics';
import type { Show } from '../../../shared/words/statistics-words';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { type Form, type Wrong, wrongWith } from './form';
import { RangeFields } from './RangeFields';

export interface AskBarProps {
  api: StatisticsApi;
  form: Form;
  onChange: (form: Form) => void;
  onSend: (form: Form) => void;
}

const shows: readonly Show[] = ['both', 'apart', '0', '1'];

export function AskBar({ api, form, onChange, onSend }: AskBarProps) {
  const { statistics } = useWords();
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const ask = (next: Form) => {
    const found = wrongWith(next, api);
    setWrong(found);
    if (found === null) onSend(next);
    else onChange(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(form);
  };
  const one = api === 'getcardmembercarddetail';
  return (
    <form className="ask-bar" autoComplete="off" onSubmit={submit}>
      <RangeFields
        from={form.from}
        to={form.to}
        onChange={(range) => onChange({ ...form, ...range })}
        onPreset={(range) => ask({ ...form, ...range })}
      />
      <div className="ask-rest">
        {!one && (
          <label className="control">
            <span>{statistics.source}</span>
            <select
              data-testid="field-cond_source"
              value={form.show}
              onChange={({ target }) => onChange({ ...form, show: target.value as Show })}
            >
              {shows.map((show) => (
                <option key={show} value={show}>
                  {statistics.show[show]}
                </option>
              ))}
            </select>
          </label>
        )}
        {(one || api === 'getcardcardinfo') && (
          <CardField
            value={form.cardId}
            hint={one ? statistics.cardIdNeeded : statistics.cardIdAll}
            members={one}
            onChange={(cardId) => onChange({ ...form, cardId })}
          />
        )}
        <label className="tick">
          <input
            type="checkbox"
            data-testid="compare"
            checked={form.compare && form.show !== 'apart'}
            disabled={form.show === 'apart'}
            onChange={({ target }) => onChange({ ...form, compare: target.checked })}
          />
          <span>{statistics.compare}</span>
        </label>
        <button type="submit" className="primary" data-testid={`send-datacube-${api}`}>
          {statistics.send}
        </button>
      </div>
      <p role="alert" className="trouble-line" data-testid="form-trouble">
        {wrong !== null && statistics[wrong]}
      </p>
    </form>
  );
}

interface CardFieldProps {
  value: string;
  hint: string;
  /** Offers member cards only, or all but them. */
  members: boolean;
  onChange: (cardId: string) => void;
}

function CardField({ value, hint, members, onChange }: CardFieldProps) {
  const { statistics } = useWords();
  const bridge = useBridge();
  const known = useAsk(useCallback(() => bridge.knownCards(null), [bridge]));
  const list = useId();
  const fits = ({ cardType }: CardName) => (cardType === 'MEMBER_CARD') === members;
  return (
    <label className="control card-field">
      <span>{statistics.cardId}</span>
      <input
        type="text"
        list={list}
        spellCheck={false}
        maxLength={64}
        placeholder={hint}
        data-testid="field-card_id"
        value={value}
        onChange={({ target }) => onChange(target.value.trim())}
      />
      <datalist id={list}>
        {(known.value ?? []).filter(fits).map(({ cardId, title }) => (
          <option key={cardId} value={cardId}>
            {title}
          </option>
        ))}
      </datalist>
    </label>
  );
}

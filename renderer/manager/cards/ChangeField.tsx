/** One field of the form, drawn by what kind it is; under it, what is wrong with it. */
import type { ReactNode } from 'react';
import {
  currentOf,
  type FieldName,
  type FieldProblem,
  fieldRules,
  LINK_BYTES,
  nameTypes,
} from '../../../shared/card-fields';
import { cardColors, codeTypes } from '../../../shared/card-types';
import type { CardPage } from '../../../shared/cards';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { DayField } from '../DayField';
import { BytesField } from '../parts/BytesField';
import { type Typed, typedOf } from './change-draft';

export interface ChangeFieldProps {
  page: CardPage;
  name: FieldName;
  /** Undefined where nobody touched it. */
  typed: Typed | undefined;
  problem: FieldProblem | undefined;
  /** Whether it would be sent as it stands. */
  changed: boolean;
  /** Null forgets what was typed. */
  onType: (typed: Typed | null) => void;
}

export function ChangeField(props: ChangeFieldProps) {
  const { page, name, problem, changed, onType } = props;
  const words = useWords();
  const { cards } = words;
  const rule = fieldRules[name];
  const typed = props.typed ?? typedOf(name, currentOf(page, name));
  return (
    <div className="change-field" data-changed={changed} data-kind={rule.kind} data-field={name}>
      {inputOf(name, typed, page, words, onType)}
      <p className="change-marks">
        {rule.review && (
          <span className="tag review" title={cards.review}>
            {cards.reviewMark}
          </span>
        )}
        {problem !== undefined && <span className="bad">{cards.problems[problem]}</span>}
        {props.typed !== undefined && (
          <button type="button" className="small-button" onClick={() => onType(null)}>
            {cards.untouch}
          </button>
        )}
      </p>
    </div>
  );
}

function inputOf(
  name: FieldName,
  typed: Typed,
  page: CardPage,
  words: Words,
  onType: (typed: Typed) => void,
): ReactNode {
  const { cards } = words;
  const rule = fieldRules[name];
  const label = cards.labels[name];
  const testId = `field-${name}`;
  const text = typeof typed === 'string' ? typed : '';
  const parts = typeof typed === 'object' ? typed : {};
  const part = (key: string) => parts[key] ?? '';
  const put = (key: string) => (value: string) => onType({ ...parts, [key]: value });
  switch (rule.kind) {
    case 'text':
      return (
        <BytesField
          label={label}
          testId={testId}
          value={text}
          limit={rule.bytes}
          onChange={onType}
          {...(rule.long ? { rows: 3 } : {})}
        />
      );
    case 'color':
      return (
        <Choice
          label={label}
          testId={testId}
          value={text}
          options={Object.entries(cardColors).map(([key, hex]) => [key, `${key} ${hex}`])}
          onChange={onType}
          before={<ColorDot color={cardColors[text as keyof typeof cardColors] ?? null} />}
        />
      );
    case 'code-type':
      return (
        <Choice
          label={label}
          testId={testId}
          value={text}
          options={codeTypes.map((type) => [type, cards.codeTypes[type]])}
          onChange={onType}
        />
      );
    case 'flag':
      return (
        <label className="tick">
          <input
            type="checkbox"
            data-testid={testId}
            checked={typed === true}
            onChange={(event) => onType(event.target.checked)}
          />
          <span>{label}</span>
        </label>
      );
    case 'shops':
    case 'count':
    case 'moment':
      return (
        <BytesField
          label={label}
          testId={testId}
          value={text}
          limit={null}
          placeholder={hintOf(rule.kind, words)}
          onChange={onType}
        />
      );
    case 'range':
      return <Range page={page} label={label} part={part} put={put} />;
    case 'named-link':
      return (
        <fieldset className="change-group">
          <legend>{label}</legend>
          <Choice
            label={cards.linkName}
            testId={`${testId}.name_type`}
            value={part('name_type')}
            options={nameTypes.map((type) => [type, cards.nameTypes[type]])}
            onChange={put('name_type')}
          />
          <BytesField
            label={cards.linkUrl}
            testId={`${testId}.url`}
            value={part('url')}
            limit={LINK_BYTES}
            onChange={put('url')}
          />
        </fieldset>
      );
    case 'cell':
      return (
        <fieldset className="change-group">
          <legend>{label}</legend>
          {(['name', 'tips', 'url'] as const).map((key) => (
            <BytesField
              key={key}
              label={{ name: cards.cellName, tips: cards.cellTips, url: cards.linkUrl }[key]}
              testId={`${testId}.${key}`}
              value={part(key)}
              limit={key === 'url' ? LINK_BYTES : null}
              onChange={put(key)}
            />
          ))}
        </fieldset>
      );
  }
}

function Range(props: {
  page: CardPage;
  label: string;
  part: (key: string) => string;
  put: (key: string) => (value: string) => void;
}) {
  const { page, label, part, put } = props;
  const { cards } = useWords();
  const fixed = page.values['base_info.date_info.type'] === 'DATE_TYPE_FIX_TIME_RANGE';
  return (
    <fieldset className="change-group">
      <legend>{label}</legend>
      {fixed ? (
        (['begin', 'end'] as const).map((key) => (
          <DayField
            key={key}
            label={cards.labels[`base_info.date_info.${key}_timestamp`]}
            testId={`field-base_info.date_info.${key}_timestamp`}
            value={part(key)}
            onChange={put(key)}
          />
        ))
      ) : (
        <p className="quiet">{cards.rangeReadOnly}</p>
      )}
      {fixed && <p className="quiet">{cards.rangeNote}</p>}
    </fieldset>
  );
}

function Choice(props: {
  label: string;
  testId: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
  before?: ReactNode;
}) {
  const { cards } = useWords();
  const { label, testId, value, options, onChange, before } = props;
  return (
    <label className="control">
      <span>
        {before} {label}
      </span>
      <select data-testid={testId} value={value} onChange={(event) => onChange(event.target.value)}>
        {value === '' && (
          <option value="" disabled>
            {cards.unset}
          </option>
        )}
        {options.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

function ColorDot({ color }: { color: string | null }) {
  return color === null ? null : <span className="swatch" style={{ background: color }} />;
}

function hintOf(kind: 'shops' | 'count' | 'moment', { cards }: Words): string {
  if (kind === 'shops') return cards.shopsHint;
  return kind === 'moment' ? cards.momentHint : '';
}

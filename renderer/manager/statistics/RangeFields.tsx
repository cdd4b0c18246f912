/** The days to ask for: two fields, a calendar beside them, and the ranges most asked for. */
import { type DayRange, dayAt, isDay } from '../../../shared/days';
import { useWords } from '../../counter/language';
import { presetRange, presets } from './form';
import { RangeCalendarButton } from './RangeCalendarButton';

export interface RangeFieldsProps {
  from: string;
  to: string;
  onChange: (range: DayRange) => void;
  /** A preset was chosen: asked at once. */
  onPreset: (range: DayRange) => void;
}

export function RangeFields({ from, to, onChange, onPreset }: RangeFieldsProps) {
  const { statistics, manager } = useWords();
  const today = dayAt(Date.now());
  const field = (label: string, testId: string, value: string, write: (day: string) => void) => (
    <label className="control day">
      <span>{label}</span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        placeholder={manager.dayHint}
        data-testid={testId}
        aria-invalid={value !== '' && !isDay(value)}
        value={value}
        onChange={({ target }) => write(target.value.trim())}
      />
    </label>
  );
  return (
    <div className="range-fields">
      {field(statistics.from, 'field-begin_date', from, (day) => onChange({ from: day, to }))}
      {field(statistics.to, 'field-end_date', to, (day) => onChange({ from, to: day }))}
      <RangeCalendarButton from={from} to={to} onChange={onChange} />
      <fieldset className="presets">
        <legend className="unseen">{statistics.range}</legend>
        {presets.map((preset) => {
          const range = presetRange(preset, today);
          return (
            <button
              key={preset}
              type="button"
              data-testid={`preset-${preset}`}
              aria-pressed={range.from === from && range.to === to}
              onClick={() => onPreset(range)}
            >
              {statistics.presets[preset]}
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}

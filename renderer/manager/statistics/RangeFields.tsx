/** The days to ask for: two fields, a calendar beside them, and the ranges most asked for. */
import { type DayRange, dayAt } from '../../../shared/days';
import { useWords } from '../../counter/language';
import { DayInput } from '../DayField';
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
  const { statistics } = useWords();
  const today = dayAt(Date.now());
  return (
    <div className="range-fields">
      <DayInput
        label={statistics.from}
        testId="field-begin_date"
        value={from}
        onChange={(day) => onChange({ from: day, to })}
      />
      <DayInput
        label={statistics.to}
        testId="field-end_date"
        value={to}
        onChange={(day) => onChange({ from, to: day })}
      />
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

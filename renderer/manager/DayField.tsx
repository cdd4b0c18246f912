/**
 * One day, written as everywhere in the till: `2026-12-31`. It may be typed, or picked from the
 * browser's own calendar. Only a whole day counts; a half-typed one stays in the field.
 */
import { useEffect, useRef, useState } from 'react';
import { isDay } from '../../shared/days';
import { useWords } from '../counter/language';

export interface DayFieldProps {
  label: string;
  /** Empty where no day is chosen. */
  value: string;
  testId: string;
  onChange: (day: string) => void;
}

export function DayField({ label, value, testId, onChange }: DayFieldProps) {
  const { manager } = useWords();
  const calendar = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const write = (next: string) => {
    setText(next);
    if (next === '' || isDay(next)) onChange(next);
  };
  return (
    <div className="day-field">
      <DayInput label={label} testId={testId} value={text} onChange={write} />
      <button
        type="button"
        className="day-button"
        aria-label={`${manager.calendar}: ${label}`}
        onClick={() => calendar.current?.showPicker()}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M4 6 H20 V20 H4 Z M4 10 H20 M8 3 V7 M16 3 V7" />
        </svg>
      </button>
      <input
        ref={calendar}
        className="day-calendar"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        max="9999-12-31"
        value={isDay(value) ? value : ''}
        onChange={(event) => write(event.target.value)}
      />
    </div>
  );
}

/** The field alone: everything typed is told, whole day or not. */
export function DayInput({ label, value, testId, onChange }: DayFieldProps) {
  const { manager } = useWords();
  return (
    <label className="control">
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
        onChange={(event) => onChange(event.target.value.trim())}
      />
    </label>
  );
}

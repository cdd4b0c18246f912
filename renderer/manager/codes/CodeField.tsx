/** A field for something that is copied sign by sign. */
import { useId } from 'react';

export interface CodeFieldProps {
  label: string;
  hint?: string;
  testId: string;
  value: string;
  onChange: (value: string) => void;
}

const LONGEST = 2_048;

export function CodeField({ label, hint, testId, value, onChange }: CodeFieldProps) {
  const id = useId();
  return (
    <div className="control">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        placeholder={hint}
        data-testid={testId}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}

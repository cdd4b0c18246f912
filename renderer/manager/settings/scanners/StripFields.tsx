/** What a gun adds round the code, to be taken off. */
import { useState } from 'react';
import type { Strip } from '../../../../shared/scanners';
import { useWords } from '../../../counter/language';

export interface StripFieldsProps {
  strip: Strip;
  onSave: (strip: Strip) => void;
}

export function StripFields({ strip, onSave }: StripFieldsProps) {
  const { scanners } = useWords();
  return (
    <fieldset className="choices-row full">
      <legend className="label">{scanners.strip}</legend>
      {(['aim', 'eci', 'stars'] as const).map((name) => (
        <label key={name} className="radio">
          <input
            type="checkbox"
            checked={strip[name]}
            onChange={() => onSave({ ...strip, [name]: !strip[name] })}
          />
          {scanners[name]}
        </label>
      ))}
      <div className="strip-texts">
        {(['before', 'after'] as const).map((name) => (
          <Sign
            // A test may have written another one meanwhile.
            key={`${name} ${strip[name]}`}
            label={scanners[name]}
            value={strip[name]}
            onSave={(value) => onSave({ ...strip, [name]: value })}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface SignProps {
  label: string;
  value: string;
  onSave: (value: string) => void;
}

function Sign({ label, value, onSave }: SignProps) {
  const [text, setText] = useState(value);
  return (
    <label className="control">
      <span>{label}</span>
      <input
        type="text"
        maxLength={64}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text !== value && onSave(text)}
      />
    </label>
  );
}

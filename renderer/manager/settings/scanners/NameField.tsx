/** A scanner's name, as the shop calls it: stored when the field is left, or by Enter. */
import { useState } from 'react';
import type { Scanner } from '../../../../shared/scanners';
import { useWords } from '../../../counter/language';

export interface NameFieldProps {
  scanner: Scanner;
  onSave: (scanner: Scanner) => void;
}

export function NameField({ scanner, onSave }: NameFieldProps) {
  const { scanners } = useWords();
  const [text, setText] = useState(scanner.name);
  const save = () => {
    const name = text.trim();
    if (name !== scanner.name) onSave({ ...scanner, name });
  };
  return (
    <form
      className="full"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label className="control">
        <span>{scanners.name}</span>
        <input
          type="text"
          maxLength={64}
          autoComplete="off"
          placeholder={scanners.unnamed(scanner.id)}
          data-testid={`name-${scanner.id}`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={save}
        />
      </label>
    </form>
  );
}

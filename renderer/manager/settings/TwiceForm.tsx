/** Something secret, typed twice: nothing happens until both are the same. */
import { type FormEvent, useId, useState } from 'react';
import { useWords } from '../../counter/language';
import type { Said } from '../said';

export interface TwiceFormProps {
  /** Test ids are `NAME-first`, `NAME-again`, `NAME-set`. */
  name: string;
  first: string;
  again: string;
  button: string;
  digits?: boolean;
  /** Does it; what it answers is said. */
  onSet: (text: string) => Promise<Said>;
}

export function TwiceForm({ name, first, again, button, digits = false, onSet }: TwiceFormProps) {
  const words = useWords();
  const [texts, setTexts] = useState({ first: '', again: '' });
  const [said, say] = useState<Said | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (texts.first !== texts.again) return say(differs);
    const answer = await onSet(texts.first).catch(() => failed);
    if (answer.ok) setTexts({ first: '', again: '' });
    say(answer);
  };
  const field = (which: 'first' | 'again', label: string) => (
    <SecretText
      label={label}
      testId={`${name}-${which}`}
      digits={digits}
      value={texts[which]}
      onChange={(text) => setTexts((before) => ({ ...before, [which]: text }))}
    />
  );
  return (
    <form className="twice-form" autoComplete="off" onSubmit={(event) => void submit(event)}>
      {field('first', first)}
      {field('again', again)}
      <button type="submit" data-testid={`${name}-set`} disabled={texts.first === ''}>
        {button}
      </button>
      <p role="status" className={said?.ok === false ? 'bad' : 'good'}>
        {said?.text(words)}
      </p>
    </form>
  );
}

const differs: Said = { ok: false, text: ({ security }) => security.differs };
const failed: Said = { ok: false, text: ({ manager }) => manager.failed };

interface SecretTextProps {
  label: string;
  testId: string;
  digits: boolean;
  value: string;
  onChange: (text: string) => void;
}

function SecretText({ label, testId, digits, value, onChange }: SecretTextProps) {
  const id = useId();
  return (
    <div className="control">
      <label htmlFor={id} className="label">
        {label}
      </label>
      <input
        id={id}
        type="password"
        inputMode={digits ? 'numeric' : 'text'}
        autoComplete="off"
        maxLength={digits ? 12 : 256}
        data-testid={testId}
        value={value}
        onChange={({ target }) => onChange(digits ? target.value.replace(/\D/g, '') : target.value)}
      />
    </div>
  );
}

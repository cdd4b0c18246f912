/** Something secret, typed twice: nothing happens until both are the same. */
import { type FormEvent, useId, useState } from 'react';
import { useWords } from '../../counter/language';

export interface TwiceFormProps {
  /** Test ids are `NAME-first`, `NAME-again`, `NAME-set`. */
  name: string;
  first: string;
  again: string;
  button: string;
  digits?: boolean;
  /** Does it; what it answers is said. */
  onSet: (text: string) => Promise<{ ok: boolean; text: string }>;
}

export function TwiceForm({ name, first, again, button, digits = false, onSet }: TwiceFormProps) {
  const { security, manager } = useWords();
  const [texts, setTexts] = useState({ first: '', again: '' });
  const [said, say] = useState({ ok: true, text: '' });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (texts.first !== texts.again) return say({ ok: false, text: security.differs });
    const answer = await onSet(texts.first).catch(() => ({ ok: false, text: manager.failed }));
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
      <p role="status" className={said.ok ? 'good' : 'bad'}>
        {said.text}
      </p>
    </form>
  );
}

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

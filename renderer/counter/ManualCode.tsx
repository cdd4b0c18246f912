/**
 * The field for typing a code. A password field is the only kind
 * of input that no input method touches, so a hand scanner's keys arrive whole even under
 * Chinese pinyin; its own text is transparent and `Mirror` draws the value over it.
 */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useActions } from './actions';
import { useWords } from './language';
import { Mirror, type Selection } from './Mirror';
import { ReadBack } from './ReadBack';

const MAX_TYPED = 2048;

export function ManualCode() {
  const words = useWords();
  const actions = useActions();
  const input = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState('');
  const [selection, setSelection] = useState<Selection>({ start: 0, end: 0 });
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  useEffect(() => actions.codeField({ empty: value === '' }), [actions, value]);
  const readSelection = () => {
    const start = input.current?.selectionStart ?? 0;
    setSelection({ start, end: input.current?.selectionEnd ?? start });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value === '') return;
    actions.typed({ text: value });
    setValue('');
    setSelection({ start: 0, end: 0 });
  };
  return (
    <form className="field" autoComplete="off" onSubmit={submit}>
      <input
        ref={input}
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_TYPED}
        data-testid="manual-code"
        aria-label={words.screen.field}
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
          readSelection();
        }}
        onSelect={readSelection}
      />
      <Mirror value={value} selection={selection} hint={words.screen.fieldHint} />
      <ReadBack value={value} />
    </form>
  );
}

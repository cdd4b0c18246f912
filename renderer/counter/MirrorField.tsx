/**
 * A field that no input method touches, so a hand scanner's keys arrive whole even under
 * Chinese pinyin: of all inputs only a password field is such. Its own text is transparent
 * and `Mirror` draws the value over it.
 */
import { type ReactNode, type RefObject, useState } from 'react';
import { Mirror, type Selection } from './Mirror';
import { ReadBack } from './ReadBack';

export interface MirrorFieldProps {
  field: RefObject<HTMLInputElement | null>;
  name: string;
  hint: string;
  testId: string;
  value: string;
  maxLength: number;
  /** What a screen reader says of the value after a pause. */
  readBack: (spelled: string) => string;
  onChange: (value: string) => void;
  onSubmit: () => void;
  children?: ReactNode;
}

export function MirrorField(props: MirrorFieldProps) {
  const { field, value } = props;
  const [selection, setSelection] = useState<Selection>({ start: 0, end: 0 });
  const readSelection = () => {
    const start = field.current?.selectionStart ?? 0;
    setSelection({ start, end: field.current?.selectionEnd ?? start });
  };
  return (
    <form
      className="field"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSubmit();
        setSelection({ start: 0, end: 0 });
      }}
    >
      <input
        ref={field}
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={props.maxLength}
        data-testid={props.testId}
        aria-label={props.name}
        value={value}
        onChange={(event) => {
          props.onChange(event.target.value);
          readSelection();
        }}
        onSelect={readSelection}
      />
      <Mirror value={value} selection={selection} hint={props.hint} />
      <ReadBack value={value} say={props.readBack} />
      {props.children}
    </form>
  );
}

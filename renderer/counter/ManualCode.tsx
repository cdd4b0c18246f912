/** The field for typing a code; the next receipt number goes into it, too, when one is asked. */
import { useEffect, useRef, useState } from 'react';
import { useActions } from './actions';
import { useWords } from './language';
import { MirrorField } from './MirrorField';

const MAX_TYPED = 2048;

export interface ManualCodeProps {
  /** Enter belongs to something else on the page, and redeems nothing. */
  enterTaken: boolean;
  receiptAsked: boolean;
}

export function ManualCode({ enterTaken, receiptAsked }: ManualCodeProps) {
  const { screen, shift } = useWords();
  const actions = useActions();
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState('');
  useEffect(() => {
    if (!enterTaken) field.current?.focus({ preventScroll: true });
  }, [enterTaken]);
  useEffect(
    () => actions.codeField({ empty: value === '' && !enterTaken }),
    [actions, value, enterTaken],
  );
  const submit = () => {
    if (value === '') return;
    actions.typed({ text: value });
    setValue('');
  };
  useEnterOffButtons(enterTaken ? null : submit);
  return (
    <MirrorField
      field={field}
      name={receiptAsked ? shift.receiptAsk : screen.field}
      hint={receiptAsked ? shift.receiptAsk : screen.fieldHint}
      testId="manual-code"
      value={value}
      maxLength={MAX_TYPED}
      readBack={screen.fieldReadBack}
      onChange={setValue}
      onSubmit={submit}
    />
  );
}

/**
 * Enter presses no button of the counter: it is a scanner's suffix too, and main lets it
 * through while the field holds text. It sends the field wherever the focus is (rules §6).
 */
function useEnterOffButtons(submit: (() => void) | null): void {
  useEffect(() => {
    if (submit === null) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      submit();
    };
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  });
}

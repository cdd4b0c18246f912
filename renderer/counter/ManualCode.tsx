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
      onSubmit={() => {
        if (value === '') return;
        actions.typed({ text: value });
        setValue('');
      }}
    />
  );
}

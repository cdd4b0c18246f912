/** The field for typing a code; the next receipt number goes into it, too, when one is asked. */
import { useEffect, useRef, useState } from 'react';
import { useActions } from './actions';
import { useKeys } from './keys';
import { useWords } from './language';
import { MirrorField } from './MirrorField';

const MAX_TYPED = 2048;
/** Longer than anybody pauses within a code. */
const LEFT_OVER_MS = 5_000;

export interface ManualCodeProps {
  /** Enter belongs to something else on the page, and redeems nothing. */
  enterTaken: boolean;
  receiptAsked: boolean;
  scanId: number;
}

export function ManualCode({ enterTaken, receiptAsked, scanId }: ManualCodeProps) {
  const { screen, shift } = useWords();
  const actions = useActions();
  const field = useRef<HTMLInputElement>(null);
  const [value, setValue] = useState('');
  const typedAt = useRef(0);
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
  useKeys(enterTaken ? {} : { Escape: () => setValue('') });
  // Enter would send what somebody began to type and left, instead of redeeming this green.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every other scan.
  useEffect(() => {
    if (performance.now() - typedAt.current > LEFT_OVER_MS) setValue('');
  }, [scanId]);
  return (
    <MirrorField
      field={field}
      name={receiptAsked ? shift.receiptAsk : screen.field}
      hint={receiptAsked ? shift.receiptAsk : screen.fieldHint}
      testId="manual-code"
      value={value}
      maxLength={MAX_TYPED}
      readBack={screen.fieldReadBack}
      onChange={(typed) => {
        typedAt.current = performance.now();
        setValue(typed);
      }}
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

/** What can be done about the verdict on show: redeem, redeem all the same, ask anyway. */
import type { ReactNode } from 'react';
import type { CounterState } from '../../../shared/counter-state';
import { useActions } from '../actions';
import { useWords } from '../language';
import { StaleNotice } from './StaleNotice';

export interface ButtonsProps {
  state: CounterState;
  scanId: number;
  /** Enter belongs to something else on the page: it is not offered. */
  enterTaken: boolean;
}

export function Buttons({ state, scanId, enterTaken }: ButtonsProps) {
  const words = useWords();
  const actions = useActions();
  if (state.kind === 'wrong-thing') {
    if (!state.canAskAnyway) return null;
    return (
      <div className="buttons">
        <Deed testId="ask-anyway" keyHint="F5" onPress={() => actions.askAnyway({ scanId })}>
          {words.panel.askAnyway}
        </Deed>
      </div>
    );
  }
  if (state.kind !== 'redeemable') return null;
  const despite = state.reason === 'outside-hours';
  return (
    <div className="buttons">
      {!(despite && state.confirming) && (
        <Deed
          testId="redeem"
          filled={!despite}
          keyHint={despite || enterTaken ? null : words.screen.enter}
          onPress={() => actions.redeem({ scanId })}
        >
          {despite ? words.panel.redeemDespiteHours : words.panel.redeem}
        </Deed>
      )}
      {despite && state.confirming && (
        <Deed
          testId="redeem-confirm"
          filled
          keyHint={null}
          onPress={() => actions.redeemConfirm({ scanId })}
        >
          {words.panel.redeemConfirm}
        </Deed>
      )}
      <StaleNotice staleAt={state.staleAt} />
    </div>
  );
}

/** A big button. A press with the mouse leaves the focus where it was. */
export function Deed(props: {
  testId: string;
  keyHint: string | null;
  filled?: boolean;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={props.filled ? 'deed filled' : 'deed'}
      data-testid={props.testId}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      <span>{props.children}</span>
      {props.keyHint !== null && (
        <span className="kbd" aria-hidden="true">
          {props.keyHint}
        </span>
      )}
    </button>
  );
}

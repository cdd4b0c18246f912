/** Below the verdict: the field for typing a code, and the keys for those who have none. */
import { memo } from 'react';
import { useShiftDesk } from '../shift/shift-desk';
import { useActions } from './actions';
import { KeyButton } from './KeyButton';
import { useKeys } from './keys';
import { useWords } from './language';
import { ManualCode } from './ManualCode';

export interface DeskProps {
  /** Whether the field waits for a receipt's code. */
  receiptAsked: boolean;
  scanId: number;
  shiftShown: boolean;
  /** Whether this screen can be turned to the customer. */
  turns: boolean;
}

/** The desk's keys, which work from the first picture on: the desk itself is drawn after it. */
export function useDeskKeys({ scanId, turns }: { scanId: number; turns: boolean }): void {
  const actions = useActions();
  const shiftDesk = useShiftDesk();
  useKeys({
    F2: shiftDesk.toggle,
    F3: () => actions.printSlip({ scanId }),
    ...(turns ? { F4: () => actions.showCustomer(null) } : {}),
    F8: () => actions.askReceipt({ scanId }),
    F9: () => actions.screen({ name: 'manager' }),
    Escape: shiftDesk.hide,
  });
}

export const Desk = memo(function Desk({ receiptAsked, scanId, shiftShown, turns }: DeskProps) {
  const { screen, manager, shift } = useWords();
  const actions = useActions();
  const shiftDesk = useShiftDesk();
  return (
    <div className="desk" data-turns={turns}>
      <ManualCode enterTaken={shiftShown} receiptAsked={receiptAsked} scanId={scanId} />
      <KeyButton className="key" name="F5" onPress={() => actions.askAgain(null)}>
        {screen.keyAskAgain}
      </KeyButton>
      <KeyButton className="key" name="Esc" onPress={() => actions.clear(null)}>
        {screen.keyClear}
      </KeyButton>
      <KeyButton className="key" name="F2" onPress={shiftDesk.toggle} testId="open-shift">
        {shift.key}
      </KeyButton>
      {turns && (
        <KeyButton
          className="key"
          name="F4"
          onPress={() => actions.showCustomer(null)}
          testId="show-customer"
        >
          {screen.keyShowCustomer}
        </KeyButton>
      )}
      <KeyButton
        className="key"
        name="F9"
        onPress={() => actions.screen({ name: 'manager' })}
        testId="open-manager"
      >
        {manager.open}
      </KeyButton>
    </div>
  );
});

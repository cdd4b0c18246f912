/** Below the verdict: the field for typing a code, and the keys for those who have none. */
import type { CounterView } from '../../shared/counter-state';
import { useShiftDesk } from '../shift/shift-desk';
import { useActions } from './actions';
import { KeyButton } from './KeyButton';
import { useKeys } from './keys';
import { useWords } from './language';
import { ManualCode } from './ManualCode';

export interface DeskProps {
  view: CounterView;
  shiftShown: boolean;
  /** Whether this screen can be turned to the customer. */
  turns: boolean;
}

export function Desk({ view, shiftShown, turns }: DeskProps) {
  const { screen, manager, shift } = useWords();
  const actions = useActions();
  const shiftDesk = useShiftDesk();
  const { scanId, receipt } = view;
  const showCustomer = () => actions.showCustomer(null);
  const openManager = () => actions.screen({ name: 'manager' });
  useKeys({
    F2: shiftDesk.toggle,
    F3: () => actions.printSlip({ scanId }),
    ...(turns ? { F4: showCustomer } : {}),
    F8: () => actions.askReceipt({ scanId }),
    F9: openManager,
    Escape: shiftDesk.hide,
  });
  return (
    <div className="desk">
      <ManualCode enterTaken={shiftShown} receiptAsked={receipt?.kind === 'asked'} />
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
        <KeyButton className="key" name="F4" onPress={showCustomer} testId="show-customer">
          {screen.keyShowCustomer}
        </KeyButton>
      )}
      <KeyButton className="key" name="F9" onPress={openManager} testId="open-manager">
        {manager.open}
      </KeyButton>
    </div>
  );
}

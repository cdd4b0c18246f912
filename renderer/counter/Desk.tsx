/** Below the verdict: the field for typing a code, and the keys for those who have none. */
import { useActions } from './actions';
import { useKeys } from './keys';
import { useWords } from './language';
import { ManualCode } from './ManualCode';

export function Desk() {
  const { screen, manager } = useWords();
  const actions = useActions();
  const openManager = () => actions.screen({ name: 'manager' });
  useKeys({ F9: openManager });
  return (
    <div className="desk">
      <ManualCode />
      <Key name="F5" onPress={() => actions.askAgain(null)}>
        {screen.keyAskAgain}
      </Key>
      <Key name="Esc" onPress={() => actions.clear(null)}>
        {screen.keyClear}
      </Key>
      <Key name="F9" onPress={openManager} testId="open-manager">
        {manager.open}
      </Key>
    </div>
  );
}

/** A key of the keyboard, for those who have none. */
function Key(props: { name: string; onPress: () => void; children: string; testId?: string }) {
  return (
    <button
      type="button"
      className="key"
      data-testid={props.testId}
      aria-keyshortcuts={props.name === 'Esc' ? 'Escape' : props.name}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onPress}
    >
      <span className="kbd" aria-hidden="true">
        {props.name}
      </span>
      {props.children}
    </button>
  );
}

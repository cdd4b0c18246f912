/** Two cards for one code, or two codes in one picture: the cashier picks. */

import type { Choice, CounterState } from '../../../shared/counter-state';
import { Code } from '../../look/Code';
import { useActions } from '../actions';

export function Choices({ state, scanId }: { state: CounterState; scanId: number }) {
  const actions = useActions();
  if (state.kind !== 'checking' || state.choices.length === 0) return null;
  return (
    <ul className="choices">
      {state.choices.map((choice) => (
        <li key={`${choice.code} ${choice.cardId}`}>
          <button
            type="button"
            className="choice"
            data-testid="choose"
            data-code={choice.code}
            data-card-id={choice.cardId ?? ''}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => actions.choose({ scanId, code: choice.code, cardId: choice.cardId })}
          >
            <ChoiceText choice={choice} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function ChoiceText({ choice }: { choice: Choice }) {
  return (
    <>
      {choice.title !== null && <bdi className="choice-title">{choice.title}</bdi>}
      <Code value={choice.code} />
      {choice.title === null && choice.cardId !== null && (
        <bdi className="choice-card">{choice.cardId}</bdi>
      )}
    </>
  );
}

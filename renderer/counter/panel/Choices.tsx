/** Two cards for one code, or two codes in one picture: the cashier picks. */

import type { Choice, CounterState } from '../../../shared/counter-state';
import { Code } from '../../look/Code';
import { useActions } from '../actions';

/** The digit keys that answer (`main/scanner/answer-key.ts`). */
const KEYS = 9;

export function Choices({ state, scanId }: { state: CounterState; scanId: number }) {
  const actions = useActions();
  if (state.kind !== 'checking' || state.choices.length === 0) return null;
  return (
    <ul className="choices">
      {state.choices.map((choice, index) => (
        <li key={`${choice.code} ${choice.cardId}`}>
          <button
            type="button"
            className="choice"
            data-testid="choose"
            data-code={choice.code}
            data-card-id={choice.cardId ?? ''}
            aria-keyshortcuts={index < KEYS ? String(index + 1) : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => actions.choose({ scanId, code: choice.code, cardId: choice.cardId })}
          >
            {index < KEYS && (
              <span className="kbd" aria-hidden="true">
                {index + 1}
              </span>
            )}
            <span className="choice-text">
              <ChoiceText choice={choice} />
            </span>
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

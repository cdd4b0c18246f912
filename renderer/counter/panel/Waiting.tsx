/** A quiet line while WeChat is asked: nothing for 300 ms, the seconds, then "slow" at 3 s. */
import type { CounterState } from '../../../shared/counter-state';
import { useNow, useReached } from '../clock';
import { useWords } from '../language';

const QUIET_MS = 300;
const SLOW_MS = 3000;

export function Waiting({ state }: { state: CounterState }) {
  const since = waitingSince(state);
  const shown = useReached(since === null ? null : since + QUIET_MS);
  if (since === null) return null;
  return (
    <div className="waiting">
      {shown && <Elapsed since={since} maySlow={state.kind !== 'unknown'} />}
    </div>
  );
}

/** While an outcome is being confirmed, waiting is no sign of a slow network. */
function Elapsed({ since, maySlow }: { since: number; maySlow: boolean }) {
  const words = useWords();
  const now = useNow(250);
  const elapsed = Math.max(0, now - since);
  return (
    <>
      <div className="waiting-line" aria-hidden="true" />
      <p className="waiting-text">
        {words.panel.waitingFor(Math.floor(elapsed / 1000))}
        {maySlow && elapsed >= SLOW_MS && <strong>{words.panel.slow}</strong>}
      </p>
    </>
  );
}

function waitingSince(state: CounterState): number | null {
  switch (state.kind) {
    case 'checking':
      return state.choices.length > 0 ? null : state.since;
    case 'redeeming':
    case 'unknown':
      return state.since;
    default:
      return null;
  }
}

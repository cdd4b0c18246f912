/** A quiet line while WeChat is asked: nothing for 300 ms, the seconds, then "slow" at 3 s. */
import type { CounterState } from '../../../shared/counter-state';
import { useNow, useReached } from '../clock';
import { useWords } from '../language';

const QUIET_MS = 300;
const SLOW_MS = 3000;
const LONG_MS = 20_000;

export function Waiting({ state }: { state: CounterState }) {
  const since = waitingSince(state);
  const shown = useReached(since === null ? null : since + QUIET_MS);
  if (since === null) return null;
  return (
    <div className="waiting">
      {shown && <Elapsed since={since} unknown={state.kind === 'unknown'} />}
    </div>
  );
}

/**
 * While an outcome is being confirmed, waiting is no sign of a slow network; after the 15 s of
 * rules §5 it may take any time, and a queue cannot wait for it.
 */
function Elapsed({ since, unknown }: { since: number; unknown: boolean }) {
  const words = useWords();
  const now = useNow(250);
  const elapsed = Math.max(0, now - since);
  return (
    <>
      <div className="waiting-line" aria-hidden="true" />
      <p className="waiting-text">
        <span>{words.panel.waitingFor(Math.floor(elapsed / 1000))}</span>
        {!unknown && elapsed >= SLOW_MS && <strong>{words.panel.slow}</strong>}
        {unknown && elapsed >= LONG_MS && <strong>{words.panel.serveNext}</strong>}
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

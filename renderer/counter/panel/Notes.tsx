/** Short notes on the panel: a scan that waits, the same code again, a green about to end. */

import { groupCode } from '../../../shared/code';
import type { CounterView } from '../../../shared/counter-state';
import { useNow, useReached } from '../clock';
import { useWords } from '../language';

const SAME_CODE_MS = 3000;
const STALE_NOTICE_MS = 15_000;

export function Notes({ view }: { view: CounterView }) {
  const { waiting, sameCode, state } = view;
  return (
    <div className="notes">
      {waiting !== null && <WaitingScan code={waiting.code} />}
      {sameCode !== null && <SameCode at={sameCode.at} times={sameCode.times} />}
      {state.kind === 'redeemable' && <StaleNotice staleAt={state.staleAt} />}
    </div>
  );
}

function WaitingScan({ code }: { code: string }) {
  const words = useWords();
  return (
    <p className="note strong">
      <bdi>
        {code === '' ? words.screen.waitingScanHidden : words.screen.waitingScan(groupCode(code))}
      </bdi>
    </p>
  );
}

/** Acknowledges a repeated code for as long as it is being seen, and 3 s longer. */
function SameCode({ at, times }: { at: number; times: number }) {
  const words = useWords();
  const over = useReached(at + SAME_CODE_MS);
  return over ? null : <p className="note">{words.screen.sameCode(times)}</p>;
}

/** The last seconds of a green. */
function StaleNotice({ staleAt }: { staleAt: number }) {
  const near = useReached(staleAt - STALE_NOTICE_MS);
  return near ? <Countdown staleAt={staleAt} /> : null;
}

function Countdown({ staleAt }: { staleAt: number }) {
  const words = useWords();
  const left = Math.max(0, staleAt - useNow(250));
  return (
    <p className="note countdown">
      <progress max={STALE_NOTICE_MS} value={left} aria-hidden="true" />
      {words.panel.staleIn(Math.ceil(left / 1000))}
    </p>
  );
}

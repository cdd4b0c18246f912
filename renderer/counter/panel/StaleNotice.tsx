/** Tells the last seconds of a green, before it falls back to ready. */
import { useNow, useReached } from '../clock';
import { useWords } from '../language';

const STALE_NOTICE_MS = 15_000;

export function StaleNotice({ staleAt }: { staleAt: number }) {
  const near = useReached(staleAt - STALE_NOTICE_MS);
  return near ? <Countdown staleAt={staleAt} /> : null;
}

function Countdown({ staleAt }: { staleAt: number }) {
  const words = useWords();
  const left = Math.max(0, staleAt - useNow(250));
  return (
    <p className="countdown">
      <progress max={STALE_NOTICE_MS} value={left} aria-hidden="true" />
      {words.panel.staleIn(Math.ceil(left / 1000))}
    </p>
  );
}

/** What must never be overlooked: practice, a test server, a clock that is wrong. */
import type { Mode } from '../../shared/counter-state';
import { useWords } from './language';

export function Banners(props: { mode: Mode; clockSkewSeconds: number | null }) {
  const { mode, clockSkewSeconds } = props;
  const words = useWords();
  if (mode === 'live' && clockSkewSeconds === null) return null;
  return (
    <div className="banners">
      {mode === 'practice' && (
        <p className="banner practice">
          <strong>{words.screen.practiceBanner}</strong>
          <span>{words.screen.practiceOffer}</span>
        </p>
      )}
      {mode === 'test-server' && (
        <p className="banner test-server">
          <strong>{words.screen.testServer}</strong>
          <span>{words.screen.testServerNote}</span>
        </p>
      )}
      {clockSkewSeconds !== null && <ClockBanner seconds={clockSkewSeconds} />}
    </div>
  );
}

function ClockBanner({ seconds }: { seconds: number }) {
  const words = useWords();
  const span = words.screen.minutes(Math.max(1, Math.round(Math.abs(seconds) / 60)));
  return (
    <p className="banner clock" role="alert">
      <strong>
        {seconds > 0 ? words.screen.clockAhead(span) : words.screen.clockBehind(span)}
      </strong>
    </p>
  );
}

/** What must never be overlooked: practice, a test server, a wrong clock, a sick ledger. */
import type { LedgerProblem, Mode } from '../../shared/counter-state';
import { LedgerNotice } from './LedgerNotice';
import { useWords } from './language';

export interface BannersProps {
  mode: Mode;
  clockSkewSeconds: number | null;
  ledgerProblem: LedgerProblem | null;
}

export function Banners({ mode, clockSkewSeconds, ledgerProblem }: BannersProps) {
  const words = useWords();
  if (mode === 'live' && clockSkewSeconds === null && ledgerProblem === null) return null;
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
      {ledgerProblem !== null && <LedgerNotice problem={ledgerProblem} />}
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

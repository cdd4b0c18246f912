/** What must never be overlooked: practice, a test server, a wrong clock, a sick ledger. */
import type { LedgerProblem, Mode } from '../../shared/counter-state';
import { formatSpan } from '../../shared/format';
import { LedgerNotice } from './LedgerNotice';
import { useWords } from './language';

export interface BannersProps {
  mode: Mode;
  clockSkewSeconds: number | null;
  ledgerProblem: LedgerProblem | null;
  /** Opens the first-run guide; given where no account is set up yet. */
  onSetUp?: (() => void) | undefined;
}

export function Banners({ mode, clockSkewSeconds, ledgerProblem, onSetUp }: BannersProps) {
  const words = useWords();
  if (mode === 'live' && clockSkewSeconds === null && ledgerProblem === null) return null;
  return (
    <div className="banners">
      {mode === 'practice' && (
        <p className="banner practice">
          <strong>{words.screen.practiceBanner}</strong>
          <span>{onSetUp ? words.firstRun.noAccount : words.screen.practiceOffer}</span>
          {onSetUp && (
            <button
              type="button"
              className="banner-button"
              data-testid="open-first-run"
              aria-keyshortcuts="F7"
              onMouseDown={(event) => event.preventDefault()}
              onClick={onSetUp}
            >
              <span className="kbd" aria-hidden="true">
                F7
              </span>
              {words.firstRun.open}
            </button>
          )}
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
  const span = formatSpan(seconds * 1000, words.language);
  return (
    <p className="banner clock" role="alert">
      <strong>
        {seconds > 0 ? words.screen.clockAhead(span) : words.screen.clockBehind(span)}
      </strong>
    </p>
  );
}

/** What must never be overlooked: practice, a test server, a wrong clock, a sick ledger. */
import type { LedgerProblem, TillFacts } from '../../shared/counter-state';
import { formatSpan } from '../../shared/format';
import { never } from '../../shared/never';
import type { SettingsTrouble } from '../../shared/settings';
import type { Words } from '../../shared/words/words';
import { LedgerNotice } from './LedgerNotice';
import { useWords } from './language';

export interface BannersProps {
  till: TillFacts;
  clockSkewSeconds: number | null;
  ledgerProblem: LedgerProblem | null;
  /** Opens the first-run guide; given where no account is set up yet. */
  onSetUp?: (() => void) | undefined;
  /** Takes down what is said of a damaged settings file. */
  onTroubleSeen?: (() => void) | undefined;
}

export function Banners(props: BannersProps) {
  const { till, clockSkewSeconds, ledgerProblem, onSetUp, onTroubleSeen } = props;
  const { mode, training, classicToken, settingsTrouble } = till;
  const words = useWords();
  const quiet = clockSkewSeconds === null && ledgerProblem === null && settingsTrouble === null;
  if (mode === 'live' && quiet && !classicToken) return null;
  return (
    <div className="banners">
      {mode === 'practice' && (
        <p className="banner practice">
          <strong>{words.screen.practiceBanner}</strong>
          <span>{practiceText(training, onSetUp !== undefined, words)}</span>
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
      {classicToken && (
        <p className="banner clock" data-testid="classic-warning">
          <strong>{words.account.classicWarning}</strong>
        </p>
      )}
      {settingsTrouble !== null && (
        <SettingsBanner trouble={settingsTrouble} onSeen={onTroubleSeen} />
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

function practiceText(training: boolean, canSetUp: boolean, words: Words): string {
  if (training) return words.training.banner;
  return canSetUp ? words.firstRun.noAccount : words.screen.practiceOffer;
}

interface SettingsBannerProps {
  trouble: SettingsTrouble;
  onSeen: (() => void) | undefined;
}

/** The settings file was damaged, or a new one waits: said until somebody has read it. */
function SettingsBanner({ trouble, onSeen }: SettingsBannerProps) {
  const words = useWords();
  return (
    <p className="banner clock" role="alert" data-testid="settings-trouble">
      <strong>{settingsTroubleText(trouble, words)}</strong>
      {onSeen && (
        <button
          type="button"
          className="banner-button"
          data-testid="settings-trouble-seen"
          onMouseDown={(event) => event.preventDefault()}
          onClick={onSeen}
        >
          {words.training.seen}
        </button>
      )}
    </p>
  );
}

function settingsTroubleText(trouble: SettingsTrouble, { training }: Words): string {
  switch (trouble.kind) {
    case 'restored':
      return training.settingsRestored(trouble.setAside);
    case 'missing':
      return training.settingsMissing;
    case 'lost':
      return training.settingsLost(trouble.setAside);
    case 'provisioning-waits':
      return training.provisioningWaits;
    default:
      return never(trouble);
  }
}

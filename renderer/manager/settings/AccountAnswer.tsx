/** What became of a live test, or of storing the account: each failure with its next step. */
import type { ReactNode } from 'react';
import type { AccountSaved, DraftProblem, Trial } from '../../../shared/account';
import type { TrialTrouble } from '../../../shared/account-trial';
import { never } from '../../../shared/never';
import { useWords } from '../../counter/language';
import { TroubleCard } from '../parts/TroubleCard';
import type { Told } from './use-account';

/** From here on a clock is worth a word (redemption rules: a minute). Seconds. */
const SKEW_SECONDS = 60;

export function AccountAnswer({ told }: { told: Told }) {
  const words = useWords();
  if (told === null || told.kind === 'trying') return null;
  switch (told.kind) {
    case 'failed':
      return <Bad>{words.manager.failed}</Bad>;
    case 'tried':
      return <TrialAnswer trial={told.trial} />;
    case 'saved':
      return told.answer.ok ? (
        <p role="status" className="good" data-testid="account-saved">
          {words.account.saved}
        </p>
      ) : (
        <SavingTrouble trouble={told.answer.trouble} />
      );
    default:
      return never(told);
  }
}

function TrialAnswer({ trial }: { trial: Trial }) {
  const words = useWords();
  if (!trial.ok) return <Trouble trouble={trial.trouble} />;
  const skew = trial.clockSkewSeconds ?? 0;
  return (
    <div role="status" data-testid="trial" data-ok="true">
      <p className="good">{words.account.works(trial.latencyMs)}</p>
      {Math.abs(skew) > SKEW_SECONDS && (
        <p className="bad">
          {skew > 0 ? words.account.clockAhead(skew) : words.account.clockBehind(Math.abs(skew))}
        </p>
      )}
    </div>
  );
}

function Trouble({ trouble }: { trouble: DraftProblem | TrialTrouble }) {
  const words = useWords();
  switch (trouble.kind) {
    case 'bad-field':
      return <Bad>{words.account.badField(words.account.fields[trouble.field])}</Bad>;
    case 'bad-address': {
      const { badAddress, fields, addressFaults, addressExamples } = words.account;
      const { field, fault } = trouble;
      return <Bad>{badAddress(fields[field], addressFaults[fault], addressExamples[field])}</Bad>;
    }
    case 'secret-needed':
      return <Bad>{words.account.secretNeeded(words.account.fields[trouble.field])}</Bad>;
    case 'refused': {
      const { errcode, rid, ip } = trouble;
      const untold = { ok: false, reason: 'credentials', sent: 'no' } as const;
      return <TroubleCard untold={{ ...untold, trouble: { errcode, rid, ip, detail: '' } }} />;
    }
    case 'way': {
      const { meaning, support } = words.account.way[trouble.why];
      return (
        <div
          className="trouble-card"
          role="alert"
          data-testid="toast-error"
          data-code={trouble.why}
        >
          <p className="trouble-meaning">{meaning}</p>
          <p>{support}</p>
          <p className="quiet small">
            <bdi>{trouble.detail}</bdi>
          </p>
        </div>
      );
    }
    default:
      return never(trouble);
  }
}

function SavingTrouble({ trouble }: { trouble: Extract<AccountSaved, { ok: false }>['trouble'] }) {
  const words = useWords();
  switch (trouble.kind) {
    case 'open-intents':
      return <Bad>{words.account.openIntents(trouble.count)}</Bad>;
    case 'training':
      return <Bad>{words.account.whileTraining}</Bad>;
    case 'unwritable':
      return <Bad>{words.settings.unwritable}</Bad>;
    case 'bad-field':
    case 'bad-address':
    case 'secret-needed':
      return <Trouble trouble={trouble} />;
    default:
      return never(trouble);
  }
}

function Bad({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="bad" data-testid="account-trouble">
      {children}
    </p>
  );
}

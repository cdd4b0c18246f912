/** Updates of the program: which version runs, where new ones come from, looking and taking. */
import { useCallback, useState } from 'react';
import type { UpdateAnswer, UpdateState } from '../../../shared/updates';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { Fact } from '../Fact';
import { TextSetting } from '../settings/fields';
import { asItIs } from '../settings/ShopPage';
import { useSettings } from '../settings/use-settings';

export function UpdateCard() {
  const { updates, manager } = useWords();
  const bridge = useBridge();
  const asked = useAsk(useCallback(() => bridge.updateState(null), [bridge]));
  const state = asked.value;
  return (
    <section className="card wide" aria-label={updates.title} data-testid="updates">
      <h2>{updates.title}</h2>
      {state === null ? (
        <p>{asked.failed ? manager.failed : manager.loading}</p>
      ) : (
        <>
          <Facts state={state} />
          <Ways state={state} onTaken={asked.again} />
        </>
      )}
    </section>
  );
}

function Facts({ state }: { state: UpdateState }) {
  const { updates } = useWords();
  const { version, upkeep, previous, waiting, failed, bySelf } = state;
  return (
    <dl className="health-facts">
      <Fact name={updates.version} id="update-version">
        {version}
      </Fact>
      {upkeep === 'portable' && (
        <Fact name={updates.previous} id="update-previous">
          {previous ?? updates.noPrevious}
          {previous !== null && <span className="fact-line quiet small">{updates.goBack}</span>}
        </Fact>
      )}
      {waiting !== null && (
        <Fact name={updates.waiting} id="update-waiting">
          {waiting}
        </Fact>
      )}
      {failed.length > 0 && (
        <Fact name={updates.failed} id="update-failed">
          {failed.join(' · ')}
        </Fact>
      )}
      {bySelf !== null && (
        <Fact name={updates.bySelf} id="update-by-self">
          <bdi>{bySelf}</bdi>
        </Fact>
      )}
    </dl>
  );
}

/** Nothing at all is a value: then there is no place. */
const place = (text: string) => text.trim();

/** Taking is offered once something was found, and not before. */
function Ways({ state, onTaken }: { state: UpdateState; onTaken: () => void }) {
  const { updates } = useWords();
  const bridge = useBridge();
  const settings = useSettings();
  const [answer, setAnswer] = useState<UpdateAnswer | 'failed' | null>(null);
  const [busy, setBusy] = useState<'looking' | 'taking' | null>(null);
  const run = async (deed: 'looking' | 'taking') => {
    setBusy(deed);
    // What an earlier look said would pass for the answer of this one; what was found stays
    // while it is taken.
    if (deed === 'looking') setAnswer(null);
    try {
      const became = await (deed === 'looking' ? bridge.lookForUpdate : bridge.takeUpdate)(null);
      setAnswer(became);
      if (became.kind === 'taken') onTaken();
    } catch {
      setAnswer('failed');
    } finally {
      setBusy(null);
    }
  };
  if (state.upkeep !== 'portable') {
    return <p data-testid="update-upkeep">{updates.upkeep[state.upkeep]}</p>;
  }
  if (!state.signed) return <p data-testid="update-unsigned">{updates.unsigned}</p>;
  const found = answer !== null && answer !== 'failed' && answer.kind === 'found';
  return (
    <>
      {settings !== null && (
        <TextSetting name="updatePlace" settings={settings} write={asItIs} read={place} />
      )}
      <div className="buttons">
        <button
          type="button"
          data-testid="look-for-update"
          disabled={busy !== null}
          onClick={() => void run('looking')}
        >
          {busy === 'looking' ? updates.looking : updates.look}
        </button>
        {found && (
          <button
            type="button"
            className="primary"
            data-testid="take-update"
            disabled={busy !== null}
            onClick={() => void run('taking')}
          >
            {busy === 'taking' ? updates.taking : updates.take}
          </button>
        )}
      </div>
      <Said answer={answer} />
      {found && <p className="quiet">{updates.takeHint}</p>}
    </>
  );
}

function Said({ answer }: { answer: UpdateAnswer | 'failed' | null }) {
  const words = useWords();
  const wrong = answer === 'failed' || answer?.kind === 'refused';
  return (
    <p
      role="status"
      className={wrong ? 'bad' : 'good'}
      data-testid="update-said"
      data-answer={answer === null || answer === 'failed' ? (answer ?? '') : answer.kind}
    >
      {answer !== null && textOf(answer, words)}
    </p>
  );
}

function textOf(answer: UpdateAnswer | 'failed', { updates, manager }: Words): string {
  if (answer === 'failed') return manager.failed;
  switch (answer.kind) {
    case 'found':
      return updates.found(answer.version);
    case 'taken':
      return updates.taken(answer.version);
    case 'left':
      return updates.left[answer.why];
    case 'refused':
      return updates.refused[answer.why];
    default:
      return answer satisfies never;
  }
}

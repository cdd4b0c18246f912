/** Everything the ledger knows about one scan or one redemption, oldest first. */
import { useCallback, useState } from 'react';
import { groupCode } from '../../../shared/code';
import { formatClockSeconds, formatDay } from '../../../shared/format';
import type { LedgerIntent, LedgerStory } from '../../../shared/ledger';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { CloseByHand } from './CloseByHand';
import { NoteError } from './NoteError';
import { PrintAgain } from './PrintAgain';
import { StoryStep } from './StoryStep';

export function Story({ seq, onChange }: { seq: number | null; onChange: () => void }) {
  const words = useWords();
  const bridge = useBridge();
  const story = useAsk(
    useCallback(
      async (): Promise<LedgerStory | null> =>
        seq === null ? null : await bridge.ledgerStory({ seq }),
      [bridge, seq],
    ),
  );
  const { value } = story;
  const changed = () => {
    story.again();
    onChange();
  };
  return (
    <section className="story" aria-label={words.records.story} data-testid="story">
      {story.failed && (
        <p role="alert">
          {words.manager.failed}
          <button type="button" onClick={story.again}>
            {words.manager.again}
          </button>
        </p>
      )}
      {value === null ? (
        <p className="empty">{words.records.storyNone}</p>
      ) : (
        <Told story={value} onChange={changed} />
      )}
    </section>
  );
}

function Told({ story, onChange }: { story: LedgerStory; onChange: () => void }) {
  const words = useWords();
  const { records } = words;
  const { rows, card, intent, others } = story;
  const code = intent?.code ?? rows[0]?.code ?? '';
  return (
    <>
      <h2>{code === '' ? records.story : records.storyOf(groupCode(code))}</h2>
      {card !== null && (
        <p className="story-card" data-testid="story-card">
          <bdi>{card.title ?? words.panel.noTitle}</bdi> <small>{card.cardId}</small>
        </p>
      )}
      {intent !== null && <Standing key={intent.intent} intent={intent} onChange={onChange} />}
      <ol className="steps">
        {rows.map((row) => (
          <StoryStep key={row.seq} row={row} />
        ))}
      </ol>
      {others.length > 0 && (
        <>
          <h3>{records.others}</h3>
          <ul className="others">
            {others.map((other) => (
              <li key={other.intent}>
                <b>{records.outcomes[other.state]}</b>
                <span>
                  {formatDay(other.at / 1000)} {formatClockSeconds(other.at)}
                </span>
                <bdi>{other.operator}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Where the redemption stands, and what a manager can still do about it. */
function Standing({ intent, onChange }: { intent: LedgerIntent; onChange: () => void }) {
  const words = useWords();
  const { records, panel } = words;
  const { state, receipt } = intent;
  const [said, say] = useState('');
  const done = (what: string) => {
    say(what);
    onChange();
  };
  const redeemed = state === 'redeemed' || state === 'settled-redeemed';
  return (
    <div className="standing" data-testid="standing" data-outcome={state}>
      <p>
        <span className="label">{records.standing}</span>
        <b>{records.outcomes[state]}</b>
      </p>
      {receipt !== null && <bdi>{panel.receipt(receipt)}</bdi>}
      <div className="buttons">
        {intent.closableInMs !== null && (
          <CloseByHand intent={intent} onChange={() => done(records.closed)} />
        )}
        {redeemed && <PrintAgain intent={intent.intent} onSaid={say} />}
        {redeemed && <NoteError intent={intent} onChange={() => done(records.errorNoted)} />}
      </div>
      <p role="status" className="good">
        {said}
      </p>
    </div>
  );
}

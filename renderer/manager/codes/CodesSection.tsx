/**
 * One code: what WeChat says of it, another code after a gift, no code any more; and the code
 * behind a card link. Before any change the code is looked up afresh.
 */
import type { FormEvent } from 'react';
import type { CodeFacts } from '../../../shared/codes';
import { useWords } from '../../counter/language';
import { AskStatus } from './AskStatus';
import { ChangeCode } from './ChangeCode';
import { CodeField } from './CodeField';
import { Decrypt } from './Decrypt';
import { FoundCode } from './FoundCode';
import { type Asked, useLookUp } from './use-look-up';
import { VoidCode } from './VoidCode';

/** Looks the code in the form up; null where nobody can say, or where several answer. */
export type LookUp = () => Promise<CodeFacts | null>;

export function CodesSection() {
  const words = useWords();
  const { asked, found, course, change, lookUp } = useLookUp();
  const asking = course?.kind === 'asking';
  const find = (event: FormEvent) => {
    event.preventDefault();
    void lookUp(asked);
  };
  // Not only while nothing is asked: a button that is disabled loses the keyboard's place.
  const ready = asked.code.trim() !== '';
  const fresh: LookUp = async () => (asking ? null : lookUp(asked));
  return (
    <>
      <header className="section-head">
        <h1>{words.manager.sections.codes}</h1>
      </header>
      <div className="cards">
        <section className="card wide" aria-label={words.codes.code}>
          <form className="ask-form two" onSubmit={find}>
            <CodeField
              label={words.codes.code}
              hint={words.codes.codeHint}
              testId="field-code"
              value={asked.code}
              onChange={(code) => change({ ...asked, code })}
            />
            <CodeField
              label={words.codes.cardId}
              hint={words.codes.cardIdHint}
              testId="field-card_id"
              value={asked.cardId}
              onChange={(cardId) => change({ ...asked, cardId })}
            />
            <button
              type="submit"
              className="primary"
              data-testid="find-code"
              disabled={!ready || asking}
            >
              {words.codes.find}
            </button>
          </form>
          <AskStatus
            asking={asking ? words.codes.finding : null}
            failed={course?.kind === 'failed'}
            untold={course?.kind === 'untold' ? course.untold : null}
          />
          {found !== null && (
            <FoundCode
              found={found}
              onPick={(facts) => change({ ...asked, cardId: facts.cardId })}
            />
          )}
        </section>
        <ChangeCode ready={ready} lookUp={fresh} onChanged={(code) => change({ ...asked, code })} />
        <VoidCode ready={ready} found={found} lookUp={fresh} />
        <Decrypt onLookUp={(code, cardId) => void lookUpNow({ code, cardId: cardId ?? '' })} />
      </div>
    </>
  );

  async function lookUpNow(next: Asked): Promise<void> {
    change(next);
    await lookUp(next);
  }
}

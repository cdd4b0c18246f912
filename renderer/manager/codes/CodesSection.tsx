/**
 * One code: what WeChat says of it, another code after a gift, no code any more; and the code
 * behind a card link. Before any change the code is looked up afresh.
 */
import { type FormEvent, useState } from 'react';
import type { CodeFacts } from '../../../shared/codes';
import type { Told, Untold } from '../../../shared/told';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { AskStatus } from './AskStatus';
import { ChangeCode } from './ChangeCode';
import { CodeField } from './CodeField';
import { Decrypt } from './Decrypt';
import { FoundCode } from './FoundCode';
import { VoidCode } from './VoidCode';

interface Asked {
  code: string;
  cardId: string;
}
const blank: Asked = { code: '', cardId: '' };

/** Looks the code in the form up; null where nobody can say, or where several answer. */
export type LookUp = () => Promise<CodeFacts | null>;

export function CodesSection() {
  const words = useWords();
  const bridge = useBridge();
  const [asked, keep] = useDraft<Asked>('codes.asked', blank);
  const [found, setFound] = useDraft<CodeFacts[] | null>('codes.found', null);
  const [untold, setUntold] = useState<Untold | null>(null);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);

  const change = (next: Asked) => {
    keep(next);
    setFound(null);
    setUntold(null);
  };
  const lookUp = async ({ code, cardId }: Asked): Promise<CodeFacts | null> => {
    setAsking(true);
    setFailed(false);
    try {
      const answer: Told<CodeFacts[]> = await bridge.codeFind({
        text: code,
        cardId: cardId.trim() === '' ? null : cardId.trim(),
      });
      setUntold(answer.ok ? null : answer);
      setFound(answer.ok ? answer.value : null);
      return answer.ok && answer.value.length === 1 ? (answer.value[0] ?? null) : null;
    } catch {
      setFailed(true);
      return null;
    } finally {
      setAsking(false);
    }
  };
  const find = (event: FormEvent) => {
    event.preventDefault();
    void lookUp(asked);
  };
  const ready = asked.code.trim() !== '' && !asking;
  const fresh: LookUp = () => lookUp(asked);
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
            <button type="submit" className="primary" data-testid="find-code" disabled={!ready}>
              {words.codes.find}
            </button>
          </form>
          <AskStatus asking={asking ? words.codes.finding : null} failed={failed} untold={untold} />
          {found !== null && (
            <FoundCode
              found={found}
              onPick={(facts) => change({ ...asked, cardId: facts.cardId })}
            />
          )}
        </section>
        <ChangeCode ready={ready} lookUp={fresh} onChanged={(code) => change({ ...asked, code })} />
        <VoidCode ready={ready} lookUp={fresh} />
        <Decrypt onLookUp={(code, cardId) => void lookUpNow({ code, cardId: cardId ?? '' })} />
      </div>
    </>
  );

  async function lookUpNow(next: Asked): Promise<void> {
    change(next);
    await lookUp(next);
  }
}

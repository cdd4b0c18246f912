/** The code behind a card link. WeChat's occasional garbage is refused, not shown as a code. */
import { type FormEvent, useState } from 'react';
import { groupCode } from '../../../shared/code';
import type { CodesCalls } from '../../../shared/codes';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { Value, Values } from '../parts/Values';
import { AskStatus } from './AskStatus';
import { CodeField } from './CodeField';

type Decrypted = CodesCalls['codeDecrypt']['output'];

export function Decrypt(props: { onLookUp: (code: string, cardId: string | null) => void }) {
  const words = useWords();
  const { codes } = words;
  const bridge = useBridge();
  const [text, keep] = useDraft<string>('codes.link', '');
  const [answer, setAnswer] = useState<Decrypted | null>(null);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const decrypt = (event: FormEvent) => {
    event.preventDefault();
    setAsking(true);
    setFailed(false);
    setAnswer(null);
    bridge
      .codeDecrypt({ text })
      .then(setAnswer, () => setFailed(true))
      .finally(() => setAsking(false));
  };
  return (
    <section className="card" aria-label={codes.decryptTitle}>
      <h2>{codes.decryptTitle}</h2>
      <form className="code-facts" onSubmit={decrypt}>
        <CodeField
          label={codes.link}
          hint={codes.linkHint}
          testId="field-encrypt_code"
          value={text}
          onChange={(next) => keep(next === '' ? null : next)}
        />
        <div className="buttons">
          <button
            type="submit"
            data-testid="send-code-decrypt"
            disabled={asking || text.trim() === ''}
          >
            {codes.decrypt}
          </button>
        </div>
      </form>
      <AskStatus asking={null} failed={failed} untold={answer?.ok === false ? answer : null} />
      {answer?.ok && (
        <div className="code-facts" role="status">
          <Values>
            <Value wire="code" label={codes.decrypted}>
              {groupCode(answer.value.code)}
            </Value>
            {answer.value.cardId !== null && (
              <Value wire="card_id" label={codes.linkCard}>
                {answer.value.cardId}
              </Value>
            )}
          </Values>
          <div className="buttons">
            <button
              type="button"
              data-testid="look-up-decrypted"
              onClick={() => props.onLookUp(answer.value.code, answer.value.cardId)}
            >
              {codes.lookUpThis}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}

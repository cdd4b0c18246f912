/** Deletes a card: says what stops and what stays, and asks for its title. */
import { useState } from 'react';
import { knownCardStatus } from '../../../shared/card-types';
import type { CardDeleted, CardPage } from '../../../shared/cards';
import type { Told } from '../../../shared/told';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { Irreversible, sameText, useForgetQuestion } from '../parts/Irreversible';
import { TroubleCard } from '../parts/TroubleCard';

export interface DeleteCardProps {
  page: CardPage;
  onRead: (told: Told<CardPage>) => void;
}

export function DeleteCard({ page, onRead }: DeleteCardProps) {
  const { cards, manager } = useWords();
  const bridge = useBridge();
  const { cardId, title } = page.facts;
  const question = `delete.${cardId}`;
  const [asked, ask] = useDraft<boolean>(`card.${cardId}.delete`, false);
  const forget = useForgetQuestion(question);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<CardDeleted | null>(null);
  const [failed, setFailed] = useState(false);
  const status = String(page.values['base_info.status'] ?? '');
  const gone = done?.gone === true || knownCardStatus(status) === 'CARD_STATUS_DELETE';

  const send = () => {
    setBusy(true);
    bridge
      .cardDelete({ cardId })
      .then(
        (answer) => {
          setDone(answer);
          ask(null);
          forget();
          if (answer.after.ok) onRead(answer.after);
        },
        () => setFailed(true),
      )
      .finally(() => setBusy(false));
  };

  return (
    <section className="card">
      <h2>{cards.remove}</h2>
      <p>{cards.removeStops}</p>
      <p>{cards.removeStays}</p>
      <button
        type="button"
        className="danger-button"
        data-testid="send-card-delete"
        disabled={gone || busy}
        onClick={() => ask(true)}
      >
        {cards.remove}
      </button>
      {done !== null && (
        <div role="status" data-testid="delete-outcome" data-gone={String(done.gone)}>
          {!done.answer.ok && <TroubleCard untold={done.answer} changes />}
          {(done.answer.ok || done.answer.sent === 'maybe') && (
            <p>{cards.removed[String(done.gone) as 'true' | 'false' | 'null']}</p>
          )}
        </div>
      )}
      {asked && (
        <Irreversible
          draft={question}
          title={cards.remove}
          typed={sameText(title, '') ? cardId : title}
          confirm={cards.remove}
          busy={busy}
          trouble={failed && <p className="bad">{manager.failed}</p>}
          onConfirm={send}
          onClose={() => ask(null)}
        >
          <p>{cards.removeStops}</p>
          <p>{cards.removeStays}</p>
        </Irreversible>
      )}
    </section>
  );
}

/**
 * Changes a card: the fields that its type allows, the exact changes before they are sent, and
 * afterwards what WeChat said and what the card reads like.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { changeableFields, type FieldName } from '../../../shared/card-fields';
import type { CardPage, CardUpdated } from '../../../shared/cards';
import type { Told } from '../../../shared/told';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { ChangeField } from './ChangeField';
import { ChangeOutcome } from './ChangeOutcome';
import { type ChangeDraft, readDraft, type Typed } from './change-draft';
import { SendChanges } from './SendChanges';

export interface ChangeFormProps {
  page: CardPage;
  onRead: (told: Told<CardPage>) => void;
}

const untouched: ChangeDraft = {};

export function ChangeForm({ page, onRead }: ChangeFormProps) {
  const { cards, manager } = useWords();
  const bridge = useBridge();
  const { cardId, cardType } = page.facts;
  const [draft, keep] = useDraft<ChangeDraft>(`card.${cardId}.change`, untouched);
  const [asking, ask] = useDraft<boolean>(`card.${cardId}.send`, false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<CardUpdated | null>(null);
  const [failed, setFailed] = useState(false);
  const outcome = useRef<HTMLDivElement>(null);
  const { changes, problems } = useMemo(() => readDraft(page, draft), [page, draft]);
  const changed = new Set(changes.map(({ name }) => name));
  const wrong = Object.keys(problems).length;
  const canSend = changes.length > 0 && wrong === 0 && !busy;

  useEffect(() => {
    if (done !== null) outcome.current?.scrollIntoView({ block: 'start' });
  }, [done]);

  const type = (name: FieldName, typed: Typed | null) => {
    const { [name]: _before, ...others } = draft;
    const next = typed === null ? others : { ...others, [name]: typed };
    keep(Object.keys(next).length === 0 ? null : next);
  };
  const send = () => {
    setBusy(true);
    setFailed(false);
    bridge
      .cardUpdate({ cardId, changes })
      .then(
        (answer) => {
          setDone(answer);
          ask(null);
          if (answer.answer.ok) keep(null);
          if (answer.after.ok) onRead(answer.after);
        },
        () => setFailed(true),
      )
      .finally(() => setBusy(false));
  };

  return (
    <section className="card wide" data-testid="change-form">
      <h2>{cards.change}</h2>
      <div className="change-sent" ref={outcome}>
        {done !== null && <ChangeOutcome updated={done} />}
      </div>
      <div className="change-fields">
        {changeableFields(cardType).map((name) => (
          <ChangeField
            key={name}
            page={page}
            name={name}
            typed={draft[name]}
            problem={problems[name]}
            changed={changed.has(name)}
            onType={(typed) => type(name, typed)}
          />
        ))}
      </div>
      <div className="change-bar">
        <p role="status">
          {changes.length === 0 ? cards.noChanges : cards.changes(changes.length)}{' '}
          {wrong > 0 && <span className="bad">{cards.fixFirst(wrong)}</span>}
        </p>
        <button
          type="button"
          className="primary"
          data-testid="send-card-update"
          disabled={!canSend}
          onClick={() => ask(true)}
        >
          {cards.send}
        </button>
      </div>
      {asking && canSend && (
        <SendChanges page={page} changes={changes} onSend={send} onClose={() => ask(null)} />
      )}
      {failed && (
        <p role="alert" className="bad">
          {manager.failed}
        </p>
      )}
    </section>
  );
}

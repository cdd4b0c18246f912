/** Closes a redemption by hand, with a reason; never earlier than 15 s after the last send. */
import { useMemo, useState } from 'react';
import type { CloseByHand as Answer, LedgerIntent } from '../../../shared/ledger';
import { useNow } from '../../counter/clock';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { Dialog } from '../Dialog';
import { useDraft } from '../drafts';
import type { Said } from '../said';

type End = 'settled-redeemed' | 'settled-not-redeemed';
const ends: readonly End[] = ['settled-redeemed', 'settled-not-redeemed'];

interface Draft {
  asked: boolean;
  state: End | null;
  reason: string;
}
const blank: Draft = { asked: false, state: null, reason: '' };

export function CloseByHand({ intent, onChange }: { intent: LedgerIntent; onChange: () => void }) {
  const { records } = useWords();
  const [draft, keep] = useDraft<Draft>(`close.${intent.intent}`, blank);
  const seconds = useSecondsLeft(intent);
  return (
    <>
      <button
        type="button"
        data-testid="close-by-hand"
        disabled={seconds > 0}
        onClick={() => keep({ ...draft, asked: true })}
      >
        {seconds > 0 ? records.closableIn(seconds) : records.closeByHand}
      </button>
      {draft.asked && (
        <Question intent={intent} draft={draft} keep={keep} seconds={seconds} onChange={onChange} />
      )}
    </>
  );
}

interface QuestionProps {
  intent: LedgerIntent;
  draft: Draft;
  keep: (draft: Draft | null) => void;
  seconds: number;
  onChange: () => void;
}

function Question({ intent, draft, keep, seconds, onChange }: QuestionProps) {
  const words = useWords();
  const { records, manager } = words;
  const bridge = useBridge();
  const [trouble, setTrouble] = useState<Said | null>(null);
  const { state, reason } = draft;
  const options = ends.filter((end) => end !== intent.state);
  const send = () => {
    if (state === null) return;
    bridge.closeIntent({ intent: intent.intent, state, reason }).then(
      (answer) => {
        if (!answer.ok) return setTrouble(troubleOf(answer));
        keep(null);
        onChange();
      },
      () => setTrouble({ ok: false, text: (said) => said.manager.failed }),
    );
  };
  return (
    <Dialog title={records.closeByHand} onClose={() => keep({ ...draft, asked: false })}>
      <p>{records.closeHint}</p>
      <fieldset className="choices-row">
        <legend>{records.closeAs}</legend>
        {options.map((end) => (
          <label key={end} className="radio">
            <input
              type="radio"
              name="close-as"
              data-testid={`close-${end}`}
              checked={state === end}
              onChange={() => keep({ ...draft, state: end })}
            />
            {end === 'settled-redeemed' ? records.closeRedeemed : records.closeNotRedeemed}
          </label>
        ))}
      </fieldset>
      <label className="control">
        <span>{records.why}</span>
        <textarea
          data-testid="reason"
          rows={3}
          maxLength={200}
          placeholder={records.whyHint}
          value={reason}
          onChange={(event) => keep({ ...draft, reason: event.target.value })}
        />
      </label>
      <p role="alert" className="trouble-line">
        {trouble?.text(words)}
      </p>
      <div className="buttons">
        <button
          type="button"
          className="primary danger"
          data-testid="confirm"
          disabled={state === null || reason.trim() === '' || seconds > 0}
          onClick={send}
        >
          {records.confirmClose}
        </button>
        <button type="button" onClick={() => keep({ ...draft, asked: false })}>
          {manager.cancel}
        </button>
      </div>
    </Dialog>
  );
}

/** Counts down from what main said; main says the last word. */
function useSecondsLeft(intent: LedgerIntent): number {
  const until = useMemo(() => Date.now() + (intent.closableInMs ?? 0), [intent]);
  const waits = (intent.closableInMs ?? 0) > 0;
  const now = useNow(waits ? 250 : null);
  return waits ? Math.max(0, Math.ceil((until - now) / 1000)) : 0;
}

function troubleOf(answer: Extract<Answer, { ok: false }>): Said {
  return {
    ok: false,
    text: ({ records }) =>
      answer.why === 'too-early'
        ? records.tooEarly(Math.ceil(answer.waitMs / 1000))
        : records.refusals[answer.why],
  };
}

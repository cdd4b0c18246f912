/** "Redeemed in error": a note for the books. Nothing is undone; WeChat has no undo. */
import { useState } from 'react';
import type { LedgerIntent } from '../../../shared/ledger';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { Dialog } from '../Dialog';
import { useDraft } from '../drafts';
import type { Said } from '../said';

interface Draft {
  asked: boolean;
  text: string;
}
const blank: Draft = { asked: false, text: '' };

export function NoteError({ intent, onChange }: { intent: LedgerIntent; onChange: () => void }) {
  const words = useWords();
  const { records, manager } = words;
  const bridge = useBridge();
  const [draft, keep] = useDraft<Draft>(`error.${intent.intent}`, blank);
  const [trouble, setTrouble] = useState<Said | null>(null);
  const send = () => {
    bridge.noteError({ intent: intent.intent, text: draft.text }).then(
      (answer) => {
        if (!answer.ok) {
          const { why } = answer;
          return setTrouble({ ok: false, text: (said) => said.records.refusals[why] });
        }
        keep(null);
        onChange();
      },
      () => setTrouble({ ok: false, text: (said) => said.manager.failed }),
    );
  };
  const put = () => keep({ ...draft, asked: false });
  return (
    <>
      <button
        type="button"
        data-testid="note-error"
        onClick={() => keep({ ...draft, asked: true })}
      >
        {records.noteError}
      </button>
      {draft.asked && (
        <Dialog title={records.noteError} onClose={put}>
          <p>{records.errorHint}</p>
          <label className="control">
            <span>{records.errorNote}</span>
            <textarea
              data-testid="reason"
              rows={3}
              maxLength={200}
              value={draft.text}
              onChange={(event) => keep({ ...draft, text: event.target.value })}
            />
          </label>
          <p role="alert" className="trouble-line">
            {trouble?.text(words)}
          </p>
          <div className="buttons">
            <button
              type="button"
              className="primary"
              data-testid="confirm"
              disabled={draft.text.trim() === ''}
              onClick={send}
            >
              {records.confirmError}
            </button>
            <button type="button" onClick={put}>
              {manager.cancel}
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}

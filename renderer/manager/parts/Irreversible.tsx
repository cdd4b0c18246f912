/**
 * The last question before something that nobody can undo: what stops, the customer's consent,
 * a reason, a text to be typed. Each part is optional. What was typed is kept in the drafts.
 */
import { type ReactNode, useId } from 'react';
import { useWords } from '../../counter/language';
import { Dialog } from '../Dialog';
import { useDraft } from '../drafts';

export interface IrreversibleProps {
  /** Name of its draft: one for each thing that is done to. */
  draft: string;
  title: string;
  /** What happens, in sentences. */
  children: ReactNode;
  /** The sentence to be ticked. */
  consent?: ReactNode;
  /** Whether a reason must be given. */
  reason?: true;
  /** The text to be typed, and what it is. */
  typed?: string;
  confirm: string;
  busy?: boolean;
  /** What came of the last try. */
  trouble?: ReactNode;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

interface Draft {
  consented: boolean;
  reason: string;
  typed: string;
}
const blank: Draft = { consented: false, reason: '', typed: '' };

export function Irreversible(props: IrreversibleProps) {
  const { draft: name, title, children, consent, typed, confirm, busy = false } = props;
  const { parts, manager } = useWords();
  const [draft, keep] = useDraft<Draft>(`irreversible.${name}`, blank);
  const id = useId();
  const ready =
    (consent === undefined || draft.consented) &&
    (!props.reason || draft.reason.trim() !== '') &&
    (typed === undefined || sameText(draft.typed, typed));
  return (
    <Dialog title={title} onClose={props.onClose}>
      <p className="bad">{parts.irreversible}</p>
      {children}
      {consent !== undefined && (
        <label className="tick">
          <input
            type="checkbox"
            data-testid="consent"
            checked={draft.consented}
            onChange={(event) => keep({ ...draft, consented: event.target.checked })}
          />
          <span>{consent}</span>
        </label>
      )}
      {props.reason && (
        <label className="control">
          <span>{parts.reason}</span>
          <textarea
            data-testid="reason"
            rows={2}
            maxLength={200}
            placeholder={parts.reasonHint}
            value={draft.reason}
            onChange={(event) => keep({ ...draft, reason: event.target.value })}
          />
        </label>
      )}
      {typed !== undefined && (
        <div className="control">
          <label htmlFor={id}>
            <bdi>{parts.typeToConfirm(typed)}</bdi>
          </label>
          <input
            id={id}
            type="text"
            autoComplete="off"
            data-testid="confirm-text"
            value={draft.typed}
            onChange={(event) => keep({ ...draft, typed: event.target.value })}
          />
        </div>
      )}
      {props.trouble}
      <div className="buttons">
        <button
          type="button"
          className="primary danger"
          data-testid="confirm"
          disabled={!ready || busy}
          onClick={() => props.onConfirm(draft.reason.trim())}
        >
          {confirm}
        </button>
        <button type="button" data-testid="cancel" onClick={props.onClose}>
          {manager.cancel}
        </button>
      </div>
    </Dialog>
  );
}

/** Forgets what was typed into a question: after the deed is done. */
export function useForgetQuestion(name: string): () => void {
  const [, keep] = useDraft<Draft>(`irreversible.${name}`, blank);
  return () => keep(null);
}

/** Nobody can type what cannot be seen: blanks at the ends and composed forms are equal. */
export function sameText(typed: string, wanted: string): boolean {
  return seen(typed) === seen(wanted);
}

function seen(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
}

/** Whose coupons: one of the customer's codes, or the openid; of one card, where wanted. */
import { type FormEvent, useId, useState } from 'react';
import type { MemberWish } from '../../../shared/members';
import { useWords } from '../../counter/language';
import { useDraft } from '../drafts';

export interface AskFormProps {
  asking: boolean;
  /** What was typed cannot be asked. */
  onMisformed: () => void;
  onAsk: (wish: MemberWish, cardId: string | null) => void;
}

interface Draft {
  code: string;
  openid: string;
  cardId: string;
}
const blank: Draft = { code: '', openid: '', cardId: '' };
const OPENID = /^[\x21-\x7e]{1,64}$/;

export function AskForm({ asking, onMisformed, onAsk }: AskFormProps) {
  const { members } = useWords();
  const [draft, keep] = useDraft<Draft>('members.ask', blank);
  const [misformed, setMisformed] = useState(false);
  const id = useId();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const openid = draft.openid.trim();
    const wrong = openid !== '' && !OPENID.test(openid);
    setMisformed(wrong);
    if (wrong) return onMisformed();
    const cardId = draft.cardId.trim() === '' ? null : draft.cardId.trim();
    if (openid !== '') onAsk({ openid }, cardId);
    else onAsk({ text: draft.code, codeCardId: null }, cardId);
  };
  const field = (
    name: keyof Draft,
    wire: string,
    label: string,
    hint: string,
    other?: 'openid' | 'code',
  ) => (
    <div className="control">
      <label htmlFor={`${id}${name}`} className="label">
        {label}
      </label>
      <input
        id={`${id}${name}`}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={name === 'code' ? 2048 : 128}
        placeholder={hint}
        data-testid={`field-${wire}`}
        aria-invalid={name === 'openid' && misformed}
        value={draft[name]}
        // Whoever begins to type the one means it instead of the other.
        onChange={({ target }) =>
          keep({ ...draft, ...(other ? { [other]: '' } : {}), [name]: target.value })
        }
      />
    </div>
  );
  return (
    <form className="ask-form" onSubmit={ask}>
      {field('code', 'code', members.byCode, members.byCodeHint, 'openid')}
      {field('openid', 'openid', members.byOpenid, members.byOpenidHint, 'code')}
      {field('cardId', 'card_id', members.onlyCard, members.onlyCardHint)}
      <button
        type="submit"
        className="primary"
        data-testid="send-user-getcardlist"
        disabled={asking || (draft.code.trim() === '' && draft.openid.trim() === '')}
      >
        {members.ask}
      </button>
      {misformed && (
        <p role="alert" className="bad">
          {members.openidForm}
        </p>
      )}
    </form>
  );
}

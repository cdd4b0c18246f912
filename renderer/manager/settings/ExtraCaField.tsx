/** A further certificate authority: which one there is, choosing another file, doing without. */
import { useState } from 'react';
import type { CaFacts } from '../../../shared/account';
import { formatDay } from '../../../shared/format';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import type { AccountDesk } from './use-account';

/** Kept by its name, so that it follows a change of language. */
type Trouble = 'no-pem' | 'failed';

export function ExtraCaField({ desk }: { desk: AccountDesk }) {
  const words = useWords();
  const bridge = useBridge();
  const [picked, setPicked] = useState<CaFacts | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { draft, account, edit } = desk;
  const stored = draft.extraCa === 'keep' ? (account?.extraCa ?? null) : null;
  const ca = draft.extraCa === 'picked' ? picked : stored;
  const pick = async () => {
    try {
      const answer = await bridge.pickExtraCa(null);
      setTrouble(!answer.ok && answer.why === 'no-pem' ? 'no-pem' : null);
      if (!answer.ok) return;
      setPicked(answer.ca);
      edit({ extraCa: 'picked' });
    } catch {
      setTrouble('failed');
    }
  };
  return (
    <div className="control">
      <span className="label">{words.account.fields.extraCa}</span>
      <p data-testid="account-extraCa">
        <bdi>
          {ca === null
            ? words.account.caNone
            : words.account.caNow(ca.subject, formatDay(ca.validTo / 1000))}
        </bdi>
      </p>
      <div className="buttons">
        <button type="button" data-testid="pick-extraCa" onClick={() => void pick()}>
          {words.account.caPick}
        </button>
        {ca !== null && (
          <button
            type="button"
            data-testid="remove-extraCa"
            onClick={() => edit({ extraCa: 'none' })}
          >
            {words.account.remove}
          </button>
        )}
      </div>
      <p role="alert" className="trouble-line">
        {trouble === 'no-pem' && words.account.caNoPem}
        {trouble === 'failed' && words.manager.failed}
      </p>
      <p className="quiet small">{words.account.hints.extraCa}</p>
    </div>
  );
}

/** Another code for a coupon whose code the merchant made, after it was given away. */
import { useState } from 'react';
import { type CodeFacts, DOCUMENTED_CODE_LENGTH } from '../../../shared/codes';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { Irreversible } from '../parts/Irreversible';
import { ChangeOutcome } from './ChangeOutcome';
import { CodeField } from './CodeField';
import type { LookUp } from './CodesSection';
import { CodeValues } from './FoundCode';
import { useCodeChange } from './use-change';

export interface ChangeCodeProps {
  /** A code is in the form. */
  ready: boolean;
  lookUp: LookUp;
  /** The coupon has this code from now on. */
  onChanged: (code: string) => void;
}

export function ChangeCode({ ready, lookUp, onChanged }: ChangeCodeProps) {
  const { codes } = useWords();
  const bridge = useBridge();
  const [newCode, keep] = useDraft<string>('codes.new', '');
  const [meant, setMeant] = useState<CodeFacts | null>(null);
  const [wechats, setWechats] = useState(false);
  const change = useCodeChange('update');
  const wanted = newCode.trim();
  const signs = [...wanted].length;

  const begin = async () => {
    change.forget();
    const facts = await lookUp();
    setWechats(facts !== null && !facts.custom);
    if (facts?.custom) setMeant(facts);
  };
  const confirm = async ({ code, cardId }: CodeFacts) => {
    setMeant(null);
    const became = await change.run(() => bridge.codeUpdate({ code, cardId, newCode: wanted }));
    if (became?.kind !== 'done') return;
    keep(null);
    onChanged(wanted);
  };
  return (
    <section className="card" aria-label={codes.update}>
      <h2>{codes.update}</h2>
      <ChangeOutcome change={change} done={codes.updateDone} />
      <p className="quiet">{codes.updateHint}</p>
      <p className="warned">{codes.updateWarning}</p>
      <CodeField
        label={codes.newCode}
        testId="field-new_code"
        value={newCode}
        onChange={(text) => keep(text === '' ? null : text)}
      />
      {signs > DOCUMENTED_CODE_LENGTH && (
        <p className="warned" data-testid="long-code">
          {codes.newCodeLong(signs)}
        </p>
      )}
      {wechats && (
        <p role="alert" className="bad" data-testid="not-custom">
          {codes.updateOnlyCustom}
        </p>
      )}
      <button
        type="button"
        data-testid="send-code-update"
        disabled={!ready || wanted === '' || change.sending}
        onClick={() => void begin()}
      >
        {codes.update}
      </button>
      {meant !== null && (
        <Irreversible
          draft="code-update"
          title={codes.updateTitle}
          confirm={codes.update}
          onConfirm={() => void confirm(meant)}
          onClose={() => setMeant(null)}
        >
          <CodeValues facts={meant} brief />
          <p>
            <bdi>{codes.updateTells(meant.code, wanted)}</bdi>
          </p>
          <p className="warned">{codes.updateWarning}</p>
        </Irreversible>
      )}
    </section>
  );
}

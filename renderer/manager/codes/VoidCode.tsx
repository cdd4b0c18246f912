/** Makes a code void, for ever: the customer's consent, a reason and the last four typed. */
import { useState } from 'react';
import { groupCode } from '../../../shared/code';
import { type CodeFacts, lastFour } from '../../../shared/codes';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { Irreversible, useForgetQuestion } from '../parts/Irreversible';
import { useSettings } from '../settings/use-settings';
import { ChangeOutcome } from './ChangeOutcome';
import type { LookUp } from './CodesSection';
import { CodeValues } from './FoundCode';
import { useCodeChange } from './use-change';

export interface VoidCodeProps {
  /** A code is in the form. */
  ready: boolean;
  lookUp: LookUp;
}

export function VoidCode({ ready, lookUp }: VoidCodeProps) {
  const { codes } = useWords();
  const bridge = useBridge();
  const settings = useSettings();
  const [meant, setMeant] = useState<CodeFacts | null>(null);
  const change = useCodeChange('void');
  const draft = `code-void.${meant?.cardId} ${meant?.code}`;
  const forget = useForgetQuestion(draft);

  const begin = async () => {
    change.forget();
    setMeant(await lookUp());
  };
  const confirm = async ({ code, cardId, custom }: CodeFacts, reason: string) => {
    const address = { code, cardId: custom ? cardId : null };
    const became = await change.run(() => bridge.codeVoid({ ...address, reason }));
    setMeant(null);
    if (became?.kind !== 'done') return;
    forget();
    void lookUp();
  };
  return (
    <section className="card" aria-label={codes.void}>
      <h2>{codes.void}</h2>
      <ChangeOutcome change={change} done={codes.voidDone} />
      <p className="quiet">{codes.voidHint}</p>
      <p className="warned">{codes.voidRules}</p>
      <button
        type="button"
        data-testid="send-code-unavailable"
        disabled={!ready || change.sending}
        onClick={() => void begin()}
      >
        {codes.void}
      </button>
      {meant !== null && (
        <Irreversible
          draft={draft}
          title={codes.voidTitle(groupCode(meant.code))}
          consent={codes.voidConsent}
          reason
          typed={lastFour(meant.code)}
          confirm={codes.void}
          busy={change.sending}
          onConfirm={(reason) => void confirm(meant, reason)}
          onClose={() => setMeant(null)}
        >
          <CodeValues facts={meant} brief />
          <p>{codes.voidTells}</p>
          <p>{codes.voidRules}</p>
          <p className="quiet">{codes.voidReasonGoes[settings?.voidReason ?? 'ledger']}</p>
        </Irreversible>
      )}
    </section>
  );
}

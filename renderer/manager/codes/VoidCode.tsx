/** Makes a code void, for ever: the customer's consent, a reason and the last four typed. */
import { useId, useState } from 'react';
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
  /** What is known of it. */
  found: readonly CodeFacts[] | null;
  lookUp: LookUp;
}

export function VoidCode({ ready, found, lookUp }: VoidCodeProps) {
  const { codes } = useWords();
  const bridge = useBridge();
  const settings = useSettings();
  const [meant, setMeant] = useState<CodeFacts | null>(null);
  const change = useCodeChange('void');
  const draft = `code-void.${meant?.cardId} ${meant?.code}`;
  const forget = useForgetQuestion(draft);
  const why = useId();
  const isVoid = found?.length === 1 && found.every(hasEnded);

  const begin = async () => {
    change.forget();
    const facts = await lookUp();
    setMeant(facts === null || hasEnded(facts) ? null : facts);
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
        // Not `disabled`: the button was just pressed, and would lose the keyboard's place.
        aria-disabled={isVoid}
        aria-describedby={isVoid ? why : undefined}
        onClick={() => {
          if (!isVoid) void begin();
        }}
      >
        {codes.void}
      </button>
      {isVoid && (
        <p id={why} className="quiet" data-testid="already-void">
          {codes.voidAlready}
        </p>
      )}
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

/** Whether WeChat says that it is void already. */
function hasEnded({ status }: CodeFacts): boolean {
  return status === 'UNAVAILABLE';
}

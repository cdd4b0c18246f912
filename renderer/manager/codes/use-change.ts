/** A change on its way, and what became of it. */
import { useState } from 'react';
import type { CodeChange } from '../../../shared/codes';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';

export interface Change {
  /** The last change's outcome; kept over locks, because an unknown one must still be read back. */
  outcome: CodeChange | null;
  sending: boolean;
  /** The call itself failed: nobody knows more than the ledger does. */
  failed: boolean;
  run: (send: () => Promise<CodeChange>) => Promise<CodeChange | null>;
  readBack: () => Promise<CodeChange | null>;
  forget: () => void;
}

export function useCodeChange(name: string): Change {
  const bridge = useBridge();
  const [outcome, setOutcome] = useDraft<CodeChange | null>(`codes.outcome.${name}`, null);
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);
  const run = async (send: () => Promise<CodeChange>) => {
    setSending(true);
    setFailed(false);
    try {
      const became = await send();
      setOutcome(became);
      return became;
    } catch {
      setFailed(true);
      return null;
    } finally {
      setSending(false);
    }
  };
  const change = outcome?.kind === 'unknown' || outcome?.kind === 'open' ? outcome.change : null;
  return {
    outcome,
    sending,
    failed,
    run,
    readBack: async () => (change === null ? null : run(() => bridge.codeReadBack({ change }))),
    forget: () => setOutcome(null),
  };
}

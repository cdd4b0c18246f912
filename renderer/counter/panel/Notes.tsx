/** Short notes on the panel: a scan that waits, the same code again. */

import { groupCode } from '../../../shared/code';
import type { CounterView } from '../../../shared/counter-state';
import { useReached } from '../clock';
import { useWords } from '../language';

const SAME_CODE_MS = 3000;

export function Notes({ view }: { view: CounterView }) {
  const { waiting, sameCode, receipt } = view;
  const { shift } = useWords();
  return (
    <div className="notes">
      {receipt?.kind === 'given-up' && (
        <p className="note strong" data-testid="receipt-given-up">
          {shift.receiptGivenUp(receipt.intent)}
        </p>
      )}
      {waiting !== null && <WaitingScan code={waiting.code} />}
      {sameCode !== null && <SameCode at={sameCode.at} times={sameCode.times} />}
    </div>
  );
}

function WaitingScan({ code }: { code: string }) {
  const words = useWords();
  return (
    <p className="note strong">
      <bdi>
        {code === '' ? words.screen.waitingScanHidden : words.screen.waitingScan(groupCode(code))}
      </bdi>
    </p>
  );
}

/** Acknowledges a repeated code for as long as it is being seen, and 3 s longer. */
function SameCode({ at, times }: { at: number; times: number }) {
  const words = useWords();
  const over = useReached(at + SAME_CODE_MS);
  return over ? null : <p className="note">{words.screen.sameCode(times)}</p>;
}

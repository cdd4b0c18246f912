/** The papers of a redemption: the till's receipt number and what became of it, the slip. */
import type { CounterView, ReceiptState } from '../../../shared/counter-state';
import type { Words } from '../../../shared/words/words';
import { useActions } from '../actions';
import { KeyButton } from '../KeyButton';
import { useWords } from '../language';

type Told = Exclude<ReceiptState, { kind: 'given-up' }>;

export function Receipt({ view, prints }: { view: CounterView; prints: boolean }) {
  const words = useWords();
  const actions = useActions();
  const { state, scanId } = view;
  // That one was given up is told beside the scan that came instead (Notes.tsx).
  const receipt = view.receipt?.kind === 'given-up' ? null : view.receipt;
  if (state.kind !== 'redeemed') return null;
  return (
    <div className="receipt" data-testid="receipt" data-state={receipt?.kind ?? 'none'}>
      {receipt !== null && (
        <p role="status" className={isQuestion(receipt) ? 'receipt-asked' : ''}>
          <bdi>{textOf(receipt, words)}</bdi>
          {isQuestion(receipt) && <small>{words.shift.receiptHint}</small>}
          {receipt.kind === 'noted' && receipt.duplicateOf !== null && (
            <strong>{words.shift.receiptTwice(receipt.duplicateOf)}</strong>
          )}
        </p>
      )}
      {receipt?.kind === 'replacing' && (
        <KeyButton
          className="receipt-key"
          name="Enter"
          testId="replace-receipt"
          onPress={() => actions.replaceReceipt({ scanId })}
        >
          {words.shift.receiptReplace}
        </KeyButton>
      )}
      {(receipt === null || !isQuestion(receipt)) && (
        <KeyButton
          className="receipt-key"
          name="F8"
          testId="ask-receipt"
          onPress={() => actions.askReceipt({ scanId })}
        >
          {words.shift.receiptKey}
        </KeyButton>
      )}
      {prints && (
        <KeyButton
          className="receipt-key"
          name="F3"
          testId="print-slip"
          onPress={() => actions.printSlip({ scanId })}
        >
          {words.printer.slipKey}
        </KeyButton>
      )}
    </div>
  );
}

function isQuestion({ kind }: Told): boolean {
  return kind === 'asked' || kind === 'replacing';
}

function textOf(receipt: Told, { shift, records }: Words): string {
  switch (receipt.kind) {
    case 'asked':
      return shift.receiptAsk;
    case 'replacing':
      return shift.receiptHas(receipt.old, receipt.text);
    case 'noted':
      return shift.receiptNoted(receipt.text);
    case 'refused':
      return records.refusals[receipt.why];
  }
}

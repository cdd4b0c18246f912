/** The papers of a redemption: the till's receipt number and what became of it, the slip. */
import type { CounterView, ReceiptState } from '../../../shared/counter-state';
import type { Words } from '../../../shared/words/words';
import { useActions } from '../actions';
import { KeyButton } from '../KeyButton';
import { useWords } from '../language';

export function Receipt({ view, prints }: { view: CounterView; prints: boolean }) {
  const words = useWords();
  const actions = useActions();
  const { state, receipt, scanId } = view;
  if (state.kind !== 'redeemed') return null;
  return (
    <div className="receipt" data-testid="receipt" data-state={receipt?.kind ?? 'none'}>
      {receipt !== null && (
        <p role="status" className={receipt.kind === 'asked' ? 'receipt-asked' : ''}>
          <bdi>{textOf(receipt, words)}</bdi>
          {receipt.kind === 'asked' && <small>{words.shift.receiptHint}</small>}
          {receipt.kind === 'noted' && receipt.duplicateOf !== null && (
            <strong>{words.shift.receiptTwice(receipt.duplicateOf)}</strong>
          )}
        </p>
      )}
      {receipt?.kind !== 'asked' && (
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

function textOf(receipt: ReceiptState, { shift, records }: Words): string {
  switch (receipt.kind) {
    case 'asked':
      return shift.receiptAsk;
    case 'noted':
      return shift.receiptNoted(receipt.text);
    case 'refused':
      return records.refusals[receipt.why];
  }
}

/** The till's receipt number of a redemption: the key for it, and what became of it. */
import type { CounterView, ReceiptState } from '../../../shared/counter-state';
import type { Words } from '../../../shared/words/words';
import { useActions } from '../actions';
import { useWords } from '../language';

export function Receipt({ view }: { view: CounterView }) {
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
        <button
          type="button"
          className="receipt-key"
          data-testid="ask-receipt"
          aria-keyshortcuts="F8"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => actions.askReceipt({ scanId })}
        >
          <span className="kbd" aria-hidden="true">
            F8
          </span>
          {words.shift.receiptKey}
        </button>
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

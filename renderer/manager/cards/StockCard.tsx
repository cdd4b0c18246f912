/** A card's stock as a bar, and moving it: add or take, never both, never sent twice. */
import { useState } from 'react';
import { type CardPage, MOST_STOCK, type StockMove, type StockMoved } from '../../../shared/cards';
import { formatCount } from '../../../shared/format';
import type { Told } from '../../../shared/told';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { TroubleCard } from '../parts/TroubleCard';

export interface StockCardProps {
  page: CardPage;
  onRead: (told: Told<CardPage>) => void;
}

interface Draft {
  increase: string;
  reduce: string;
}
const blank: Draft = { increase: '', reduce: '' };

export function StockCard({ page, onRead }: StockCardProps) {
  const words = useWords();
  const { cards, language } = words;
  const bridge = useBridge();
  const { cardId } = page.facts;
  const [draft, keep] = useDraft<Draft>(`card.${cardId}.stock`, blank);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<StockMoved | null>(null);
  const [failed, setFailed] = useState(false);
  const left = numberOf(page, 'base_info.sku.quantity');
  const total = numberOf(page, 'base_info.sku.total_quantity');
  const read = readMove(draft, left, total, words);
  const count = (number: number) => formatCount(number, language);
  const by =
    read.move === null ? 0 : 'increase' in read.move ? read.move.increase : -read.move.reduce;

  const send = (move: StockMove) => {
    setBusy(true);
    setFailed(false);
    bridge
      .cardModifyStock({ cardId, move })
      .then(
        (answer) => {
          setDone(answer);
          onRead(answer.after);
          // After a lost answer the numbers must not stand there ready to be sent again.
          if (answer.answer.ok || answer.answer.sent === 'maybe') keep(null);
        },
        () => setFailed(true),
      )
      .finally(() => setBusy(false));
  };

  return (
    <section className="card" data-testid="stock">
      <h2>{cards.stock}</h2>
      <div className="stock-bar" role="img" aria-label={cards.stockOf(count(left), count(total))}>
        <span style={{ width: `${total > 0 ? Math.min(100, (left / total) * 100) : 0}%` }} />
      </div>
      <p>
        <b data-testid="value-sku.quantity">{count(left)}</b>
        {' / '}
        <span data-testid="value-sku.total_quantity">{count(total)}</span>
      </p>
      <div className="stock-fields">
        <Amount
          label={cards.increase}
          testId="field-increase_stock_value"
          value={draft.increase}
          onChange={(increase) => keep({ ...draft, increase })}
        />
        <Amount
          label={cards.reduce}
          testId="field-reduce_stock_value"
          value={draft.reduce}
          onChange={(reduce) => keep({ ...draft, reduce })}
        />
      </div>
      {read.problem !== '' && <p className="bad">{read.problem}</p>}
      {read.move !== null && (
        <p data-testid="stock-preview">
          {cards.stockBefore} {cards.stockOf(count(left), count(total))} → {cards.stockAfter}{' '}
          <b>{cards.stockOf(count(left + by), count(total + by))}</b>
        </p>
      )}
      <button
        type="button"
        className="primary"
        data-testid="send-card-modifystock"
        disabled={busy || read.move === null}
        onClick={() => read.move && send(read.move)}
      >
        {busy ? cards.working : cards.moveStock}
      </button>
      {failed && (
        <p role="alert" className="bad">
          {words.manager.failed}
        </p>
      )}
      {done !== null && <Outcome moved={done} />}
    </section>
  );
}

function Outcome({ moved }: { moved: StockMoved }) {
  const { cards } = useWords();
  const word = String(moved.moved) as 'true' | 'false' | 'null';
  return (
    <div role="status" data-testid="stock-outcome" data-moved={word}>
      {!moved.answer.ok && <TroubleCard untold={moved.answer} changes />}
      {(moved.answer.ok || moved.answer.sent === 'maybe') && (
        <p className={moved.moved === true ? 'good' : 'bad'}>{cards.moved[word]}</p>
      )}
    </div>
  );
}

function Amount(props: {
  label: string;
  testId: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <label className="control">
      <span>{props.label}</span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        data-testid={props.testId}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value.trim())}
      />
    </label>
  );
}

/** What is to be moved, or why it cannot be. Pure. */
export function readMove(
  { increase, reduce }: Draft,
  left: number,
  total: number,
  { cards, language }: Words,
): { move: StockMove | null; problem: string } {
  const none = (problem: string) => ({ move: null, problem });
  if (increase === '' && reduce === '') return none('');
  if (increase !== '' && reduce !== '') return none(cards.notBoth);
  const text = increase === '' ? reduce : increase;
  const amount = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (amount === 0) return none(cards.stockWhole);
  if (increase !== '') {
    if (total + amount > MOST_STOCK) {
      return none(cards.stockTooMany(formatCount(MOST_STOCK, language)));
    }
    return { move: { increase: amount }, problem: '' };
  }
  if (amount > left) return none(cards.stockTooFew(formatCount(left, language)));
  return { move: { reduce: amount }, problem: '' };
}

function numberOf({ values }: CardPage, name: keyof CardPage['values']): number {
  const value = values[name];
  return typeof value === 'number' ? value : 0;
}

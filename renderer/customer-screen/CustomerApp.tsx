/** What the customer reads: what is so with their coupon, and which taps help. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { CounterView } from '../../shared/counter-state';
import { wordsFor } from '../../shared/words/languages';
import { phraseIn } from '../../shared/words/phrase';
import type { Words } from '../../shared/words/words';
import type { CounterStore } from '../counter/counter-store';
import { couponOf, reasonOf } from '../counter/coupon-of';
import { lookOfState } from '../counter/look';
import { Shape } from '../look/Shape';

/** `turn`: degrees, as customer.css knows them. */
export function CustomerApp({ store, turn }: { store: CounterStore; turn: string }) {
  const { view, till } = useStore(store);
  const words = wordsFor(till?.language ?? 'zh-CN');
  useEffect(() => {
    document.documentElement.lang = words.language;
    document.title = words.customer.title(till?.storeName ?? '');
  }, [words, till]);
  if (view === null || till === null) return null;
  return (
    <div className="turned" data-turn={turn}>
      <CustomerScreen view={view} storeName={till.storeName} words={words} />
    </div>
  );
}

export function CustomerScreen(props: { view: CounterView; storeName: string; words: Words }) {
  const { view, storeName, words } = props;
  const { state } = view;
  const { customer } = words;
  const { what, taps } = phraseIn(state, customer.phrases);
  const look = lookOfState(state);
  const title = couponOf(state)?.card?.title ?? '';
  return (
    <main
      className="customer"
      aria-label={customer.region}
      data-testid="customer"
      data-look={look}
      data-verdict={state.kind}
      data-reason={reasonOf(state) ?? ''}
    >
      <p className="customer-shop">
        <bdi>{customer.title(storeName)}</bdi>
      </p>
      <Shape look={look} className="customer-shape" />
      <div className="customer-words" role="status" aria-live="polite">
        <h1>{what}</h1>
        {title !== '' && (
          <p className="customer-title">
            <bdi>{title}</bdi>
          </p>
        )}
      </div>
      {taps.length > 0 && (
        <ol className="customer-taps" data-testid="customer-taps">
          {taps.map((tap, index) => (
            <li key={tap}>
              <span aria-hidden="true">{index + 1}</span>
              {tap}
            </li>
          ))}
        </ol>
      )}
    </main>
  );
}

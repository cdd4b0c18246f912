/** A card with codes of the shop's own is offered for the list that the counter asks by turns. */
import { useState } from 'react';
import type { CardPage } from '../../../shared/cards';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { changeTrouble, useSettings } from '../settings/use-settings';

export function CustomCodeOffer({ page }: { page: CardPage }) {
  const words = useWords();
  const { cards, manager } = words;
  const bridge = useBridge();
  const settings = useSettings();
  const [trouble, setTrouble] = useState('');
  const { cardId, useCustomCode } = page.facts;
  if (!useCustomCode || settings === null) return null;
  const { customCodeCardIds } = settings;
  const add = () => {
    bridge.changeSettings({ customCodeCardIds: [...customCodeCardIds, cardId] }).then(
      (answer) => setTrouble(changeTrouble(answer, words)),
      () => setTrouble(manager.failed),
    );
  };
  return (
    <section className="card">
      {customCodeCardIds.includes(cardId) ? (
        <p className="good" data-testid="custom-listed">
          {cards.customListed}
        </p>
      ) : (
        <>
          <p>{cards.addCustomNote}</p>
          <button type="button" data-testid="add-custom" onClick={add}>
            {cards.addCustom}
          </button>
        </>
      )}
      <p role="alert" className="trouble-line">
        {trouble}
      </p>
    </section>
  );
}

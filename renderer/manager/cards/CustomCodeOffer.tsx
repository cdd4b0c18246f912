/** A card with codes of the shop's own is offered for the list that the counter asks by turns. */
import type { CardPage } from '../../../shared/cards';
import { useWords } from '../../counter/language';
import { useChange } from '../settings/fields';
import { useSettings } from '../settings/use-settings';

export function CustomCodeOffer({ page }: { page: CardPage }) {
  const words = useWords();
  const { cards } = words;
  const settings = useSettings();
  const [said, change] = useChange();
  const { cardId, useCustomCode } = page.facts;
  if (!useCustomCode || settings === null) return null;
  const { customCodeCardIds } = settings;
  const add = () => void change({ customCodeCardIds: [...customCodeCardIds, cardId] });
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
        {said?.ok === false && said.text(words)}
      </p>
    </section>
  );
}

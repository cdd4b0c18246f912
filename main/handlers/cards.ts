/** What main does for the calls about cards. */
import type { CardsCallName } from '../../shared/cards';
import type { CardDesk } from '../cards/desk';
import type { Handlers } from '../ipc';

export function cardsHandlers({
  catalogue,
  changer,
  pageOf,
}: CardDesk): Pick<Handlers, CardsCallName> {
  return {
    catalogue: ({ filter, most }) => catalogue.list(filter, most),
    catalogueFetch: ({ filter }) => catalogue.fetch(filter),
    catalogueStop: () => catalogue.stop(),
    catalogueView: ({ cardIds }) => catalogue.look(cardIds),
    cardKept: ({ cardId }) => pageOf(cardId),
    cardGet: ({ cardId }) => changer.get(cardId),
    cardUpdate: ({ cardId, changes }) => changer.update(cardId, changes),
    cardModifyStock: ({ cardId, move }) => changer.moveStock(cardId, move),
    cardDelete: ({ cardId }) => changer.remove(cardId),
  };
}

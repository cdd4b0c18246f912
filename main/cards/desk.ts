/** The room of cards, put together: the shelf it shares with the counter, lists, changes. */
import type { CardPage, CatalogueNews } from '../../shared/cards';
import type { SharedShelf } from '../counter/card-shelf';
import type { CardAsker } from '../counter/card-source';
import type { LedgerWriter } from '../ledger/write';
import type { Api } from '../wechat/api';
import { createCardCalls } from '../wechat/calls/cards';
import { type Catalogue, createCatalogue } from './catalogue';
import { type CardChanger, createCardChanger } from './change';
import { createListing } from './listing';

export interface CardDesk {
  catalogue: Catalogue;
  changer: CardChanger;
  pageOf: (cardId: string) => CardPage | null;
}

export interface CardDeskParts {
  api: Api;
  shelf: SharedShelf;
  cards: CardAsker;
  writer: LedgerWriter;
  callsPerMinute: () => number;
  tell: (news: CatalogueNews) => void;
}

export function openCardDesk(parts: CardDeskParts): CardDesk {
  const { shelf, cards, writer, callsPerMinute, tell } = parts;
  const calls = createCardCalls(parts.api);
  return {
    pageOf: shelf.page,
    changer: createCardChanger({ calls, cards, writer, pageOf: shelf.page }),
    catalogue: createCatalogue({
      calls,
      cards,
      onCard: shelf.onPut,
      pageOf: shelf.page,
      listing: createListing(shelf.database),
      callsPerMinute,
      tell,
    }),
  };
}

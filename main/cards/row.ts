/** What the catalogue shows of a card, from its page. */
import { colorHexOf } from '../../shared/card-types';
import type { CardPage, CatalogueRow } from '../../shared/cards';

/** The row of a card that was fetched. */
export function rowOf({ facts, values, fetchedAt }: CardPage): CatalogueRow {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const count = (value: unknown) => (typeof value === 'number' ? value : null);
  return {
    cardId: facts.cardId,
    state: 'known',
    title: facts.title,
    cardType: facts.cardType,
    status: text(values['base_info.status']),
    quantity: count(values['base_info.sku.quantity']),
    totalQuantity: count(values['base_info.sku.total_quantity']),
    color: colorHexOf(text(values['base_info.color'])),
    customCode: facts.useCustomCode,
    fetchedAt,
  };
}

/** The row of a card of which nothing is known but its id. */
export function bareRow(cardId: string, state: 'waiting' | 'odd'): CatalogueRow {
  return {
    cardId,
    state,
    title: '',
    cardType: '',
    status: '',
    quantity: null,
    totalQuantity: null,
    color: null,
    customCode: false,
    fetchedAt: 0,
  };
}

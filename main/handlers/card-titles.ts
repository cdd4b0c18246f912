/**
 * Names of cards on the ledger's pages. The ledger keeps a title with a redemption only; all
 * others are known to the shelf of cards, as far as anybody has asked about them.
 */

/** The title of a card by its id; null where nobody knows it. */
export type TitleOf = (cardId: string) => string | null;

/** The same with its title, where somebody knows one. */
export function titled<T extends { cardId: string | null; title: string | null }>(
  card: T,
  titleOf: TitleOf,
): T {
  if (card.title !== null || card.cardId === null) return card;
  return { ...card, title: titleOf(card.cardId) };
}

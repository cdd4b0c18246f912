/** The pictures of a card with their texts, as the customer sees them one below the other. */
import { textImagesOf } from '../../../shared/card-pictures';
import type { CardPage } from '../../../shared/cards';
import { CardPicture } from '../parts/CardPicture';

export function TextImages({ page }: { page: CardPage }) {
  return (
    <ol className="text-images">
      {textImagesOf(page).map(({ text, address }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its place is its name.
        <li key={place}>
          {address !== null && (
            <CardPicture
              cardId={page.facts.cardId}
              place={place}
              name={text}
              className="text-image"
              color={page.facts.color ?? undefined}
            />
          )}
          <bdi>{text}</bdi>
        </li>
      ))}
    </ol>
  );
}

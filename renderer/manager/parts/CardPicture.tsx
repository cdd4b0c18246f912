/**
 * A card's picture, fetched by main and served by the app itself; the first letter of a name
 * where there is none, and always in practice mode.
 */
import { useState } from 'react';

export interface CardPictureProps {
  cardId: string;
  /** Whose first letter stands in. */
  name: string;
  className: string;
  /** Behind the letter; the sheet's own colour where absent. */
  color?: string | undefined;
}

export function CardPicture({ cardId, name, className, color }: CardPictureProps) {
  const [picture, setPicture] = useState<'asked' | 'there' | 'missing'>('asked');
  const there = picture === 'there';
  return (
    <span
      className={className}
      aria-hidden="true"
      style={there ? undefined : { backgroundColor: color }}
    >
      {!there && [...name.trim()][0]}
      {picture !== 'missing' && (
        <img
          className="card-picture"
          alt=""
          src={`/pictures/${encodeURIComponent(cardId)}`}
          onLoad={() => setPicture('there')}
          onError={() => setPicture('missing')}
        />
      )}
    </span>
  );
}

/** A card drawn as a customer sees it in WeChat; its picture comes from main, or is drawn. */
import { colorHexOf } from '../../../shared/card-types';
import type { CardPage } from '../../../shared/cards';
import { benefitInWords, validityInWords } from '../../../shared/words/describe-card';
import { useWords } from '../../counter/language';
import { CardPicture } from '../parts/CardPicture';

export function Preview({ page }: { page: CardPage }) {
  const words = useWords();
  const { facts, values } = page;
  const color = colorHexOf(String(values['base_info.color'] ?? '')) ?? '#5e6671';
  const center = values['base_info.center_title'];
  const entries = [
    [values['base_info.custom_url_name'], values['base_info.custom_url_sub_title']],
    [values['base_info.promotion_url_name'], values['base_info.promotion_url_sub_title']],
  ].filter(([name]) => typeof name === 'string' && name !== '');
  return (
    <figure className="preview" aria-label={words.cards.preview}>
      <div className="preview-card" style={{ background: color }}>
        <div className="preview-face">
          <p className="preview-brand">
            <CardPicture
              key={facts.cardId}
              cardId={facts.cardId}
              name={facts.brandName}
              className="preview-logo"
            />
            <bdi>{facts.brandName}</bdi>
          </p>
          <p className="preview-title">
            <bdi>{facts.title}</bdi>
          </p>
          <p className="preview-benefit">
            <bdi>{benefitInWords(page, words)}</bdi>
          </p>
          {typeof center === 'string' && center !== '' && (
            <p className="preview-center" style={{ background: color }}>
              <bdi>{center}</bdi>
            </p>
          )}
          <p className="preview-quiet">
            <bdi>{validityInWords(page, words)}</bdi>
          </p>
          <p className="preview-quiet">
            <bdi>{facts.notice}</bdi>
          </p>
        </div>
        {entries.map(([name, hint]) => (
          <p key={String(name)} className="preview-entry">
            <bdi>{String(name)}</bdi>
            <bdi className="preview-quiet">{String(hint ?? '')}</bdi>
          </p>
        ))}
      </div>
      <figcaption>{words.cards.previewNote}</figcaption>
    </figure>
  );
}

/** One card: how a customer sees it, what it is in words, changing it, its stock, deleting it. */
import { formatAgo } from '../../../shared/format';
import { typeWord } from '../../../shared/words/describe-card';
import { useWords } from '../../counter/language';
import { CopyButton } from '../CopyButton';
import { TroubleCard } from '../parts/TroubleCard';
import { CardDetails } from './CardDetails';
import { ChangeForm } from './ChangeForm';
import { CustomCodeOffer } from './CustomCodeOffer';
import { DeleteCard } from './DeleteCard';
import { Preview } from './Preview';
import { StatusChip } from './StatusChip';
import { StockCard } from './StockCard';
import { useCard } from './use-card';

export function CardView({ cardId, onBack }: { cardId: string; onBack: () => void }) {
  const words = useWords();
  const { cards, manager, language } = words;
  const { page, asking, untold, failed, again, take } = useCard(cardId);
  const status = page?.values['base_info.status'];
  return (
    <>
      <header className="section-head card-head">
        <button type="button" data-testid="back" onClick={onBack}>
          {cards.back}
        </button>
        <h1>
          <bdi>{page?.facts.title || cardId}</bdi>
        </h1>
        {page && (
          <span className="tag" data-testid="value-card_type">
            {typeWord(page.facts.cardType, words)}
          </span>
        )}
        {typeof status === 'string' && <StatusChip status={status} />}
      </header>
      <p className="card-line">
        <bdi data-testid="value-card_id">{cardId}</bdi>
        <CopyButton text={cardId} />
        <button
          type="button"
          className="small-button"
          data-testid="send-card-get"
          disabled={asking}
          onClick={again}
        >
          {cards.refresh}
        </button>
        <span className="quiet" role="status">
          {asking && manager.loading}
          {!asking && page && cards.fetchedAt(formatAgo(Date.now() - page.fetchedAt, language))}
        </span>
      </p>
      {untold && <TroubleCard untold={untold} onAgain={again} />}
      {failed && (
        <p role="alert" className="bad">
          {manager.failed}
        </p>
      )}
      {page && (
        <div className="card-page">
          <div className="card-side">
            <Preview page={page} />
            <CustomCodeOffer page={page} />
            <StockCard page={page} onRead={take} />
            <DeleteCard page={page} onRead={take} />
          </div>
          <div className="card-main">
            <CardDetails page={page} />
            <ChangeForm page={page} onRead={take} />
          </div>
        </div>
      )}
    </>
  );
}

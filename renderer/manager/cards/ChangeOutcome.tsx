/** What came of a change: WeChat's word on the review, and the card as it reads afterwards. */
import type { CardUpdated } from '../../../shared/cards';
import { useWords } from '../../counter/language';
import { TroubleCard } from '../parts/TroubleCard';
import { Value, Values } from '../parts/Values';
import { changeInWords } from './change-words';

export function ChangeOutcome({ updated }: { updated: CardUpdated }) {
  const words = useWords();
  const { cards } = words;
  const { answer, after, predicted, seen } = updated;
  return (
    <div className="change-outcome" role="status" data-testid="update-outcome">
      <p className="label">{cards.sent}</p>
      {!answer.ok && <TroubleCard untold={answer} changes />}
      {answer.ok && (
        <Values>
          <Value wire="send_check" label={cards.review}>
            {cards.sendCheck[String(answer.value.sendCheck) as 'true' | 'false' | 'null']}
          </Value>
        </Values>
      )}
      {answer.ok && answer.value.sendCheck !== predicted && (
        <p className="bad" data-testid="unpredicted">
          {cards.predictedOtherwise}
        </p>
      )}
      {(answer.ok || answer.sent === 'maybe') && (
        <>
          <p>{after.ok ? cards.readAgain : cards.readAgainFailed}</p>
          <ul className="seen-list">
            {seen.map((each) => (
              <li key={each.name} data-testid={`seen-${each.name}`} data-seen={each.seen}>
                <span className={each.seen === 'different' ? 'bad' : 'good'}>
                  {cards.seen[each.seen]}
                </span>{' '}
                {cards.labels[each.name]}: <bdi>{changeInWords(each.name, each.after, words)}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

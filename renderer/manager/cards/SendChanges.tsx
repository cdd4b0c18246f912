/** The exact changes, before they are sent: field by field what was and what will be. */
import { currentOf, type FieldChange, fieldRules, reviewAfter } from '../../../shared/card-fields';
import type { CardPage } from '../../../shared/cards';
import { useWords } from '../../counter/language';
import { Dialog } from '../Dialog';
import { changeInWords } from './change-words';

export interface SendChangesProps {
  page: CardPage;
  changes: readonly FieldChange[];
  onSend: () => void;
  onClose: () => void;
}

export function SendChanges({ page, changes, onSend, onClose }: SendChangesProps) {
  const words = useWords();
  const { cards, manager } = words;
  return (
    <Dialog title={cards.sendTitle} onClose={onClose}>
      <div className="change-list">
        <table>
          <thead>
            <tr>
              <th scope="col">{cards.field}</th>
              <th scope="col">{cards.from}</th>
              <th scope="col">{cards.to}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ name, after }) => (
              <tr key={name} data-testid={`change-${name}`}>
                <th scope="row">
                  {cards.labels[name]}{' '}
                  {fieldRules[name].review && (
                    <span className="tag review">{cards.reviewMark}</span>
                  )}
                </th>
                <td>
                  <bdi>{changeInWords(name, currentOf(page, name), words)}</bdi>
                </td>
                <td>
                  <bdi>{changeInWords(name, after, words)}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{reviewAfter(changes) ? cards.sendReview : cards.sendNoReview}</p>
      <div className="buttons">
        <button type="button" className="primary" data-testid="confirm" onClick={onSend}>
          {cards.confirmSend(changes.length)}
        </button>
        <button type="button" data-testid="cancel" onClick={onClose}>
          {manager.cancel}
        </button>
      </div>
    </Dialog>
  );
}

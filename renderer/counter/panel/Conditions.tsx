/** The coupon's conditions of use, those that do not fit first and marked. */
import type { Condition } from '../../../shared/card';
import type { CounterState } from '../../../shared/counter-state';
import { never } from '../../../shared/never';
import { describeCondition, type Mark, markOf } from '../../../shared/words/describe';
import type { Words } from '../../../shared/words/words';
import { couponOf } from '../coupon-of';
import { useWords } from '../language';

const order: Mark[] = ['does-not-fit', 'cannot-tell', 'to-check', 'fits'];

export function Conditions({ state }: { state: CounterState }) {
  const words = useWords();
  const conditions = (couponOf(state)?.conditions ?? []).filter((each) => matters(each, state));
  if (conditions.length === 0) return null;
  const sorted = conditions.toSorted((a, b) => order.indexOf(markOf(a)) - order.indexOf(markOf(b)));
  return (
    <ul className="conditions" aria-label={words.conditions.heading}>
      {sorted.map((condition) => (
        <Line key={describeCondition(condition, words)} condition={condition} />
      ))}
    </ul>
  );
}

function Line({ condition }: { condition: Condition }) {
  const words = useWords();
  const mark = markOf(condition);
  return (
    <li data-mark={mark}>
      <svg className="mark" viewBox="0 0 24 24" role="img" aria-label={markWord(mark, words)}>
        <path d={markPaths[mark]} />
      </svg>
      <span className="condition-text">
        <mark>{describeCondition(condition, words)}</mark>
      </span>
    </li>
  );
}

/** Before redeeming all count; afterwards what the bill must show; after a "no" what failed. */
function matters(condition: Condition, state: CounterState): boolean {
  if (state.kind === 'redeemable') return true;
  if (state.kind === 'redeemed') return markOf(condition) === 'to-check';
  if (state.kind !== 'refused' || state.reason !== 'outside-hours') return false;
  return markOf(condition) === 'does-not-fit';
}

const markPaths: Record<Mark, string> = {
  fits: 'M4 13 L10 19 L20 6',
  'does-not-fit': 'M12 2 L23 21 H1 Z M12 9 V14 M12 17 V18.5',
  'cannot-tell': 'M8 9 A4 4 0 1 1 13 12.5 Q12 13 12 15 M12 18.5 V20',
  'to-check': 'M4 4 H20 V20 H4 Z',
};

function markWord(mark: Mark, words: Words): string {
  switch (mark) {
    case 'fits':
      return words.conditions.fits;
    case 'does-not-fit':
      return words.conditions.doesNotFit;
    case 'cannot-tell':
      return words.conditions.cannotTell;
    case 'to-check':
      return words.conditions.toCheck;
    default:
      return never(mark);
  }
}

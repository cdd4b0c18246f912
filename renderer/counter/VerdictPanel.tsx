/** The one verdict of the counter: shape, word, title, next step, and everything behind it. */
import { useRef } from 'react';
import type { CounterState, CounterView } from '../../shared/counter-state';
import { isRedeemedByEnter } from '../../shared/enter';
import { kindLineOf, phraseOf } from '../../shared/words/phrase';
import { Shape } from '../look/Shape';
import { useBackInView } from './back-in-view';
import { codeOf, couponOf, reasonOf } from './coupon-of';
import { fitWord } from './fit-word';
import { useWords } from './language';
import { lookOfState } from './look';
import { Buttons } from './panel/Buttons';
import { Choices } from './panel/Choices';
import { Conditions } from './panel/Conditions';
import { Facts } from './panel/Facts';
import { HandOver } from './panel/HandOver';
import { History } from './panel/History';
import { Notes } from './panel/Notes';
import { Quote } from './panel/Quote';
import { Receipt } from './panel/Receipt';
import { TroubleNote } from './panel/TroubleNote';
import { Waiting } from './panel/Waiting';
import { Ways } from './panel/Ways';
import { WayToCoupon } from './panel/WayToCoupon';

export interface VerdictPanelProps {
  view: CounterView;
  prints: boolean;
  /** Enter belongs to something else on the page, and redeems nothing. */
  enterTaken: boolean;
}

export function VerdictPanel({ view, prints, enterTaken }: VerdictPanelProps) {
  const { state, scanId } = view;
  const words = useWords();
  const phrase = phraseOf(state, words);
  const coupon = couponOf(state);
  const panel = useRef<HTMLElement>(null);
  const shown = `${scanId} ${state.kind} ${reasonOf(state)}`;
  useBackInView(panel, shown);
  return (
    <section
      ref={panel}
      className="panel"
      aria-label={words.screen.verdictRegion}
      data-testid="verdict"
      data-look={lookOfState(state)}
      data-verdict={state.kind}
      data-reason={reasonOf(state) ?? ''}
      data-status={coupon?.status ?? ''}
      data-can-consume={coupon?.canConsume ?? ''}
      data-code={codeOf(state)}
    >
      <Shape look={lookOfState(state)} className="shape" />
      <Headline state={state} />
      <div className="act">
        <p className="next">
          {enterTaken && isRedeemedByEnter(state) ? words.panel.enterElsewhere : phrase.next}
        </p>
        <Buttons state={state} scanId={scanId} enterTaken={enterTaken} />
        <Receipt view={view} prints={prints} />
        <Waiting state={state} />
      </div>
      <div className="details">
        <Choices state={state} scanId={scanId} />
        <History state={state} />
        <Conditions state={state} />
        {phrase.customer !== '' && <Quote text={phrase.customer} />}
        <WayToCoupon state={state} />
        <TroubleNote state={state} />
        <Ways state={state} />
      </div>
      <Facts state={state} />
      <Notes view={view} />
    </section>
  );
}

/** Shape, kind, word, title, and what the customer gets. */
function Headline({ state }: { state: CounterState }) {
  const words = useWords();
  const word = phraseOf(state, words).word;
  const kind = kindLineOf(state, words);
  return (
    <header className="headline">
      {kind !== null && <p className="kind">{kind}</p>}
      <h1 className="word" style={fitWord(word)}>
        {word}
      </h1>
      <HandOver state={state} />
    </header>
  );
}

/** When and where the coupon was redeemed: here and by whom, elsewhere, or just now. */
import type { CounterState } from '../../../shared/counter-state';
import { formatAgo, formatClockSeconds } from '../../../shared/format';
import type { RedeemedHere } from '../../../shared/verdict';
import { useNow } from '../clock';
import { useWords } from '../language';

export function History({ state }: { state: CounterState }) {
  const words = useWords();
  if (state.kind === 'redeemed') {
    return (
      <p className="history">
        <span>{words.panel.redeemedAt(formatClockSeconds(state.at))}</span>
        <span>{words.panel.intent(state.intent)}</span>
      </p>
    );
  }
  if (state.kind !== 'refused') return null;
  if (state.here !== null) return <Here here={state.here} />;
  if (state.reason !== 'consumed') return null;
  return <p className="history">{words.panel.redeemedElsewhere}</p>;
}

function Here({ here }: { here: RedeemedHere }) {
  const words = useWords();
  const now = useNow(1000);
  const told = here.confirmedLate ? words.panel.redeemedHereLate : words.panel.redeemedHere;
  const ago = formatAgo(now - here.at, words.language);
  return (
    <p className="history">
      <bdi>{told(ago, formatClockSeconds(here.at), here.operator)}</bdi>
      {here.receipt !== null && <bdi>{words.panel.receipt(here.receipt)}</bdi>}
      <span>{words.panel.intent(here.intent)}</span>
    </p>
  );
}

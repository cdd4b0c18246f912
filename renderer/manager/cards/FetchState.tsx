/** What the fetching of a list does, and where it stands still. */
import type { CatalogueState } from '../../../shared/cards';
import { formatClock } from '../../../shared/format';
import { never } from '../../../shared/never';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { Progress } from '../parts/Progress';
import { TroubleCard } from '../parts/TroubleCard';

export function FetchState({ state }: { state: CatalogueState }) {
  const { cards } = useWords();
  const bridge = useBridge();
  const stop = () => void bridge.catalogueStop(null);
  switch (state.kind) {
    case 'idle':
      return null;
    case 'listing':
    case 'details': {
      const label = state.kind === 'listing' ? cards.listing : cards.details;
      return <Progress label={label} done={state.done} total={state.total} onStop={stop} />;
    }
    case 'stopped':
      return (
        <p role="status" data-testid="fetch-stopped">
          {cards.stopped} {cards.keptSoFar}
        </p>
      );
    case 'failed':
      return (
        <div className="fetch-trouble">
          <TroubleCard untold={state.untold} />
          <p>{cards.keptSoFar}</p>
        </div>
      );
    case 'paused':
      return (
        <div className="fetch-trouble" data-testid="fetch-paused">
          <TroubleCard untold={state.untold} />
          <p>
            {state.until === null
              ? cards.pausedForToday
              : cards.pausedUntil(formatClock(state.until))}{' '}
            {cards.keptSoFar}
          </p>
        </div>
      );
    default:
      return never(state);
  }
}

/** The last line: WeChat's reachability, the mode, who stands here, which till this is. */
import { memo } from 'react';
import { useStore } from 'zustand';
import type { Reachability, TillFacts } from '../../shared/counter-state';
import { never } from '../../shared/never';
import type { Words } from '../../shared/words/words';
import { useShiftDesk } from '../shift/shift-desk';
import { useWords } from './language';

export const StatusBar = memo(function StatusBar(props: {
  reachability: Reachability;
  till: TillFacts;
}) {
  const { reachability, till } = props;
  const words = useWords();
  return (
    <footer className="status">
      <p className="reach" data-state={reachability.state}>
        <i aria-hidden="true" />
        {reachText(reachability, words)}
      </p>
      <p className="mode">{words.screen.modes[till.mode]}</p>
      <Operator />
      <p className="place">
        <bdi>{till.storeName}</bdi>
        <bdi>{till.deviceName}</bdi>
      </p>
      <p className="version">{words.screen.version(till.version)}</p>
    </footer>
  );
});

/** Who stands at the till. */
function Operator() {
  const { shift } = useWords();
  const now = useStore(useShiftDesk().store, (data) => data.now);
  return now === null ? (
    <p>{shift.none}</p>
  ) : (
    <p className="operator">
      <bdi>{shift.now(now.operator)}</bdi>
    </p>
  );
}

/** How WeChat answered last, in words. */
export function reachText(reachability: Reachability, words: Words): string {
  switch (reachability.state) {
    case 'reachable':
      return words.screen.reachable(reachability.latencyMs);
    case 'unreachable':
      return words.screen.unreachable;
    case 'untried':
      return words.screen.untried;
    default:
      return never(reachability.state);
  }
}

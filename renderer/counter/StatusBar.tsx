/** The last line: WeChat's reachability, the mode, which till this is, and the keys. */
import type { Reachability, TillFacts } from '../../shared/counter-state';
import { never } from '../../shared/never';
import type { Words } from '../../shared/words/words';
import { useWords } from './language';

export function StatusBar(props: { reachability: Reachability; till: TillFacts }) {
  const { reachability, till } = props;
  const words = useWords();
  return (
    <footer className="status">
      <p className="reach" data-state={reachability.state}>
        <i aria-hidden="true" />
        {reachText(reachability, words)}
      </p>
      <p className="mode">{words.screen.modes[till.mode]}</p>
      <p className="place">
        <bdi>{till.storeName}</bdi>
        <bdi>{till.deviceName}</bdi>
      </p>
      <p className="version">{words.screen.version(till.version)}</p>
    </footer>
  );
}

function reachText(reachability: Reachability, words: Words): string {
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

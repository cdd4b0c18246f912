/** On the ready screen: the three ways a code gets into the till. */
import type { CounterState } from '../../../shared/counter-state';
import { useWords } from '../language';

export function Ways({ state }: { state: CounterState }) {
  const { screen } = useWords();
  if (state.kind !== 'ready') return null;
  return (
    <ul className="ways">
      <Way
        className="way-camera"
        path="M4 14 H13 L16 8 H32 L35 14 H44 V40 H4 Z M24 19 A8 8 0 1 1 23.9 19"
        text={screen.wayCamera}
      />
      <Way
        path="M4 8 H36 V20 H24 V40 H14 V20 H4 Z M40 8 L46 4 M40 14 H47 M40 20 L46 24"
        text={screen.wayScanner}
      />
      <Way
        path="M3 12 H45 V36 H3 Z M10 20 H12 M18 20 H20 M26 20 H28 M34 20 H38 M12 28 H36"
        text={screen.wayTyped}
      />
    </ul>
  );
}

function Way(props: { className?: string; path: string; text: string }) {
  const { className, path, text } = props;
  return (
    <li className={className}>
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path d={path} />
      </svg>
      {text}
    </li>
  );
}

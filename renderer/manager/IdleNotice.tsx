/** Says that nobody seems to be there, and when the console locks itself. */
import { useNow } from '../counter/clock';
import { useWords } from '../counter/language';
import { useBridge } from './bridge-context';

export function IdleNotice({ locksAt }: { locksAt: number }) {
  const words = useWords();
  const bridge = useBridge();
  const seconds = Math.max(0, Math.ceil((locksAt - useNow(250)) / 1000));
  return (
    <div className="notice idle-notice">
      <p className="unseen" role="alert">
        {words.manager.locksSoon}
      </p>
      <p role="timer">{words.manager.locksIn(seconds)}</p>
      {/* Any key or movement counts in main; the button is for those who look for one. */}
      <button type="button" className="primary" onClick={() => void bridge.managerState(null)}>
        {words.manager.stay}
      </button>
    </div>
  );
}

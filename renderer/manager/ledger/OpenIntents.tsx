/** Redemptions whose outcome is not known, with their stories and their end by hand. */
import { useCallback, useEffect } from 'react';
import { formatClockSeconds, formatDay } from '../../../shared/format';
import { useWords } from '../../counter/language';
import { Code } from '../../look/Code';
import { useAsk, useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { Story } from './Story';

/** They settle by themselves: the list is asked for again as long as somebody looks at it. */
const EVERY_MS = 5_000;

export function OpenIntents() {
  const words = useWords();
  const { records, panel } = words;
  const bridge = useBridge();
  const [chosen, choose] = useDraft<number | null>('ledger.open', null);
  const open = useAsk(useCallback(async () => (await bridge.view(null)).pending, [bridge]));
  const { again } = open;
  useEffect(() => {
    const timer = setInterval(again, EVERY_MS);
    return () => clearInterval(timer);
  }, [again]);
  const pending = open.value ?? [];
  return (
    <div className="beside">
      <div className="plain-list">
        <p>{records.openHint}</p>
        {open.value !== null && pending.length === 0 && (
          <p className="empty" role="status">
            {records.openNone}
          </p>
        )}
        <ul>
          {pending.map(({ intent, code, title, since }) => (
            <li key={intent}>
              <button
                type="button"
                className="line"
                data-testid="list-row"
                data-code={code}
                data-intent={intent}
                aria-pressed={intent === chosen}
                onClick={() => choose(intent)}
              >
                <Code value={code} />
                <bdi>{title ?? panel.noTitle}</bdi>
                <time>
                  {formatDay(since / 1000)} {formatClockSeconds(since)}
                </time>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <Story seq={chosen} onChange={again} />
    </div>
  );
}

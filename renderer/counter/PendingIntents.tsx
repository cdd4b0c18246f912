/** Redemptions whose outcome is not known yet. They stay here until they are settled. */
import { memo } from 'react';
import type { PendingIntent } from '../../shared/counter-state';
import { formatAgo } from '../../shared/format';
import { Code } from '../look/Code';
import { Shape } from '../look/Shape';
import { useNow } from './clock';
import { useWords } from './language';

export const PendingIntents = memo(function PendingIntents({
  pending,
}: {
  pending: PendingIntent[];
}) {
  const words = useWords();
  const now = useNow(pending.length === 0 ? null : 1000);
  if (pending.length === 0) return null;
  return (
    <section className="pending" aria-label={words.screen.pending(pending.length)}>
      <h2>{words.screen.pending(pending.length)}</h2>
      <ul className="rows">
        {pending.map((intent) => (
          <li
            key={intent.intent}
            className="row"
            data-testid="pending-intent"
            data-code={intent.code}
          >
            <span className="chip" data-look="unknown">
              <Shape look="unknown" className="chip-shape" />
            </span>
            <span className="row-text">
              <span className="row-first">
                <Code value={intent.code} />
              </span>
              <span className="row-second">
                <bdi>{intent.title ?? words.panel.noTitle}</bdi>
              </span>
            </span>
            <time className="row-time">{formatAgo(now - intent.since, words.language)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
});

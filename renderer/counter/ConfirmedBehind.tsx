/** Redemptions that were confirmed behind what is on show: the customer may still wait. */
import { memo } from 'react';
import { groupCode } from '../../shared/code';
import type { ConfirmedBehind as Confirmed } from '../../shared/counter-state';
import { formatClockSeconds } from '../../shared/format';
import { useActions } from './actions';
import { useWords } from './language';

export const ConfirmedBehind = memo(function ConfirmedBehind({
  confirmed,
}: {
  confirmed: Confirmed[];
}) {
  const words = useWords();
  const actions = useActions();
  return confirmed.map(({ intent, code, title, since }) => (
    <section key={intent} className="confirmed-behind" data-testid="confirmed-behind">
      <h2>{words.screen.confirmedBehind}</h2>
      <p>
        <bdi>{title ?? words.panel.noTitle}</bdi> · <bdi>{groupCode(code)}</bdi> ·{' '}
        {formatClockSeconds(since)}
      </p>
      <p>{words.screen.confirmedNext}</p>
      <button
        type="button"
        data-testid="confirmed-seen"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => actions.confirmedSeen({ intent })}
      >
        {words.screen.confirmedSeen}
      </button>
    </section>
  ));
});

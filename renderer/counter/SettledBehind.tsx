/** Redemptions whose outcome was found behind what is on show: the customer may still wait. */
import { memo } from 'react';
import type { SettledBehind as Settled } from '../../shared/counter-state';
import { formatClockSeconds } from '../../shared/format';
import { Code } from '../look/Code';
import { useActions } from './actions';
import { useWords } from './language';
import { lookOf } from './look';

export const SettledBehind = memo(function SettledBehind({ settled }: { settled: Settled[] }) {
  const { screen, panel, phrases } = useWords();
  const actions = useActions();
  return settled.map(({ intent, redeemed, code, title, since }) => (
    <section
      key={intent}
      className="settled-behind"
      data-look={redeemed ? lookOf('redeemed', 'confirmed-afterwards') : lookOf('fault', null)}
      data-testid="settled-behind"
    >
      <h2>{redeemed ? screen.confirmedBehind : phrases.fault['not-redeemed'].word}</h2>
      <p>
        <bdi>{title ?? panel.noTitle}</bdi> · <Code value={code} /> · {formatClockSeconds(since)}
      </p>
      <p>{redeemed ? screen.confirmedNext : phrases.fault['not-redeemed'].next}</p>
      <button
        type="button"
        data-testid="settled-seen"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => actions.settledSeen({ intent })}
      >
        {screen.settledSeen}
      </button>
    </section>
  ));
});

/**
 * The guide that sets a till up, one step after another. It can be left at any time and taken
 * up again: the step and what was typed are kept with the console's drafts.
 */
import { useEffect, useRef } from 'react';
import type { FirstRunStepName } from '../../shared/words/settings-words';
import { useWords } from '../counter/language';
import { useBridge } from '../manager/bridge-context';
import { useDraft } from '../manager/drafts';
import { firstRunSteps } from './steps';

export function FirstRun() {
  const { firstRun } = useWords();
  const bridge = useBridge();
  const [name, go] = useDraft<FirstRunStepName>('first-run.step', firstRunSteps[0].name);
  const nth = Math.max(
    0,
    firstRunSteps.findIndex((step) => step.name === name),
  );
  const step = firstRunSteps[nth] ?? firstRunSteps[0];
  const before = firstRunSteps[nth - 1];
  const after = firstRunSteps[nth + 1];
  const leave = () => void bridge.screen({ name: 'counter' });
  return (
    <main className="first-run" data-testid="first-run" data-step={step.name}>
      <nav className="first-run-steps" aria-label={firstRun.title}>
        <h1>{firstRun.title}</h1>
        {firstRunSteps.map((one) => (
          <button
            key={one.name}
            type="button"
            data-testid={`step-${one.name}`}
            aria-current={one === step ? 'step' : undefined}
            onClick={() => go(one.name)}
          >
            {firstRun.steps[one.name]}
          </button>
        ))}
      </nav>
      <Heading key={step.name} nth={nth} title={firstRun.steps[step.name]} />
      <div className="first-run-body">{step.draw()}</div>
      <footer className="first-run-foot">
        {after ? (
          <button
            type="button"
            className="primary"
            data-testid="first-run-next"
            onClick={() => go(after.name)}
          >
            {firstRun.next}
          </button>
        ) : (
          <button type="button" className="primary" data-testid="first-run-done" onClick={leave}>
            {firstRun.finish}
          </button>
        )}
        {before && (
          <button type="button" data-testid="first-run-back" onClick={() => go(before.name)}>
            {firstRun.back}
          </button>
        )}
        {after && (
          <button type="button" data-testid="first-run-later" onClick={leave}>
            {firstRun.later}
          </button>
        )}
      </footer>
    </main>
  );
}

/** Takes the focus with each step, so that the keyboard and a screen reader begin there. */
function Heading({ nth, title }: { nth: number; title: string }) {
  const { firstRun } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <header className="first-run-head">
      <p className="quiet">{firstRun.stepOf(nth + 1, firstRunSteps.length)}</p>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
    </header>
  );
}

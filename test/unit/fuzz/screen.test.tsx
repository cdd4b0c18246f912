/** Hostile texts on the counter's screen: text they were, and text they stay. */
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { CounterScreen } from '../../../renderer/counter/CounterScreen';
import { WordsContext } from '../../../renderer/counter/language';
import { hostileText } from '../../../scripts/bench/hostile';
import { NOW, sampleStates, sampleView } from '../../../scripts/look/samples';
import type { CounterState, TillFacts } from '../../../shared/counter-state';
import { wordsFor } from '../../../shared/words/languages';

vi.setConfig({ testTimeout: 120_000 });
const states = sampleStates(NOW);
const till: TillFacts = {
  hasAccount: true,
  training: false,
  classicToken: false,
  settingsTrouble: null,
  prints: false,
  mode: 'live',
  storeName: 'shop',
  deviceName: 'till',
  language: 'zh-CN',
  turns: false,
  version: '0',
};

function draw(state: CounterState): string {
  return renderToStaticMarkup(
    <WordsContext value={wordsFor('zh-CN')}>
      <CounterScreen
        view={sampleView(state, NOW)}
        till={till}
        callFailedAt={null}
        camera={null}
        around
      />
    </WordsContext>,
  );
}

/** Elements with the names of their attributes, whatever the attributes hold. */
function skeleton(markup: string): string[] {
  const tags = markup.matchAll(/<([a-z0-9]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*\/?>/gi);
  return [...tags].map(([, name, attributes = '']) => {
    const names = [...attributes.matchAll(/([\w-]+)(?:="[^"]*")?/g)].map(([, one]) => one);
    return `${name} ${names.sort().join(' ')}`;
  });
}

/** The same state with every text of WeChat's or of the code's replaced. */
function poison(state: CounterState, text: string): CounterState {
  return JSON.parse(JSON.stringify(state), (key, value: unknown) =>
    typeof value === 'string' && POISONED.has(key) ? text : value,
  ) as CounterState;
}
const POISONED = new Set([
  'title',
  'brandName',
  'notice',
  'text',
  'status',
  'openidMasked',
  'cardType',
]);

test('no text of a card makes an element, an attribute or a script', () => {
  const known = new Set(
    Object.values(states).flatMap((state) => [
      ...skeleton(draw(state)),
      ...skeleton(draw(poison(state, 'x'))),
    ]),
  );
  const short = hostileText.map((text) => text.slice(0, 2_000));
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(states)), short, (state, text) => {
      const drawn = draw(poison(state, text));
      expect(skeleton(drawn).filter((one) => !known.has(one))).toEqual([]);
      expect(drawn).not.toMatch(/<(script|img|svg\/|style|iframe)/i);
    }),
    { numRuns: 300, seed: 20_261_124 },
  );
});

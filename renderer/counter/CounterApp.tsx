/** Joins the store to the screen, and gives it words and actions. */
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import type { TillFacts } from '../../shared/counter-state';
import { wordsFor } from '../../shared/words/languages';
import { usePainted } from '../look/painted';
import { type Actions, ActionsContext } from './actions';
import { CounterScreen } from './CounterScreen';
import type { CounterStore } from './counter-store';
import { usePageLanguage, WordsContext } from './language';

/** Draws the camera's cell: the camera knows neither the store nor the bridge. */
export type Camera = (till: TillFacts, saw: Actions['cameraSaw']) => ReactNode;

export function CounterApp(props: { store: CounterStore; actions: Actions; camera: Camera }) {
  const { view, till, callFailedAt } = useStore(props.store);
  const painted = usePainted();
  const words = wordsFor(till?.language ?? 'zh-CN');
  usePageLanguage(words);
  const { camera, actions } = props;
  // The camera's cell is not drawn anew for each verdict.
  const cell = useMemo(() => till && camera(till, actions.cameraSaw), [till, camera, actions]);
  if (view === null || till === null) return null;
  return (
    <WordsContext value={words}>
      <ActionsContext value={actions}>
        <CounterScreen
          view={view}
          till={till}
          callFailedAt={callFailedAt}
          camera={cell}
          around={painted}
        />
      </ActionsContext>
    </WordsContext>
  );
}

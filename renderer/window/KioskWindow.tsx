/** The one window: the counter, or the manager's console, as main says. */
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import type { KioskBridge } from '../../shared/contract';
import { wordsFor } from '../../shared/words/languages';
import type { Actions } from '../counter/actions';
import { type Camera, CounterApp } from '../counter/CounterApp';
import type { CounterStore } from '../counter/counter-store';
import { WordsContext } from '../counter/language';
import { Flash } from '../look/Flash';
import { usePainted } from '../look/painted';
import type { Drafts } from '../manager/drafts';
import type { ManagerStore } from '../manager/manager-store';
import { ShiftContext, type ShiftDesk } from '../shift/shift-desk';
import type { SettingsStore } from './settings-store';

/** Fetched when it is first opened: the counter's start does not wait for the console's code. */
const ManagerApp = lazy(async () => {
  const { ManagerApp: component } = await import('../manager/ManagerApp');
  return { default: component };
});

export interface KioskWindowProps {
  bridge: KioskBridge;
  counter: CounterStore;
  manager: ManagerStore;
  drafts: Drafts;
  actions: Actions;
  shift: ShiftDesk;
  settings: SettingsStore;
  camera: Camera;
}

export function KioskWindow(props: KioskWindowProps) {
  const { bridge, counter, manager, drafts, actions, shift, settings, camera } = props;
  const { till, view } = useStore(counter);
  const flashes = useStore(settings, (data) => data.settings?.flash === 'on');
  const inConsole = useStore(manager, ({ state }) => (state?.screen ?? 'counter') !== 'counter');
  const language = till?.language ?? 'zh-CN';
  const painted = usePainted();
  useEffect(() => {
    if (painted && !inConsole) shift.refresh();
  }, [painted, inConsole, shift]);
  useEffect(() => {
    // While the console is on show the counter's field is not there, and holds nothing.
    if (inConsole) void bridge.codeField({ empty: true });
  }, [inConsole, bridge]);
  if (!inConsole || till === null) {
    return (
      <ShiftContext value={shift}>
        <CounterApp store={counter} actions={actions} camera={camera} />
        {flashes && view !== null && <Flash view={view} />}
      </ShiftContext>
    );
  }
  return (
    <WordsContext value={wordsFor(language)}>
      <Suspense>
        <ManagerApp store={manager} counter={counter} drafts={drafts} bridge={bridge} till={till} />
      </Suspense>
    </WordsContext>
  );
}

/** Puts the whole kiosk into a page: counter and console over one bridge. */
import { createRoot } from 'react-dom/client';
import type { KioskBridge } from '../../shared/contract';
import { createActions } from '../counter/actions';
import type { Camera } from '../counter/CounterApp';
import { connectCounter, createCounterStore } from '../counter/counter-store';
import { followVerdicts, speakVerdicts } from '../counter/verdict-tone';
import { afterPaint } from '../look/painted';
import { type Speaker, systemSpeaker } from '../look/speech';
import { createPlayer, loudnessOf } from '../look/tones';
import { createDrafts } from '../manager/drafts';
import { connectManager, createManagerStore } from '../manager/manager-store';
import { createShiftDesk } from '../shift/shift-desk';
import { KioskWindow } from './KioskWindow';
import { createSettingsStore } from './settings-store';
import '../look/styles';

export function mountKiosk(element: HTMLElement, bridge: KioskBridge, camera: Camera): void {
  const counter = createCounterStore();
  const manager = createManagerStore();
  const actions = createActions(bridge, () => counter.setState({ callFailedAt: Date.now() }));
  const settings = createSettingsStore(bridge);
  const wish = () => settings.getState().settings;
  const player = createPlayer(() => loudnessOf(wish()?.sound ?? 'middle'));
  // Heard once all of it is seen, which takes two pictures: the first sound of a day keeps the
  // page for half a second.
  const onceSeen = (deed: () => void) => afterPaint(() => afterPaint(deed));
  followVerdicts(counter, { play: (tone) => onceSeen(() => player.play(tone)) });
  const speaker = systemSpeaker();
  const say: Speaker['say'] = (...what) => onceSeen(() => speaker.say(...what));
  speakVerdicts(counter, { say }, () => {
    const speech = wish()?.speech ?? 'off';
    return speech === 'off' ? null : speech;
  });
  connectCounter(counter, bridge);
  connectManager(manager, bridge);
  const shift = createShiftDesk(bridge);
  counter.subscribe(({ view }, { view: before }) => {
    // A customer is there: nothing stands beside the verdict.
    if (view !== null && before !== null && view.scanId !== before.scanId) shift.hide();
  });
  createRoot(element).render(
    <KioskWindow
      bridge={bridge}
      counter={counter}
      manager={manager}
      drafts={createDrafts()}
      actions={actions}
      shift={shift}
      settings={settings}
      camera={camera}
    />,
  );
}

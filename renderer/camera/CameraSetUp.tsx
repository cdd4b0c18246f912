/**
 * Setting a camera up: which one, how its picture stands, what it can be told, with the live
 * picture beside it. A page of the settings, and a step of the first-run guide.
 */
import { useEffect, useState } from 'react';
import {
  type CameraName,
  type CameraSettings,
  type CameraTuning,
  tuningOf,
  withTuning,
} from '../../shared/camera';
import type { ShownSettings } from '../../shared/settings';
import { useWords } from '../counter/language';
import { ChoiceSetting, Outcome, useChange } from '../manager/settings/fields';
import { useSettings } from '../manager/settings/use-settings';
import { CameraPanel } from './CameraPanel';
import type { OpenedCamera } from './camera';
import { formatsOf } from './engine';
import { mergeChanges } from './merged-changes';
import { CameraPicker } from './Picker';
import { setUpWords } from './set-up-words';
import { Tuning } from './Tuning';
import './set-up.css';

export function CameraSetUp() {
  const settings = useSettings();
  return settings === null ? null : <SetUp settings={settings} />;
}

function SetUp({ settings }: { settings: ShownSettings }) {
  const words = useWords();
  const { camera, language } = settings;
  const own = setUpWords[language];
  const [cameras, setCameras] = useState<readonly CameraName[]>([]);
  const [open, setOpen] = useState<OpenedCamera | null>(null);
  const [read, setRead] = useState<string | null>(null);
  const [said, change] = useChange();
  const [merged] = useState(() => mergeChanges((next: CameraSettings) => change({ camera: next })));
  // biome-ignore lint/correctness/useExhaustiveDependencies: told with each new value.
  useEffect(() => merged.told(), [camera]);
  const tuned = (wish: Partial<CameraTuning>) => {
    if (open !== null) merged.change(camera, (now) => withTuning(now, open.name, wish));
  };
  return (
    <div className="camera-set-up">
      <div className="camera-try">
        <div className="camera-preview">
          <CameraPanel
            language={language}
            settings={camera}
            engine={settings.decoder}
            formats={formatsOf(settings)}
            onReads={(reads) => setRead(reads.map(({ text }) => text).join('  ·  '))}
            onOpened={setOpen}
            onCameras={setCameras}
          />
        </div>
        <p role="status" data-testid="camera-read" className={read === null ? 'quiet' : 'good'}>
          {read === null ? own.tryIt : own.read(read)}
        </p>
      </div>
      <div className="camera-choices">
        <CameraPicker
          words={own}
          cameras={cameras}
          chosen={camera.chosen}
          onChoose={(chosen) => merged.change(camera, (now) => ({ ...now, chosen }))}
        />
        {open !== null && (
          <Tuning
            words={own}
            tuning={tuningOf(camera, open.name)}
            abilities={open.abilities}
            onChange={tuned}
          />
        )}
        <Outcome said={said} />
        <ChoiceSetting
          name="decoder"
          settings={settings}
          choices={['zxing-wasm', 'zxing-browser']}
          labels={words.settings.decoder}
        />
        <ChoiceSetting
          name="code39"
          settings={settings}
          choices={['no', 'yes']}
          labels={words.settings.code39}
        />
      </div>
    </div>
  );
}

/** The guide's step that makes the till heard: volume, every tone, speech. */
import { useWords } from '../counter/language';
import { SoundSetting, SpeechSetting } from '../manager/settings/sound';
import { useSettings } from '../manager/settings/use-settings';

export function SoundStep() {
  const { access } = useWords();
  const settings = useSettings();
  if (settings === null) return null;
  return (
    <>
      <p>{access.soundHint}</p>
      <SoundSetting settings={settings} />
      <SpeechSetting settings={settings} />
    </>
  );
}

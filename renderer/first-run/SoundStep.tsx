/** The guide's step that makes the till heard: volume, every tone, speech. */
import { useWords } from '../counter/language';
import { ChoiceSetting } from '../manager/settings/fields';
import { SpeechSetting, ToneButtons } from '../manager/settings/sound';
import { useSettings } from '../manager/settings/use-settings';

export function SoundStep() {
  const { access } = useWords();
  const settings = useSettings();
  if (settings === null) return null;
  return (
    <>
      <p>{access.soundHint}</p>
      <ChoiceSetting
        name="sound"
        settings={settings}
        choices={['off', 'low', 'middle', 'loud']}
        labels={access.sound}
      />
      <ToneButtons sound={settings.sound} />
      <SpeechSetting settings={settings} />
    </>
  );
}

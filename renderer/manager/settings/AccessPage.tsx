/** Sound and display: tones, flash, speech; size, and the customer's screen. */
import { useWords } from '../../counter/language';
import { ChoiceSetting } from './fields';
import { SoundSetting, SpeechSetting } from './sound';
import { useSettings } from './use-settings';

export function AccessPage() {
  const words = useWords();
  const { access } = words;
  const settings = useSettings();
  if (settings === null) return <p>{words.manager.loading}</p>;
  return (
    <div className="cards">
      <section className="card">
        <SoundSetting settings={settings} />
        <ChoiceSetting
          name="flash"
          settings={settings}
          choices={['off', 'on']}
          labels={access.flash}
        />
      </section>
      <section className="card">
        <SpeechSetting settings={settings} />
        <ChoiceSetting
          name="zoom"
          settings={settings}
          choices={['100', '125', '150', '200']}
          labels={access.zoom}
        />
        <ChoiceSetting
          name="customerScreen"
          settings={settings}
          choices={['off', 'second-display', 'turned-180', 'turned-90']}
          labels={access.customerScreen}
        />
      </section>
    </div>
  );
}

/** What is heard, to be tried: every tone, and a sentence by this machine's own voice. */
import { useEffect, useMemo, useState } from 'react';
import type { ShownSettings } from '../../../shared/settings';
import { languageNames, wordsFor } from '../../../shared/words/languages';
import { useWords } from '../../counter/language';
import { type Speaker, systemSpeaker } from '../../look/speech';
import { createPlayer, loudnessOf, type ToneName, toneNames } from '../../look/tones';
import { ChoiceSetting } from './fields';

/** How loud the tones are, and all of them to be heard. */
export function SoundSetting({ settings }: { settings: ShownSettings }) {
  const { access } = useWords();
  return (
    <>
      <ChoiceSetting
        name="sound"
        settings={settings}
        choices={['off', 'low', 'middle', 'loud']}
        labels={access.sound}
      />
      <ToneButtons sound={settings.sound} />
    </>
  );
}

function ToneButtons({ sound }: { sound: ShownSettings['sound'] }) {
  const { access } = useWords();
  const player = useMemo(() => createPlayer(() => loudnessOf(sound)), [sound]);
  useEffect(() => player.end, [player]);
  return (
    <fieldset className="choices-row tone-buttons">
      <legend className="label">{access.listen}</legend>
      {toneNames.map((tone: ToneName) => (
        <button
          key={tone}
          type="button"
          data-testid={`listen-${tone}`}
          disabled={sound === 'off'}
          onClick={() => player.play(tone)}
        >
          {access.tones[tone]}
        </button>
      ))}
      <p className="quiet small">{access.listenHint}</p>
    </fieldset>
  );
}

export function SpeechSetting({ settings }: { settings: ShownSettings }) {
  const { access } = useWords();
  const speaker = systemSpeaker();
  const { speech } = settings;
  return (
    <>
      <ChoiceSetting
        name="speech"
        settings={settings}
        choices={['off', 'zh-CN', 'en']}
        labels={access.speech}
      />
      <Voices speaker={speaker} />
      <button
        type="button"
        data-testid="try-speech"
        disabled={speech === 'off' || speaker.voiceFor(speech) === null}
        onClick={() => {
          if (speech !== 'off') speaker.say(sentenceIn(speech), speech);
        }}
      >
        {access.trySpeech}
      </button>
    </>
  );
}

/** Which voices this machine has; they may come while one looks. */
function Voices({ speaker }: { speaker: Speaker }) {
  const { access } = useWords();
  const [, look] = useState(0);
  useEffect(() => speaker.onVoices(() => look((times) => times + 1)), [speaker]);
  return (
    <ul className="voices" aria-label={access.voices} data-testid="voices">
      {languageNames.map((language) => {
        const name = access.languages[language];
        const voice = speaker.voiceFor(language);
        return (
          <li key={language} data-language={language} data-voice={voice ?? ''}>
            {voice === null ? access.noVoice(name) : access.voice(name, voice)}
          </li>
        );
      })}
    </ul>
  );
}

function sentenceIn(language: 'zh-CN' | 'en'): string {
  return wordsFor(language).phrases.redeemed.plain.word;
}

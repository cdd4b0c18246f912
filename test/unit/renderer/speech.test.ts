/** Verdicts are spoken by a voice of this machine, or not at all. */
import { describe, expect, test } from 'vitest';
import { createCounterStore } from '../../../renderer/counter/counter-store';
import { speakVerdicts } from '../../../renderer/counter/verdict-tone';
import {
  createSpeaker,
  localVoice,
  type SpeechLike,
  type VoiceLike,
} from '../../../renderer/look/speech';
import { sampleStates, sampleView } from '../../../scripts/look/samples';
import type { Language } from '../../../shared/words/words';

const voice = (name: string, lang: string, localService = true): VoiceLike => ({
  name,
  lang,
  localService,
});

const huihui = voice('Huihui', 'zh-CN');
const hanhan = voice('Hanhan', 'zh-TW');
const zira = voice('Zira', 'en-US');

describe('the voice', () => {
  test.each<[string, VoiceLike[], Language, VoiceLike | null]>([
    ['is a Mandarin one for Chinese', [zira, huihui], 'zh-CN', huihui],
    ['is the mainland’s before Taiwan’s', [hanhan, huihui], 'zh-CN', huihui],
    ['is Taiwan’s where there is no other', [hanhan], 'zh-CN', hanhan],
    ['is never a Cantonese one', [voice('a', 'zh-HK'), voice('b', 'yue-CN')], 'zh-CN', null],
    ['may be named by its ISO code', [voice('c', 'cmn')], 'zh-CN', voice('c', 'cmn')],
    ['may be written with a low line', [voice('d', 'zh_CN')], 'zh-CN', voice('d', 'zh_CN')],
    ['is an English one for English', [huihui, zira], 'en', zira],
    ['is never one from the network', [voice('Online', 'zh-CN', false)], 'zh-CN', null],
    ['is none where there are none', [], 'en', null],
  ])('%s', (_what, voices, language, expected) => {
    expect(localVoice(voices, language)).toEqual(expected);
  });
});

function fakeSpeech(voices: VoiceLike[]) {
  const log: string[] = [];
  const speech: SpeechLike = {
    getVoices: () => voices,
    speak: ({ text, lang, voice }) => log.push(`${text} | ${lang} | ${voice.name}`),
    cancel: () => log.push('cancel'),
    onVoices: () => () => {},
  };
  return { log, speech };
}

const states = sampleStates(0);
function run(names: string[], language: Language | null, voices: VoiceLike[]): string[] {
  const { log, speech } = fakeSpeech(voices);
  const store = createCounterStore();
  speakVerdicts(store, createSpeaker(speech), () => language);
  names.forEach((name, index) => {
    const state = states[name];
    if (state === undefined) throw new Error(`no sample ${name}`);
    store.setState({ view: { ...sampleView(state, 0), scanId: index } });
    // What changes beside the verdict is nothing to say.
    store.setState({ view: { ...sampleView(state, 0), scanId: index, recent: [] } });
  });
  return log;
}

describe('a verdict', () => {
  test('is said once, what was being said ends; asking and ready are silent', () => {
    const names = ['ready', 'checking', 'refused-gifting', 'ready', 'redeemed'];
    expect(run(names, 'zh-CN', [huihui])).toEqual([
      'cancel',
      '转赠中 | zh-CN | Huihui',
      'cancel',
      '已核销 | zh-CN | Huihui',
    ]);
  });

  test('is said in the language that was chosen, whatever the screen’s is', () => {
    expect(run(['ready', 'fault-network'], 'en', [huihui, zira])).toEqual([
      'cancel',
      'No way to WeChat | en-US | Zira',
    ]);
  });

  test.each<[string, Language | null, VoiceLike[]]>([
    ['speech is off', null, [huihui]],
    ['there is no voice', 'zh-CN', []],
    ['all voices are from the network', 'zh-CN', [voice('Online', 'zh-CN', false)]],
  ])('is not said where %s', (_what, language, voices) => {
    expect(run(['ready', 'redeemed'], language, voices)).toEqual([]);
  });

  test('asks for the voices once, and anew when they have changed', () => {
    let asked = 0;
    let voices = [huihui];
    let changed = () => {};
    const speaker = createSpeaker({
      ...fakeSpeech([]).speech,
      getVoices() {
        asked += 1;
        return voices;
      },
      onVoices(listener) {
        changed = listener;
        return () => {};
      },
    });
    for (let scan = 0; scan < 3; scan += 1) speaker.say('x', 'zh-CN');
    expect(asked).toBe(1);
    voices = [hanhan];
    changed();
    expect(speaker.voiceFor('zh-CN')).toBe('Hanhan');
  });

  test('is not said where Chromium has no speech', () => {
    const speaker = createSpeaker(null);
    expect(() => speaker.say('x', 'en')).not.toThrow();
    expect(speaker.voiceFor('en')).toBeNull();
  });
});

/**
 * Speaks verdicts by a voice of this very machine. A voice from the network would send what the
 * till says to somebody else, and be silent when it is needed most: it is never used.
 */
import type { Language } from '../../shared/words/words';

/** The part of a `SpeechSynthesisVoice` that is looked at. */
export interface VoiceLike {
  name: string;
  lang: string;
  localService: boolean;
}

/** The part of `speechSynthesis` that is used. */
export interface SpeechLike<V extends VoiceLike = VoiceLike> {
  getVoices(): V[];
  speak(words: { text: string; lang: string; voice: V }): void;
  cancel(): void;
  /** Voices come when the system has found them; returns what ends the listening. */
  onVoices(listener: () => void): () => void;
}

export interface Speaker {
  /** Says a text at once; what was being said ends. Silent where there is no voice. */
  say(text: string, language: Language): void;
  /** Name of the voice for a language; null where this machine has none. */
  voiceFor(language: Language): string | null;
  onVoices(listener: () => void): () => void;
}

export function createSpeaker<V extends VoiceLike>(speech: SpeechLike<V> | null): Speaker {
  // Linux lists every variant of every voice, over ten thousand: too many to go through per scan.
  const found = new Map<Language, V>();
  let listening = false;
  const find = (language: Language): V | null => {
    if (speech === null) return null;
    if (!listening) speech.onVoices(() => found.clear());
    listening = true;
    const voice = found.get(language) ?? localVoice(speech.getVoices(), language);
    if (voice !== null) found.set(language, voice);
    return voice;
  };
  return {
    say(text, language) {
      const voice = find(language);
      if (speech === null || voice === null) return;
      speech.cancel();
      speech.speak({ text, lang: voice.lang, voice });
    },
    voiceFor: (language) => find(language)?.name ?? null,
    onVoices: (listener) => speech?.onVoices(listener) ?? (() => {}),
  };
}

/** The first local voice of a language; for Mandarin the mainland's before Taiwan's. */
export function localVoice<V extends VoiceLike>(
  voices: readonly V[],
  language: Language,
): V | null {
  const fitting = voices
    .filter(({ localService, lang }) => localService === true && rankOf(lang, language) !== null)
    .toSorted((a, b) => (rankOf(a.lang, language) ?? 0) - (rankOf(b.lang, language) ?? 0));
  return fitting[0] ?? null;
}

let ownSpeaker: Speaker | null = null;

/** This page's one speaker, by the system's own voices. */
export function systemSpeaker(): Speaker {
  ownSpeaker ??= createSpeaker(systemSpeech());
  return ownSpeaker;
}

/**
 * The system's own speech; null where Chromium has none. It is not touched before somebody wants
 * it: on Linux a touch brings over ten thousand voices into the page.
 */
function systemSpeech(): SpeechLike<SpeechSynthesisVoice> | null {
  if (!('speechSynthesis' in globalThis)) return null;
  return {
    getVoices: () => speechSynthesis.getVoices(),
    cancel: () => speechSynthesis.cancel(),
    speak: ({ text, ...how }) =>
      speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), how)),
    onVoices(listener) {
      speechSynthesis.addEventListener('voiceschanged', listener);
      return () => speechSynthesis.removeEventListener('voiceschanged', listener);
    },
  };
}

/** Lower is better; null is another language. Cantonese is written alike and sounds otherwise. */
function rankOf(tag: string, language: Language): number | null {
  const lang = tag.replaceAll('_', '-').toLowerCase();
  if (language === 'en') return /^en(-|$)/.test(lang) ? 0 : null;
  if (/^(zh-(cn|hans)|cmn(-hans)?(-cn)?$)/.test(lang)) return 0;
  if (/^(zh|cmn)(-(sg|tw|hant-tw|hant))?$/.test(lang)) return 1;
  return null;
}

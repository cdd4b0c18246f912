/** The words of the settings page and guide step about sound and display. */
import type { ShownSettings } from '../settings';
import type { Language } from './words';

/** One for each tone of renderer/look/tones.ts. */
export type ToneWord =
  | 'redeemable'
  | 'redeemed'
  | 'confirmed'
  | 'refused'
  | 'invalid'
  | 'fault'
  | 'unknown'
  | 'wrong-thing';

export interface AccessWords {
  sound: Record<ShownSettings['sound'], string>;
  flash: Record<ShownSettings['flash'], string>;
  speech: Record<ShownSettings['speech'], string>;
  zoom: Record<ShownSettings['zoom'], string>;
  customerScreen: Record<ShownSettings['customerScreen'], string>;
  listen: string;
  listenHint: string;
  tones: Record<ToneWord, string>;
  voices: string;
  /** The voice that speaks a language here. */
  voice: (language: string, voice: string) => string;
  noVoice: (language: string) => string;
  languages: Record<Language, string>;
  trySpeech: string;
  soundHint: string;
}

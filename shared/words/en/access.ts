/** Sound and display: the words of the settings page and of the guide's step. */
import type { AccessWords } from '../access-words';

export const access: AccessWords = {
  sound: { off: 'Silent', low: 'Low', middle: 'Medium', loud: 'Loud' },
  flash: { off: 'Off', on: 'On' },
  speech: { off: 'Not spoken', 'zh-CN': 'Spoken in Mandarin', en: 'Spoken in English' },
  zoom: { '100': '100 % (normal)', '125': '125 %', '150': '150 %', '200': '200 %' },
  customerScreen: {
    off: 'Off',
    'second-display': 'On the second display',
    'turned-180': 'On this screen, upside down (customer opposite)',
    'turned-90': 'On this screen, turned by 90° (customer beside)',
  },
  listen: 'Listen',
  listenHint: 'Press to hear a tone; it must be heard where the cashier stands.',
  tones: {
    redeemable: 'Can be redeemed',
    redeemed: 'Redeemed',
    confirmed: 'Redeemed, confirmed late',
    refused: 'Cannot be redeemed',
    invalid: 'No valid code',
    fault: 'Cannot ask WeChat',
    unknown: 'Outcome not known',
    'wrong-thing': 'Not a coupon',
  },
  voices: 'Voices of this machine',
  voice: (language, voice) => `${language}: ${voice}`,
  noVoice: (language) => `${language}: none here, cannot be spoken`,
  languages: { 'zh-CN': 'Mandarin', en: 'English' },
  trySpeech: 'Speak a sentence',
  soundHint: 'Every outcome has a tone of its own. Listen to them, then set the volume.',
};

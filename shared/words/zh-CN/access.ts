/** 声音与显示：设置页和向导里的话。 */
import type { AccessWords } from '../access-words';

export const access: AccessWords = {
  sound: { off: '静音', low: '小声', middle: '中等', loud: '大声' },
  flash: { off: '关', on: '开' },
  speech: { off: '不播报', 'zh-CN': '用普通话播报', en: '用英语播报' },
  zoom: { '100': '100%（标准）', '125': '125%', '150': '150%', '200': '200%' },
  customerScreen: {
    off: '关',
    'second-display': '放在第二块屏幕上',
    'turned-180': '同屏，上下翻转（顾客在对面）',
    'turned-90': '同屏，转 90 度（顾客在旁边）',
  },
  listen: '听一听',
  listenHint: '点一下听声音，站在收银的位置能听清才行。',
  tones: {
    redeemable: '可核销',
    redeemed: '已核销',
    confirmed: '已核销（补确认）',
    refused: '不能核销',
    invalid: '不是有效的券码',
    fault: '无法查询',
    unknown: '结果待确认',
    'wrong-thing': '不是优惠券',
  },
  voices: '本机的语音',
  voice: (language, voice) => `${language}：${voice}`,
  noVoice: (language) => `${language}：本机没有，不能播报`,
  languages: { 'zh-CN': '普通话', en: '英语' },
  trySpeech: '试播一句',
  soundHint: '每种结果都有自己的声音。听一遍，调到合适的音量。',
};

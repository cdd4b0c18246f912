/** What the camera's set-up says, in the counter's languages. */
import type { CameraTuning } from '../../shared/camera';
import type { Language } from './words';

export interface SetUpWords {
  camera: string;
  /** The option that leaves the choice to the system. */
  anyCamera: string;
  /** A camera that the system gives no name to, by its place in the list. */
  nameless: (nth: number) => string;
  /** The chosen camera, while it is not there. */
  missing: (label: string) => string;
  mirror: string;
  rotation: string;
  degrees: (degrees: number) => string;
  exposure: string;
  exposures: Record<CameraTuning['exposure'], string>;
  focus: string;
  focuses: Record<CameraTuning['focus'], string>;
  torch: string;
  /** Under the preview: what to try, and what was read. */
  tryIt: string;
  read: (text: string) => string;
  /** Where the camera offers neither exposure nor focus nor light. */
  nothingToTune: string;
}

export const setUpWords: Record<Language, SetUpWords> = {
  'zh-CN': {
    camera: '使用的摄像头',
    anyCamera: '自动选择',
    nameless: (nth) => `摄像头 ${nth}`,
    missing: (label) => `${label}（未接上）`,
    mirror: '画面左右翻转（像照镜子）',
    rotation: '画面旋转',
    degrees: (degrees) => (degrees === 0 ? '不转' : `${degrees}°`),
    exposure: '曝光',
    exposures: { short: '短曝光，手抖也清楚（推荐）', auto: '由摄像头自己决定' },
    focus: '对焦',
    focuses: { auto: '自动', fixed: '固定在现在的距离' },
    torch: '打开补光灯',
    tryIt: '拿一个二维码放进方框试一试。这里读到的码不会核销。',
    read: (text) => `读到了：${text}`,
    nothingToTune: '这个摄像头的曝光、对焦和灯光由它自己控制。',
  },
  en: {
    camera: 'Camera in use',
    anyCamera: 'Whichever is there',
    nameless: (nth) => `Camera ${nth}`,
    missing: (label) => `${label} (not connected)`,
    mirror: 'Mirror the picture',
    rotation: 'Turn the picture',
    degrees: (degrees) => (degrees === 0 ? 'Not turned' : `${degrees}°`),
    exposure: 'Exposure',
    exposures: { short: 'Short, sharp in a moving hand (recommended)', auto: 'Left to the camera' },
    focus: 'Focus',
    focuses: { auto: 'Automatic', fixed: 'Fixed where it is now' },
    torch: 'Light on',
    tryIt: 'Hold a code into the frame and try. Nothing read here is redeemed.',
    read: (text) => `Read: ${text}`,
    nothingToTune: 'This camera sees to exposure, focus and light by itself.',
  },
};

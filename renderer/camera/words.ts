/** What the camera panel says, in the counter's languages. */
import type { CameraStateKind } from './camera';
import type { NearMiss } from './near-miss';

/** What the panel can be in: the camera's states, and a camera without a decoder. */
export type PanelState = CameraStateKind | 'no-decoder';

export type Language = 'zh-CN' | 'en';

/** A trouble, and what to do about it. */
export interface CameraPhrase {
  what: string;
  todo: string;
}

export interface CameraWords {
  /** The panel's accessible name. */
  panel: string;
  states: Record<PanelState, CameraPhrase>;
  /** What keeps a code from being read, and what helps. */
  hints: Record<NearMiss, CameraPhrase>;
  /** The chosen camera is not there; this one is used meanwhile. */
  standIn: (label: string) => string;
}

export const cameraWords: Record<Language, CameraWords> = {
  'zh-CN': {
    panel: '摄像头',
    states: {
      live: { what: '摄像头已就绪', todo: '请将手机上的码对准框内' },
      starting: { what: '正在打开摄像头', todo: '请稍候' },
      'no-camera': {
        what: '没有找到摄像头',
        todo: '请插好摄像头，插好后自动恢复；可先用扫码枪或手动输入',
      },
      refused: {
        what: '不允许使用摄像头',
        todo: '请在系统的隐私设置中允许本程序使用摄像头；可先用扫码枪或手动输入',
      },
      'in-use': {
        what: '摄像头正被其他程序占用',
        todo: '请关闭正在使用摄像头的程序，之后自动恢复',
      },
      unplugged: { what: '摄像头已断开', todo: '请重新插好摄像头，插好后自动恢复' },
      'no-frames': { what: '摄像头没有画面', todo: '请检查镜头盖和连接线，正在自动重试' },
      'no-decoder': {
        what: '有画面，但识码组件未能启动',
        todo: '正在自动重试；请先用扫码枪或手动输入',
      },
      failed: { what: '摄像头无法打开', todo: '正在自动重试；可先用扫码枪或手动输入' },
    },
    hints: {
      'too-dark': { what: '手机屏幕太暗', todo: '请顾客把屏幕亮度调高' },
      'too-small': { what: '码太小', todo: '请把手机拿近一点，让码占满方框' },
      'cut-off': { what: '码没有露全', todo: '请把整个码放进方框，手指不要遮住' },
      glare: { what: '屏幕反光', todo: '请把手机斜一点，避开灯光' },
      blurred: { what: '码看不清楚', todo: '请拿稳手机，前后移动一点；还不行就擦一下镜头' },
    },
    standIn: (label) => `选定的摄像头没有接上，暂用：${label}`,
  },
  en: {
    panel: 'Camera',
    states: {
      live: { what: 'Camera ready', todo: 'Hold the code on the phone into the frame' },
      starting: { what: 'Opening the camera', todo: 'One moment' },
      'no-camera': {
        what: 'No camera found',
        todo: 'Plug a camera in: it is used at once. Until then use the hand scanner or type the code',
      },
      refused: {
        what: 'The camera may not be used',
        todo: "Allow the camera for this program in the system's privacy settings. Until then use the hand scanner or type the code",
      },
      'in-use': {
        what: 'Another program is using the camera',
        todo: 'Close that program: the camera comes back by itself',
      },
      unplugged: {
        what: 'The camera was unplugged',
        todo: 'Plug it in again: it comes back by itself',
      },
      'no-frames': {
        what: 'The camera sends no picture',
        todo: 'Check the lens cover and the cable; it is being tried again',
      },
      'no-decoder': {
        what: 'The camera works, the decoder does not start',
        todo: 'It is being tried again. Until then use the hand scanner or type the code',
      },
      failed: {
        what: 'The camera cannot be opened',
        todo: 'It is being tried again. Until then use the hand scanner or type the code',
      },
    },
    hints: {
      'too-dark': {
        what: 'The screen is too dark',
        todo: 'Ask the customer to turn up the brightness',
      },
      'too-small': {
        what: 'The code is too small',
        todo: 'Bring the phone nearer, until the code fills the frame',
      },
      'cut-off': {
        what: 'Part of the code is missing',
        todo: 'Hold the whole code into the frame, no finger over it',
      },
      glare: { what: 'The screen reflects', todo: 'Tilt the phone a little, away from the lamp' },
      blurred: {
        what: 'The code is not clear',
        todo: 'Hold the phone still, a little nearer or farther; then wipe the lens',
      },
    },
    standIn: (label) => `The chosen camera is not there; in its place: ${label}`,
  },
};

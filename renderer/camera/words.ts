/** What the camera panel says, in the counter's languages. */
import type { CameraStateKind } from './camera';

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
        todo: 'Allow the camera for this program in the system’s privacy settings. Until then use the hand scanner or type the code',
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
  },
};

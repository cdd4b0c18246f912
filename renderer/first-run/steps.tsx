/** The steps of the first-run guide, in their order. A step that exists stands here. */
import type { ReactNode } from 'react';
import type { FirstRunStepName } from '../../shared/words/settings-words';
import { CameraSetUp } from '../camera/CameraSetUp';
import { AccountStep, DoneStep, LanguageStep, PinStep, ShopStep } from './plain-steps';
import { ScannerStep } from './ScannerStep';
import { SoundStep } from './SoundStep';

export interface FirstRunStep {
  name: FirstRunStepName;
  draw: () => ReactNode;
}

export const firstRunSteps: readonly [FirstRunStep, ...FirstRunStep[]] = [
  { name: 'language', draw: () => <LanguageStep /> },
  { name: 'shop', draw: () => <ShopStep /> },
  { name: 'account', draw: () => <AccountStep /> },
  { name: 'pin', draw: () => <PinStep /> },
  { name: 'camera', draw: () => <CameraSetUp /> },
  { name: 'scanners', draw: () => <ScannerStep /> },
  { name: 'sound', draw: () => <SoundStep /> },
  { name: 'done', draw: () => <DoneStep /> },
];

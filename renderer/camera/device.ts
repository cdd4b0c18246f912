/** What is asked of a camera device, what it can do, and what its refusals mean. */
import type { CameraName, CameraTuning } from '../../shared/camera';
import type { CameraStateKind } from './camera';

/** The part of `navigator.mediaDevices` that is used, so that tests can unplug a camera. */
export interface MediaLike {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  enumerateDevices(): Promise<MediaDeviceInfo[]>;
  addEventListener(type: 'devicechange', listener: () => void): void;
  removeEventListener(type: 'devicechange', listener: () => void): void;
}

/** The cameras that are there; labels are empty until a camera was allowed once. */
export async function camerasOf(media: MediaLike): Promise<CameraName[]> {
  try {
    const devices = await media.enumerateDevices();
    return devices
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }) => ({ deviceId, label }));
  } catch {
    return []; // A device edge: opening will say what is wrong.
  }
}

/** What is asked of the camera: enough pixels for fine bars, enough frames for a moving hand. */
export function constraintsFor(camera: CameraName | null): MediaStreamConstraints {
  return {
    audio: false,
    video: {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      ...(camera === null ? {} : { deviceId: { exact: camera.deviceId } }),
    },
  };
}

/** The state that a failed `getUserMedia` puts the camera in. */
export function troubleOf(error: unknown, before: CameraStateKind | null): CameraStateKind {
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      // Having pulled the plug says more than "no camera".
      return before === 'unplugged' ? 'unplugged' : 'no-camera';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotReadableError':
    case 'AbortError':
      return before === 'no-frames' ? 'no-frames' : 'in-use';
    default:
      return 'failed';
  }
}

/** What a camera says it can do, beyond the DOM's types. */
export interface CameraCapabilities {
  focusMode?: string[];
  exposureMode?: string[];
  exposureTime?: { min: number; max: number };
  torch?: boolean;
}

/** Which of the settings a camera has at all. */
export type CameraAbilities = Record<'exposure' | 'focus' | 'torch', boolean>;

export function abilitiesOf(can: CameraCapabilities): CameraAbilities {
  return {
    exposure: can.exposureMode?.includes('manual') === true && can.exposureTime !== undefined,
    focus: can.focusMode?.includes('manual') === true,
    torch: can.torch === true,
  };
}

/** The settings to apply to a camera with these capabilities; times are in units of 100 µs. */
export function tuningFor(
  can: CameraCapabilities,
  tuning: Pick<CameraTuning, 'exposure' | 'focus' | 'torch'>,
): Record<string, unknown>[] {
  const asks: Record<string, unknown>[] = [];
  const focusMode = tuning.focus === 'fixed' ? 'manual' : 'continuous';
  if (can.focusMode?.includes(focusMode)) asks.push({ focusMode });
  const time = can.exposureTime;
  if (tuning.exposure === 'short' && can.exposureMode?.includes('manual') && time !== undefined) {
    const exposureTime = Math.min(Math.max(SHORT_EXPOSURE, time.min), time.max);
    asks.push({ exposureMode: 'manual', exposureTime });
  } else if (can.exposureMode?.includes('continuous')) asks.push({ exposureMode: 'continuous' });
  if (can.torch === true) asks.push({ torch: tuning.torch });
  return asks;
}

/** Applies what can be applied, one after another: one refusal must not undo the others. */
export async function tune(
  track: MediaStreamTrack,
  tuning: Pick<CameraTuning, 'exposure' | 'focus' | 'torch'>,
): Promise<void> {
  for (const ask of tuningFor(track.getCapabilities() as CameraCapabilities, tuning)) {
    try {
      await track.applyConstraints({ advanced: [ask] });
    } catch {
      // Cameras promise more than they keep; the picture is still good without it.
    }
  }
}

/** 8 ms: blur of a hand's movement stays below a module. */
const SHORT_EXPOSURE = 80;

/** Which setting belongs to which camera, and what a settings file may hold. */
import { describe, expect, it } from 'vitest';
import { firstSettings, readSetting } from '../../../main/settings/table';
import {
  type CameraSettings,
  firstCameraSettings,
  MOST_CAMERAS,
  sameCamera,
  tuningOf,
  untuned,
  withTuning,
} from '../../../shared/camera';

const front = { deviceId: 'a', label: 'Front' };
const back = { deviceId: 'b', label: 'Back' };

describe('a camera', () => {
  it.each([
    ['by its id, whatever it is called now', [{ ...front, label: 'Renamed' }, back], 'a'],
    ['by its label when its id has changed', [back, { ...front, deviceId: 'new' }], 'new'],
    ['by its id before another of the same label', [{ ...front, deviceId: 'x' }, front], 'a'],
  ])('is known %s', (_, cameras, deviceId) => {
    expect(sameCamera(cameras, front)?.deviceId).toBe(deviceId);
  });

  it.each([
    ['when it is not there', [back]],
    [
      'among two of its label with other ids',
      [
        { ...front, deviceId: 'x' },
        { ...front, deviceId: 'y' },
      ],
    ],
    ['by an empty label', [{ deviceId: 'x', label: '' }]],
  ])('is not guessed %s', (_, cameras) => {
    const meant = cameras[0]?.label === '' ? { ...front, label: '' } : front;
    expect(sameCamera(cameras, meant)).toBe(undefined);
  });
});

describe('what is set for a camera', () => {
  it('is kept for each by itself', () => {
    const one = withTuning(firstCameraSettings, front, { mirror: true });
    const both = withTuning(one, back, { rotation: 90 });
    expect(tuningOf(both, front)).toEqual({ ...untuned, mirror: true });
    expect(tuningOf(both, back)).toEqual({ ...untuned, rotation: 90 });
    expect(tuningOf(both, { deviceId: 'c', label: 'Other' })).toEqual(untuned);
  });

  it('follows a camera to its new id', () => {
    const set = withTuning(firstCameraSettings, front, { mirror: true });
    const moved = withTuning(set, { ...front, deviceId: 'new' }, { torch: true });
    expect(moved.cameras).toEqual([
      { ...untuned, deviceId: 'new', label: 'Front', mirror: true, torch: true },
    ]);
  });

  it('is forgotten for the camera set longest ago, beyond what may be kept', () => {
    let settings: CameraSettings = firstCameraSettings;
    for (let nth = 0; nth <= MOST_CAMERAS; nth++) {
      settings = withTuning(settings, { deviceId: `${nth}`, label: `${nth}` }, { mirror: true });
    }
    expect(settings.cameras.map(({ deviceId }) => deviceId)).toEqual(
      Array.from({ length: MOST_CAMERAS }, (_, nth) => `${nth + 1}`),
    );
    expect(readSetting('camera', settings)).toEqual(settings);
  });
});

describe('a settings file', () => {
  it.each([
    [{ chosen: null, cameras: [{ ...front, ...untuned, rotation: 45 }] }],
    [{ chosen: 'a', cameras: [] }],
    [{ chosen: null }],
    ['front'],
  ])('with %j for a camera starts from none', (value) => {
    expect(readSetting('camera', value)).toEqual(firstSettings().camera);
  });
});

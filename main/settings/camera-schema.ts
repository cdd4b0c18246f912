/** How the cameras' settings are checked: by hand edited, they must not keep a camera from opening. */
import * as v from 'valibot';
import { type CameraSettings, MOST_CAMERAS } from '../../shared/camera';

const name = {
  deviceId: v.pipe(v.string(), v.maxLength(256)),
  label: v.pipe(v.string(), v.maxLength(256)),
};

export const cameraSettings: v.GenericSchema<unknown, CameraSettings> = v.strictObject({
  chosen: v.nullable(v.strictObject(name)),
  cameras: v.pipe(
    v.array(
      v.strictObject({
        ...name,
        mirror: v.boolean(),
        rotation: v.picklist([0, 90, 180, 270]),
        exposure: v.picklist(['auto', 'short']),
        focus: v.picklist(['auto', 'fixed']),
        torch: v.boolean(),
      }),
    ),
    v.maxLength(MOST_CAMERAS),
  ),
});

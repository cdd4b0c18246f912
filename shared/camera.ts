/** What a shop sets about its cameras, and which setting belongs to which camera. */

/** A camera as the system names it. Ids change with a socket or a reset profile; labels stay. */
export interface CameraName {
  deviceId: string;
  label: string;
}

/** How one camera's picture is shown and taken. */
export interface CameraTuning {
  /** Left and right changed, as in a mirror; of the picture shown only. */
  mirror: boolean;
  /** Degrees clockwise that the picture is turned by to stand upright; of the picture shown only. */
  rotation: Rotation;
  /**
   * `short` asks for a short exposure where the camera offers it, as long as the picture stays
   * bright enough: less motion blur. `auto` leaves it to the camera.
   */
  exposure: 'auto' | 'short';
  /** `fixed` keeps the focus where it is: no pumping between hand and background. */
  focus: 'auto' | 'fixed';
  torch: boolean;
}

export type Rotation = 0 | 90 | 180 | 270;

export interface CameraSettings {
  /** The camera to use; null: whichever the system names first. */
  chosen: CameraName | null;
  /** What was set for each camera, the newest last. */
  cameras: readonly (CameraName & CameraTuning)[];
}

export type DecoderEngine = 'zxing-wasm' | 'zxing-browser';

export const untuned: CameraTuning = {
  mirror: false,
  rotation: 0,
  exposure: 'short',
  focus: 'auto',
  torch: false,
};

export const firstCameraSettings: CameraSettings = { chosen: null, cameras: [] };

/** Cameras that settings are kept for; the one set longest ago is forgotten. */
export const MOST_CAMERAS = 16;

/** The camera of these that is meant: by its id, else by its label, where only one has it. */
export function sameCamera<C extends CameraName>(
  cameras: readonly C[],
  meant: CameraName,
): C | undefined {
  const byId = cameras.find(({ deviceId }) => deviceId === meant.deviceId);
  if (byId !== undefined) return byId;
  const byLabel = cameras.filter(({ label }) => label !== '' && label === meant.label);
  return byLabel.length === 1 ? byLabel[0] : undefined;
}

/** What was set for a camera. */
export function tuningOf(settings: CameraSettings, camera: CameraName | null): CameraTuning {
  const known = camera && sameCamera(settings.cameras, camera);
  if (!known) return untuned;
  const { deviceId: _, label: __, ...tuning } = known;
  return tuning;
}

/** The settings after one camera was set; its new id and label replace the ones it had. */
export function withTuning(
  settings: CameraSettings,
  camera: CameraName,
  change: Partial<CameraTuning>,
): CameraSettings {
  const known = sameCamera(settings.cameras, camera);
  const others = settings.cameras.filter((one) => one !== known);
  const tuned = { ...tuningOf(settings, camera), ...change, ...camera };
  return { ...settings, cameras: [...others, tuned].slice(-MOST_CAMERAS) };
}

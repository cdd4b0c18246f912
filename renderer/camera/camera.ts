/**
 * Keeps a camera stream open: names every trouble, and recovers from each without a restart, when
 * a device comes or goes and by trying again with growing pauses.
 */
import {
  type CameraName,
  type CameraSettings,
  type CameraTuning,
  sameCamera,
  tuningOf,
} from '../../shared/camera';
import {
  abilitiesOf,
  type CameraAbilities,
  type CameraCapabilities,
  camerasOf,
  constraintsFor,
  type MediaLike,
  troubleOf,
  tune,
} from './device';

export type CameraStateKind =
  | 'starting'
  | 'live'
  | 'no-camera'
  | 'refused'
  | 'in-use'
  | 'unplugged'
  | 'no-frames'
  | 'failed';

/** The stream to show and scan, and the camera that it comes from. */
export interface OpenedCamera {
  stream: MediaStream;
  name: CameraName;
  abilities: CameraAbilities;
  /** It stands in for the chosen one, which is not there. */
  standIn: boolean;
}

export interface CameraSetup {
  media: MediaLike;
  settings: CameraSettings;
  onState(state: CameraStateKind): void;
  /** null: there is none any more. */
  onOpened(camera: OpenedCamera | null): void;
  /** The cameras that are there, whenever that was looked up. */
  onCameras?(cameras: readonly CameraName[]): void;
  /** Frames shown so far; null where that says nothing (a hidden window shows none). */
  frames(): number | null;
  /** Mean brightness of the picture, 0 to 255; null while none was looked at. */
  brightness?(): number | null;
}

export interface KeptCamera {
  /** Takes new settings: tunes the open camera, or opens another where another is meant. */
  change(settings: CameraSettings): void;
  close(): void;
}

/** Opens the camera and keeps it open until it is closed. */
export function keepCamera(setup: CameraSetup): KeptCamera {
  const { media } = setup;
  let { settings } = setup;
  let state: CameraStateKind | null = null;
  let open: { camera: OpenedCamera; track: MediaStreamTrack } | null = null;
  let opening = false;
  /** The camera that was asked for last: asking again would bring the same. */
  let asked: string | null = null;
  let closed = false;
  let failures = 0;
  let listening = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let seen = { frames: -1, at: 0 };
  /** Looks in a row at a picture too dark for a short exposure; null once that was given up. */
  let darkLooks: number | null = 0;

  const enter = (next: CameraStateKind) => {
    if (next === state || closed) return;
    state = next;
    setup.onState(next);
  };

  const drop = () => {
    if (open === null) return;
    open.track.onended = null;
    for (const track of open.camera.stream.getTracks()) track.stop();
    open = null;
    setup.onOpened(null);
  };

  const lose = (trouble: CameraStateKind) => {
    drop();
    enter(trouble);
    clearTimeout(retry);
    retry = setTimeout(start, pauseAfter(failures++));
  };

  const list = async () => {
    const cameras = await camerasOf(media);
    if (!closed) setup.onCameras?.(cameras);
    return cameras;
  };

  /**
   * Listing cameras, or listening for new ones, starts Chromium's sound service as well. A till
   * that has never had a camera does without: it asks for one every 8 s.
   */
  const isListWanted = () => settings.chosen !== null || setup.onCameras !== undefined;

  const listen = () => {
    if (listening) return;
    listening = true;
    media.addEventListener('devicechange', onDevices);
  };

  const start = async () => {
    if (opening || closed || open !== null) return;
    opening = true;
    clearTimeout(retry);
    try {
      const wanted = isListWanted() ? meant(await list(), settings) : null;
      asked = wanted?.deviceId ?? null;
      if (!closed) take(await media.getUserMedia(constraintsFor(wanted)));
    } catch (error) {
      if (!closed) lose(troubleOf(error, state));
    } finally {
      opening = false;
    }
    // Labels are known only now: they may say that another camera was meant.
    if (open !== null || isListWanted()) await compare();
  };

  const take = (stream: MediaStream) => {
    const track = stream.getVideoTracks()[0];
    if (closed || track === undefined) {
      for (const each of stream.getTracks()) each.stop();
      return;
    }
    seen = { frames: -1, at: Date.now() };
    darkLooks = 0;
    const name = { deviceId: track.getSettings().deviceId ?? '', label: track.label };
    const { chosen } = settings;
    const camera: OpenedCamera = {
      ...{ stream, name },
      abilities: abilitiesOf(track.getCapabilities() as CameraCapabilities),
      standIn: chosen !== null && sameCamera([name], chosen) === undefined,
    };
    open = { camera, track };
    track.onended = () => lose('unplugged');
    void tune(track, tuningOf(settings, name));
    setup.onOpened(camera);
    enter('live');
    listen();
  };

  /** Opens the camera that is meant where another is open. */
  const compare = async () => {
    const cameras = await list();
    const wanted = meant(cameras, settings);
    if (closed || wanted === null || open === null) return;
    if ([asked, open.camera.name.deviceId].includes(wanted.deviceId)) return;
    drop();
    enter('starting');
    await start();
  };

  const onDevices = () => void (open === null ? start() : compare());

  const watch = () => {
    if (open === null) return;
    const frames = open.track.muted ? seen.frames : setup.frames();
    const at = Date.now();
    if (frames === null || frames !== seen.frames) {
      seen = { frames: frames ?? -1, at };
      // Frames, not the opened stream, are the proof that all is well again.
      if (frames !== null && frames > 0) failures = 0;
      if (state === 'no-frames') enter('live');
      lightUp(open.track, tuningOf(settings, open.camera.name));
      return;
    }
    if (at - seen.at >= REOPEN_MS) lose('no-frames');
    else if (at - seen.at >= SILENT_MS) enter('no-frames');
  };

  /** A short exposure that leaves the picture dark is given up: blurred is better than black. */
  const lightUp = (track: MediaStreamTrack, tuning: CameraTuning) => {
    const brightness = setup.brightness?.() ?? null;
    if (darkLooks === null || tuning.exposure !== 'short' || brightness === null) return;
    darkLooks = brightness < DARK ? darkLooks + 1 : 0;
    if (darkLooks < DARK_LOOKS) return;
    darkLooks = null;
    void tune(track, { ...tuning, exposure: 'auto' });
  };

  enter('starting');
  if (isListWanted()) listen();
  const watching = setInterval(watch, WATCH_MS);
  void start();
  return {
    change(next) {
      const before = open && tuningOf(settings, open.camera.name);
      settings = next;
      if (isListWanted()) listen();
      if (open === null) return;
      const tuning = tuningOf(settings, open.camera.name);
      darkLooks = 0;
      if (before !== null && !sameDevice(before, tuning)) void tune(open.track, tuning);
      void compare();
    },
    close() {
      closed = true;
      media.removeEventListener('devicechange', onDevices);
      clearInterval(watching);
      clearTimeout(retry);
      drop();
    },
  };
}

/** The chosen camera among those that are there; null: any will do. */
function meant(cameras: readonly CameraName[], { chosen }: CameraSettings): CameraName | null {
  return (chosen && sameCamera(cameras, chosen)) ?? null;
}

function sameDevice(one: CameraTuning, other: CameraTuning): boolean {
  return one.exposure === other.exposure && one.focus === other.focus && one.torch === other.torch;
}

/** 1, 2, 4, then every 8 seconds. */
function pauseAfter(failures: number): number {
  return Math.min(1_000 * 2 ** failures, 8_000);
}

const WATCH_MS = 500;
const SILENT_MS = 2_000;
/** A camera silent for this long is closed and opened anew. */
const REOPEN_MS = 8_000;
/** Mean grey of a picture that shows next to nothing, and looks at it until that is believed. */
const DARK = 35;
const DARK_LOOKS = 6;

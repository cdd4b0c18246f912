/**
 * Keeps a camera stream open: names every trouble, and recovers from each without a restart, when
 * a device comes or goes and by trying again with growing pauses.
 */

export type CameraStateKind =
  | 'starting'
  | 'live'
  | 'no-camera'
  | 'refused'
  | 'in-use'
  | 'unplugged'
  | 'no-frames'
  | 'failed';

/** What the manager chose for this till; null and `auto`: whatever the camera does by itself. */
export interface CameraWish {
  deviceId: string | null;
  /** `short` asks for a short exposure where the camera offers it: less motion blur, more light. */
  exposure: 'auto' | 'short';
}

export const defaultWish: CameraWish = { deviceId: null, exposure: 'auto' };

/** The part of `navigator.mediaDevices` that is used, so that tests can unplug a camera. */
export interface MediaLike {
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  addEventListener(type: 'devicechange', listener: () => void): void;
  removeEventListener(type: 'devicechange', listener: () => void): void;
}

export interface CameraSetup {
  media: MediaLike;
  wish: CameraWish;
  onState(state: CameraStateKind): void;
  /** The stream to show and scan; null when there is none any more. */
  onStream(stream: MediaStream | null): void;
  /** Frames shown so far; null where that says nothing (a hidden window shows none). */
  frames(): number | null;
}

/** Opens the camera and keeps it open until the returned function is called. */
export function keepCamera(setup: CameraSetup): () => void {
  let state: CameraStateKind | null = null;
  let stream: MediaStream | null = null;
  let opening = false;
  let closed = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let seen = { frames: -1, at: 0 };

  const enter = (next: CameraStateKind) => {
    if (next === state || closed) return;
    state = next;
    setup.onState(next);
  };

  const drop = () => {
    if (stream === null) return;
    for (const track of stream.getTracks()) {
      track.onended = null;
      track.stop();
    }
    stream = null;
    setup.onStream(null);
  };

  const lose = (trouble: CameraStateKind) => {
    drop();
    enter(trouble);
    clearTimeout(retry);
    retry = setTimeout(open, pauseAfter(failures++));
  };

  const open = async () => {
    if (opening || closed || stream !== null) return;
    opening = true;
    clearTimeout(retry);
    try {
      const opened = await setup.media.getUserMedia(constraintsFor(setup.wish));
      take(opened);
    } catch (error) {
      if (!closed) lose(troubleOf(error, state));
    } finally {
      opening = false;
    }
  };

  const take = (opened: MediaStream) => {
    const track = opened.getVideoTracks()[0];
    if (closed || track === undefined) {
      for (const each of opened.getTracks()) each.stop();
      return;
    }
    stream = opened;
    seen = { frames: -1, at: Date.now() };
    track.onended = () => lose('unplugged');
    void tune(track, setup.wish);
    setup.onStream(opened);
    enter('live');
  };

  const watch = () => {
    if (stream === null) return;
    const frames = setup.frames();
    const at = Date.now();
    if (frames === null || frames !== seen.frames) {
      seen = { frames: frames ?? -1, at };
      // Frames, not the opened stream, are the proof that all is well again.
      if (frames !== null && frames > 0) failures = 0;
      if (state === 'no-frames') enter('live');
      return;
    }
    if (at - seen.at >= REOPEN_MS) lose('no-frames');
    else if (at - seen.at >= SILENT_MS) enter('no-frames');
  };

  const onDevices = () => {
    if (stream === null) void open();
  };

  enter('starting');
  setup.media.addEventListener('devicechange', onDevices);
  const watching = setInterval(watch, WATCH_MS);
  void open();
  return () => {
    closed = true;
    setup.media.removeEventListener('devicechange', onDevices);
    clearInterval(watching);
    clearTimeout(retry);
    drop();
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

/** What is asked of the camera: enough pixels for fine bars, enough frames for a moving hand. */
export function constraintsFor(wish: CameraWish): MediaStreamConstraints {
  return {
    audio: false,
    video: {
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 30 },
      ...(wish.deviceId === null ? {} : { deviceId: { ideal: wish.deviceId } }),
    },
  };
}

/** What a camera says it can do, beyond the DOM's types. */
export interface CameraAbilities {
  focusMode?: string[];
  exposureMode?: string[];
  exposureTime?: { min: number; max: number };
}

/** The settings to apply to a camera with these abilities; times are in units of 100 µs. */
export function tuningFor(can: CameraAbilities, wish: CameraWish): Record<string, unknown>[] {
  const asks: Record<string, unknown>[] = [];
  if (can.focusMode?.includes('continuous')) asks.push({ focusMode: 'continuous' });
  const time = can.exposureTime;
  if (wish.exposure === 'short' && can.exposureMode?.includes('manual') && time !== undefined) {
    const exposureTime = Math.min(Math.max(SHORT_EXPOSURE, time.min), time.max);
    asks.push({ exposureMode: 'manual', exposureTime });
  }
  return asks;
}

async function tune(track: MediaStreamTrack, wish: CameraWish): Promise<void> {
  const can = track.getCapabilities() as CameraAbilities;
  for (const ask of tuningFor(can, wish)) {
    try {
      await track.applyConstraints({ advanced: [ask] });
    } catch {
      // Cameras promise more than they keep; the picture is still good without it.
    }
  }
}

/** 1, 2, 4, then every 8 seconds. */
function pauseAfter(failures: number): number {
  return Math.min(1_000 * 2 ** failures, 8_000);
}

const WATCH_MS = 500;
const SILENT_MS = 2_000;
/** A camera silent for this long is closed and opened anew. */
const REOPEN_MS = 8_000;
/** 8 ms: blur of a hand's movement stays below a module. */
const SHORT_EXPOSURE = 80;

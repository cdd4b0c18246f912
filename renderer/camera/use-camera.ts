/** A camera and its decoder for as long as a panel is on show. */
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CameraName, CameraSettings } from '../../shared/camera';
import type { CameraRead, Symbology } from '../../shared/contract';
import { type CameraStateKind, type KeptCamera, keepCamera, type OpenedCamera } from './camera';
import { type Decoder, openDecoder } from './decoder';
import type { EngineName } from './engine';
import { openFrames } from './frames';
import { scanFrames, type Tick } from './scan';

export interface CameraUse {
  settings: CameraSettings;
  engine: EngineName;
  formats: readonly Symbology[];
  /** What the camera sees: one text, or two that are there at once. */
  onReads: (reads: CameraRead[]) => void;
  /** Every decode, read or not: for benchmarks. */
  onTick?: ((tick: Tick) => void) | undefined;
  onOpened?: ((camera: OpenedCamera | null) => void) | undefined;
  onCameras?: ((cameras: readonly CameraName[]) => void) | undefined;
}

export interface CameraNow {
  state: CameraStateKind;
  decoding: EngineName | 'loading' | 'none';
  /** The last decode worth an outline, or a hint. */
  tick: Tick | null;
  camera: OpenedCamera | null;
}

/** Opens the camera into the video, scans it, and closes it with the panel. */
export function useCamera(video: RefObject<HTMLVideoElement | null>, use: CameraUse): CameraNow {
  const { settings, engine, formats } = use;
  const [state, setState] = useState<CameraStateKind>('starting');
  const [decoding, setDecoding] = useState<CameraNow['decoding']>('loading');
  const [tick, setTick] = useState<Tick | null>(null);
  const [camera, setCamera] = useState<OpenedCamera | null>(null);
  const kept = useRef<KeptCamera | null>(null);
  const brightness = useRef<number | null>(null);
  const first = useEffectEvent(() => settings);
  const tell = useEffectEvent((reads: CameraRead[]) => use.onReads(reads));
  const listed = useEffectEvent(() => use.onCameras !== undefined);
  const cameras = useEffectEvent((all: readonly CameraName[]) => use.onCameras?.(all));
  const ticked = useEffectEvent((seen: Tick) => {
    brightness.current = seen.brightness;
    use.onTick?.(seen);
    const appears = seen.reads.length > 0 && (tick === null || tick.reads.length === 0);
    if (appears) setTimeout(() => setTick(seen), AFTER_VERDICT_MS);
    else setTick(worthShowing(tick, seen));
  });
  const opened = useEffectEvent((now: OpenedCamera | null) => {
    brightness.current = null;
    setTick(null);
    setCamera(now);
    use.onOpened?.(now);
  });

  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    let late: ReturnType<typeof setTimeout> | undefined;
    const startDecoder = () => {
      setDecoding('loading');
      late = setTimeout(() => setDecoding('none'), LATE_MS);
      const onOpened = (name: EngineName) => {
        clearTimeout(late);
        setDecoding(name);
      };
      return openDecoder({ spawn, engine, formats, onOpened });
    };
    // It loads while the camera is opened, and is given up where there is none.
    let decoder: Decoder | null = startDecoder();
    const endDecoder = () => {
      clearTimeout(late);
      decoder?.close();
      decoder = null;
    };
    const scan = scanner(element, { reads: tell, tick: ticked });
    const camera = keepCamera({
      media: navigator.mediaDevices,
      settings: first(),
      onState: (now) => {
        setState(now);
        if (now === 'no-camera') endDecoder();
      },
      onOpened: (now) => {
        opened(now);
        if (now !== null) decoder ??= startDecoder();
        scan(now?.stream ?? null, decoder);
      },
      ...(listed() ? { onCameras: cameras } : {}),
      frames: () => (isVisible() ? element.getVideoPlaybackQuality().totalVideoFrames : null),
      brightness: () => brightness.current,
    });
    kept.current = camera;
    return () => {
      kept.current = null;
      camera.close();
      endDecoder();
    };
  }, [video, engine, formats]);
  useEffect(() => kept.current?.change(settings), [settings]);
  return { state, decoding, tick, camera };
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}

function spawn(): Worker {
  return new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
}

/** Shows a stream and scans it; null ends both. */
function scanner(
  video: HTMLVideoElement,
  on: { reads: (reads: CameraRead[]) => void; tick: (tick: Tick) => void },
): (stream: MediaStream | null, decoder: Decoder | null) => void {
  let stop = () => {};
  return (stream, decoder) => {
    stop();
    stop = () => {};
    video.srcObject = stream;
    const track = stream?.getVideoTracks()[0];
    if (track === undefined || decoder === null) return;
    const frames = openFrames(track);
    stop = scanFrames({ frames, decoder, isVisible, onReads: on.reads, onTick: on.tick });
  };
}

/**
 * What the panel draws anew: a read (its outline stays for a few ticks, since passes by turns do
 * not read the same), or another hint. An empty counter draws nothing.
 */
function worthShowing(before: Tick | null, seen: Tick): Tick | null {
  if (seen.reads.length > 0) return seen;
  if (before !== null && before.reads.length > 0 && seen.at - before.at < OUTLINE_MS) return before;
  if (seen.hint === null) return null;
  return before?.hint === seen.hint && before.reads.length === 0 ? before : seen;
}

const OUTLINE_MS = 400;
/** A new outline lets the verdict be painted first: on two cores both at once would be late. */
const AFTER_VERDICT_MS = 60;
/** Longer than loading takes on a slow machine; the decoder goes on trying. */
const LATE_MS = 10_000;

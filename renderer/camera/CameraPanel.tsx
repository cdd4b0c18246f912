/**
 * The camera picture of the counter screen: preview, guide box, outline of what was read, and the
 * camera's state in words. Nothing in it takes the focus or invites an input method.
 */
import { type MouseEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CameraRead, Symbology } from '../../shared/contract';
import { type CameraStateKind, type CameraWish, defaultWish, keepCamera } from './camera';
import { type Decoder, openDecoder } from './decoder';
import { defaultFormats, type EngineName } from './engine';
import { Outlines } from './Outlines';
import { scanVideo, type Tick } from './scan';
import { cameraWords, type Language, type PanelState } from './words';
import './camera.css';

export interface CameraPanelProps {
  language: Language;
  /** What the camera sees: one text, or two that are there at once. */
  onReads: (reads: CameraRead[]) => void;
  /** The manager's choices for this camera. */
  mirror?: boolean;
  wish?: CameraWish;
  engine?: EngineName;
  formats?: readonly Symbology[];
  /** How the camera is, at first and at every change. */
  onState?: (state: PanelState) => void;
  /** Every decode, read or not: for the doctor and benchmarks. */
  onTick?: (tick: Tick) => void;
}

export function CameraPanel(props: CameraPanelProps) {
  const { language, mirror = false } = props;
  const { wish = defaultWish, engine = 'zxing-wasm', formats = defaultFormats } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<CameraStateKind>('starting');
  const [decoding, setDecoding] = useState<EngineName | 'loading' | 'none'>('loading');
  const [tick, setTick] = useState<Tick | null>(null);
  const tell = useEffectEvent((reads: CameraRead[]) => props.onReads(reads));
  const ticked = useEffectEvent((seen: Tick) => {
    setTick(outlined(tick, seen));
    props.onTick?.(seen);
  });

  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    setDecoding('loading');
    const late = setTimeout(() => setDecoding('none'), LATE_MS);
    const onOpened = (opened: EngineName) => {
      clearTimeout(late);
      setDecoding(opened);
    };
    const decoder = openDecoder({ spawn, engine, formats, onOpened });
    const scan = scanner(element, decoder, { reads: tell, tick: ticked });
    const close = keepCamera({
      media: navigator.mediaDevices,
      wish,
      onState: setCamera,
      onStream: (stream) => {
        setTick(null);
        scan(stream);
      },
      frames: () =>
        document.visibilityState === 'visible'
          ? element.getVideoPlaybackQuality().totalVideoFrames
          : null,
    });
    return () => {
      clearTimeout(late);
      close();
      decoder.close();
    };
  }, [wish, engine, formats]);

  const state: PanelState = camera === 'live' && decoding === 'none' ? 'no-decoder' : camera;
  const stateChanged = useEffectEvent((now: PanelState) => props.onState?.(now));
  useEffect(() => stateChanged(state), [state]);
  const words = cameraWords[language];
  const phrase = words.states[state];
  return (
    <section
      className="camera"
      aria-label={words.panel}
      data-testid="camera"
      data-state={state}
      data-engine={decoding}
      onMouseDown={keepFocus}
    >
      <div className={mirror ? 'camera-picture camera-mirrored' : 'camera-picture'}>
        <video ref={video} className="camera-video" muted playsInline autoPlay tabIndex={-1} />
        {state === 'live' && <Outlines tick={tick} />}
      </div>
      <div className="camera-words" role="status">
        <p className="camera-what">{phrase.what}</p>
        <p className="camera-todo">{phrase.todo}</p>
      </div>
    </section>
  );
}

function spawn(): Worker {
  return new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
}

/** Shows a stream and scans it; null ends both. */
function scanner(
  video: HTMLVideoElement,
  decoder: Decoder,
  on: { reads: (reads: CameraRead[]) => void; tick: (tick: Tick) => void },
): (stream: MediaStream | null) => void {
  let stop = () => {};
  return (stream) => {
    stop();
    stop = () => {};
    video.srcObject = stream;
    if (stream === null) return;
    stop = scanVideo({ video, decoder, onReads: on.reads, onTick: on.tick });
  };
}

/** The outline stays for a few ticks, since passes by turns do not read the same. */
function outlined(before: Tick | null, seen: Tick): Tick | null {
  if (seen.reads.length > 0) return seen;
  return before !== null && seen.at - before.at < OUTLINE_MS ? before : null;
}

/** A click on the picture must not take the focus from where it is. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

const OUTLINE_MS = 400;
/** Longer than loading takes on a slow machine; the decoder goes on trying. */
const LATE_MS = 10_000;

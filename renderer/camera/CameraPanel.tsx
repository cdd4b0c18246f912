/**
 * The camera picture of the counter screen: preview, guide box, outline of what was read, what
 * keeps a code from being read, and the camera's state in words. Nothing in it takes the focus or
 * invites an input method.
 */
import { type MouseEvent, useEffect, useEffectEvent, useRef } from 'react';
import { tuningOf } from '../../shared/camera';
import { Outlines } from './Outlines';
import { type CameraUse, useCamera } from './use-camera';
import { cameraWords, type Language, type PanelState } from './words';
import './camera.css';

export interface CameraPanelProps extends CameraUse {
  language: Language;
  /** How the camera is, at first and at every change. */
  onState?: (state: PanelState) => void;
}

export function CameraPanel(props: CameraPanelProps) {
  const video = useRef<HTMLVideoElement>(null);
  const { state: camera, decoding, tick, camera: open } = useCamera(video, props);
  const state: PanelState = camera === 'live' && decoding === 'none' ? 'no-decoder' : camera;
  const stateChanged = useEffectEvent((now: PanelState) => props.onState?.(now));
  useEffect(() => stateChanged(state), [state]);
  const { mirror, rotation } = tuningOf(props.settings, open?.name ?? null);
  const words = cameraWords[props.language];
  const hint = state === 'live' ? (tick?.hint ?? null) : null;
  const phrase = hint === null ? words.states[state] : words.hints[hint];
  return (
    <section
      className="camera"
      aria-label={words.panel}
      data-testid="camera"
      data-state={state}
      data-engine={decoding}
      data-hint={hint ?? ''}
      onMouseDown={keepFocus}
    >
      <div className="camera-picture" data-mirror={mirror} data-rotation={rotation}>
        <video ref={video} className="camera-video" muted playsInline autoPlay tabIndex={-1} />
        {state === 'live' && <Outlines tick={tick} fit={rotation % 180 === 0 ? 'slice' : 'meet'} />}
      </div>
      {state === 'live' && open?.standIn && (
        <p className="camera-note">{words.standIn(open.name.label)}</p>
      )}
      <div className="camera-words" role="status">
        <p className="camera-what">{phrase.what}</p>
        <p className="camera-todo">{phrase.todo}</p>
      </div>
    </section>
  );
}

/** A click on the picture must not take the focus from where it is. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/**
 * A camera's frames, one at a time and only when asked for. They are taken from the track, not from
 * the video element: a frame callback of the element makes the page draw for every picture, and a
 * page that has just drawn has to wait for the display's next tick to draw a verdict.
 */

export interface Frames {
  /** The next frame to come; null: there will be no more. Not to be asked again before it came. */
  next(): Promise<VideoFrame | null>;
  close(): void;
}

/** https://w3c.github.io/mediacapture-transform/, which TypeScript's library does not know. */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack; maxBufferSize?: number });
  readonly readable: ReadableStream<VideoFrame>;
}

/** The frames of a track; the track itself is left running. */
export function openFrames(track: MediaStreamTrack): Frames {
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
  const read = async () => {
    try {
      return (await reader.read()).value ?? null;
    } catch {
      return null; // A device edge: camera.ts watches the track and says what is wrong.
    }
  };
  return {
    async next() {
      const asked = performance.now();
      const frame = await read();
      if (frame === null || performance.now() - asked >= LAY_READY_MS) return frame;
      // It came while nobody asked, and may be as old as a frame lasts.
      frame.close();
      return read();
    },
    close: () => void reader.cancel().catch(() => {}),
  };
}

/** A frame that is there sooner had been waiting. */
const LAY_READY_MS = 2;

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

/**
 * The frames of a track; the track itself is left running. Where reading breaks beside a track that
 * goes on it is begun anew: camera.ts hears of tracks that end, and of nothing else.
 */
export function openFrames(track: MediaStreamTrack): Frames {
  let reader: ReadableStreamDefaultReader<VideoFrame> | null = null;
  let closed = false;

  const read = async (): Promise<VideoFrame | null> => {
    while (!closed && track.readyState === 'live') {
      try {
        reader ??= new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
        const { value } = await reader.read();
        if (value !== undefined) return value;
      } catch {
        // A device edge: which error it was says nothing about whether frames come again.
      }
      reader = null;
      if (!closed && track.readyState === 'live') await pause(AGAIN_MS);
    }
    return null;
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
    close() {
      closed = true;
      void reader?.cancel().catch(() => {});
    },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms));
}

/** A frame that is there sooner had been waiting. */
const LAY_READY_MS = 2;
/** Between two beginnings. */
const AGAIN_MS = 500;

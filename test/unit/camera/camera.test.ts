/** The camera's troubles and its recovery from each, with a camera that can be unplugged. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type CameraStateKind,
  constraintsFor,
  defaultWish,
  keepCamera,
  type MediaLike,
  troubleOf,
  tuningFor,
} from '../../../renderer/camera/camera';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function trouble(name: string): Error {
  return Object.assign(new Error(name), { name });
}

/** A till with one camera; `answer` says what asking for it brings. */
function till(first: 'camera' | Error = 'camera') {
  const states: CameraStateKind[] = [];
  const live = { streams: 0, asked: 0, frames: 0 as number | null, playing: true };
  let answer = first;
  let onDevices = () => {};
  let track = { onended: null as (() => void) | null, stop: () => {}, stopped: false };

  const media: MediaLike = {
    getUserMedia: () => {
      live.asked++;
      if (answer !== 'camera') return Promise.reject(answer);
      const own = {
        onended: null,
        stopped: false,
        stop: () => {
          own.stopped = true;
        },
        getCapabilities: () => ({}),
        applyConstraints: () => Promise.resolve(),
      };
      track = own;
      const stream = { getTracks: () => [own], getVideoTracks: () => [own] };
      return Promise.resolve(stream as unknown as MediaStream);
    },
    addEventListener: (_, listener) => {
      onDevices = listener;
    },
    removeEventListener: () => {
      onDevices = () => {};
    },
  };
  const close = keepCamera({
    media,
    wish: defaultWish,
    onState: (state) => states.push(state),
    onStream: (stream) => {
      live.streams += stream === null ? -1 : 1;
    },
    frames: () => live.frames,
  });
  const timer = setInterval(() => {
    if (live.playing && live.frames !== null) live.frames++;
  }, 33);

  return {
    states,
    live,
    after: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    answers: (next: 'camera' | Error) => {
      answer = next;
    },
    devicesChange: () => onDevices(),
    unplug: (next: 'camera' | Error = trouble('NotFoundError')) => {
      answer = next;
      track.onended?.();
    },
    trackStopped: () => track.stopped,
    close: () => {
      close();
      clearInterval(timer);
    },
  };
}

describe('a camera', () => {
  it('starts and is live', async () => {
    const shop = till();
    await shop.after(5_000);
    expect(shop.states).toEqual(['starting', 'live']);
    shop.close();
    expect(shop.trackStopped()).toBe(true);
    expect(shop.live.streams).toBe(0);
  });

  it('that is unplugged says so, keeps saying so, and is used again as soon as it is back', async () => {
    const shop = till();
    await shop.after(1_000);
    shop.unplug();
    await shop.after(60_000);
    expect(shop.states).toEqual(['starting', 'live', 'unplugged']);
    shop.answers('camera');
    shop.devicesChange();
    await shop.after(10);
    expect(shop.states.at(-1)).toBe('live');
    expect(shop.live.streams).toBe(1);
    shop.close();
  });

  it('that was lost is tried again without any event, with growing pauses', async () => {
    const shop = till(trouble('NotReadableError'));
    await shop.after(31_000);
    // At once, then after 1, 2, 4, 8 and 8 seconds.
    expect(shop.live.asked).toBeLessThanOrEqual(7);
    expect(shop.live.asked).toBeGreaterThanOrEqual(5);
    shop.answers('camera');
    await shop.after(8_000);
    expect(shop.states).toEqual(['starting', 'in-use', 'live']);
    shop.close();
  });

  it('that sends no frames for 2 s says so, and stops saying so when it does', async () => {
    const shop = till();
    await shop.after(1_000);
    shop.live.playing = false;
    await shop.after(1_900);
    expect(shop.states.at(-1)).toBe('live');
    await shop.after(1_200);
    expect(shop.states.at(-1)).toBe('no-frames');
    shop.live.playing = true;
    await shop.after(1_000);
    expect(shop.states.at(-1)).toBe('live');
    expect(shop.live.asked).toBe(1);
    shop.close();
  });

  it('that stays silent is opened anew', async () => {
    const shop = till();
    await shop.after(1_000);
    shop.live.playing = false;
    await shop.after(10_000);
    shop.live.playing = true;
    await shop.after(2_000);
    expect(shop.live.asked).toBe(2);
    expect(shop.states).toEqual(['starting', 'live', 'no-frames', 'live']);
    shop.close();
  });

  it('in a hidden window is not blamed for showing nothing', async () => {
    const shop = till();
    await shop.after(1_000);
    shop.live.frames = null;
    await shop.after(60_000);
    expect(shop.states).toEqual(['starting', 'live']);
    shop.close();
  });

  it('that arrives after the panel is gone is switched off', async () => {
    const shop = till();
    shop.close();
    await shop.after(1_000);
    expect(shop.trackStopped()).toBe(true);
    expect(shop.live.streams).toBe(0);
  });

  it('is not asked for again after the panel is gone', async () => {
    const shop = till(trouble('NotAllowedError'));
    await shop.after(500);
    const { asked } = shop.live;
    shop.close();
    await shop.after(60_000);
    expect(shop.live.asked).toBe(asked);
  });
});

describe('the name of a trouble', () => {
  it.each<[string, CameraStateKind | null, CameraStateKind]>([
    ['NotFoundError', null, 'no-camera'],
    ['NotFoundError', 'unplugged', 'unplugged'],
    ['OverconstrainedError', null, 'no-camera'],
    ['NotAllowedError', null, 'refused'],
    ['SecurityError', null, 'refused'],
    ['NotReadableError', null, 'in-use'],
    ['NotReadableError', 'no-frames', 'no-frames'],
    ['AbortError', null, 'in-use'],
    ['TypeError', null, 'failed'],
  ])('after %s (before: %s) is %s', (name, before, state) => {
    expect(troubleOf(trouble(name), before)).toBe(state);
  });

  it('is never missing, whatever was thrown', () => {
    expect(troubleOf('odd', null)).toBe('failed');
  });
});

describe('what is asked of the camera', () => {
  it('is 1280×720 at 30, from the chosen camera if it is there', () => {
    expect(constraintsFor({ ...defaultWish, deviceId: 'front' })).toEqual({
      audio: false,
      video: {
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
        deviceId: { ideal: 'front' },
      },
    });
  });

  const can = {
    focusMode: ['manual', 'continuous'],
    exposureMode: ['manual', 'continuous'],
    exposureTime: { min: 1, max: 10_000 },
  };

  it.each([
    ['nothing', {}, 'short', []],
    ['everything, by itself', can, 'auto', [{ focusMode: 'continuous' }]],
    [
      'everything, short',
      can,
      'short',
      [{ focusMode: 'continuous' }, { exposureMode: 'manual', exposureTime: 80 }],
    ],
    [
      'a long shortest exposure',
      { exposureMode: ['manual'], exposureTime: { min: 100, max: 900 } },
      'short',
      [{ exposureMode: 'manual', exposureTime: 100 }],
    ],
  ] as const)('of one that can do %s', (_, abilities, exposure, asks) => {
    const mutable = JSON.parse(JSON.stringify(abilities));
    expect(tuningFor(mutable, { deviceId: null, exposure })).toEqual(asks);
  });
});

/** The camera's troubles and its recovery from each, with a camera that can be unplugged. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CameraStateKind, keepCamera } from '../../../renderer/camera/camera';
import { constraintsFor, troubleOf, tuningFor } from '../../../renderer/camera/device';
import {
  type CameraName,
  type CameraSettings,
  firstCameraSettings,
  withTuning,
} from '../../../shared/camera';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function trouble(name: string): Error {
  return Object.assign(new Error(name), { name });
}

interface PlayedTrack {
  onended: (() => void) | null;
  label: string;
  muted: boolean;
  stopped: boolean;
  asked: Record<string, unknown>[];
}

const front: CameraName = { deviceId: 'front', label: 'Front' };
const ceiling: CameraName = { deviceId: 'ceiling', label: 'Ceiling' };

/** What a camera of the test can do. */
const able = {
  focusMode: ['manual', 'continuous'],
  exposureMode: ['manual', 'continuous'],
  exposureTime: { min: 1, max: 10_000 },
  torch: true,
};

/** A till with these cameras, the first by itself; `answer` says what asking for one brings. */
function till(
  first: 'camera' | Error = 'camera',
  wish: { cameras?: CameraName[]; settings?: CameraSettings; opensAfterMs?: number } = {},
) {
  const states: CameraStateKind[] = [];
  const opened: string[] = [];
  const live = {
    streams: 0,
    asked: 0,
    listed: 0,
    frames: 0 as number | null,
    playing: true,
    brightness: 120,
  };
  let cameras = wish.cameras ?? [front];
  let answer = first;
  let onDevices = () => {};
  let track: PlayedTrack = { onended: null, label: '', muted: false, stopped: false, asked: [] };

  const media = {
    enumerateDevices: () => {
      live.listed++;
      return Promise.resolve(cameras.map((camera) => ({ kind: 'videoinput', ...camera })));
    },
    getUserMedia: async ({ video }: { video: { deviceId?: { exact: string } } }) => {
      live.asked++;
      const { opensAfterMs = 0 } = wish;
      if (opensAfterMs > 0) await new Promise((go) => setTimeout(go, opensAfterMs));
      if (answer !== 'camera') return Promise.reject(answer);
      const { deviceId } = video;
      const camera = deviceId ? cameras.find((one) => one.deviceId === deviceId.exact) : cameras[0];
      if (camera === undefined) return Promise.reject(trouble('NotFoundError'));
      const own = {
        ...{ onended: null, label: camera.label, muted: false, stopped: false },
        asked: [] as Record<string, unknown>[],
        stop: () => {
          own.stopped = true;
        },
        getSettings: () => ({ deviceId: camera.deviceId }),
        getCapabilities: () => able,
        applyConstraints: ({ advanced }: { advanced: Record<string, unknown>[] }) => {
          own.asked.push(...advanced);
          return Promise.resolve();
        },
      };
      track = own;
      const stream = { getTracks: () => [own], getVideoTracks: () => [own] };
      return Promise.resolve(stream as unknown as MediaStream);
    },
    addEventListener: (_: string, listener: () => void) => {
      onDevices = listener;
    },
    removeEventListener: () => {
      onDevices = () => {};
    },
  };
  const { change, close } = keepCamera({
    media: media as unknown as Parameters<typeof keepCamera>[0]['media'],
    settings: wish.settings ?? firstCameraSettings,
    onState: (state) => states.push(state),
    onOpened: (camera) => {
      live.streams += camera === null ? -1 : 1;
      if (camera !== null) opened.push(camera.name.label + (camera.standIn ? ' (stand-in)' : ''));
    },
    frames: () => live.frames,
    brightness: () => live.brightness,
  });
  const timer = setInterval(() => {
    if (live.playing && live.frames !== null) live.frames++;
  }, 33);

  return {
    states,
    opened,
    live,
    change,
    after: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    answers: (next: 'camera' | Error) => {
      answer = next;
    },
    connects: (...now: CameraName[]) => {
      cameras = now;
      onDevices();
    },
    devicesChange: () => onDevices(),
    unplug: (next: 'camera' | Error = trouble('NotFoundError')) => {
      answer = next;
      track.onended?.();
    },
    track: () => track,
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

  it('that was never there is asked for without listing devices, until it is there', async () => {
    const camera = till(trouble('NotFoundError'));
    await camera.after(30_000);
    camera.devicesChange();
    expect(camera.live.asked).toBeGreaterThan(4);
    expect(camera.live.listed).toBe(0);
    camera.answers('camera');
    await camera.after(8_000);
    expect(camera.states.at(-1)).toBe('live');
    expect(camera.live.listed).toBeGreaterThan(0);
    camera.close();
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
    const shop = till('camera', { opensAfterMs: 500 });
    await shop.after(100);
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

describe('the chosen camera', () => {
  const chosen = { ...firstCameraSettings, chosen: ceiling };

  it('is opened, not the first', async () => {
    const shop = till('camera', { cameras: [front, ceiling], settings: chosen });
    await shop.after(1_000);
    expect(shop.opened).toEqual(['Ceiling']);
    shop.close();
  });

  it('is known by its label when its id has changed', async () => {
    const moved = { ...ceiling, deviceId: 'another socket' };
    const shop = till('camera', { cameras: [front, moved], settings: chosen });
    await shop.after(1_000);
    expect(shop.opened).toEqual(['Ceiling']);
    shop.close();
  });

  it('is stood in for while it is not there, and taken as soon as it is', async () => {
    const shop = till('camera', { cameras: [front], settings: chosen });
    await shop.after(1_000);
    shop.connects(front, ceiling);
    await shop.after(1_000);
    expect(shop.opened).toEqual(['Front (stand-in)', 'Ceiling']);
    expect(shop.live.streams).toBe(1);
    shop.close();
  });

  it('is changed to without a restart', async () => {
    const shop = till('camera', { cameras: [front, ceiling] });
    await shop.after(1_000);
    shop.change(chosen);
    await shop.after(1_000);
    expect(shop.opened).toEqual(['Front', 'Ceiling']);
    expect(shop.live.streams).toBe(1);
    shop.close();
  });
});

describe('an open camera', () => {
  it('is asked for a short exposure, and left alone once that is too dark', async () => {
    const shop = till();
    await shop.after(1_000);
    expect(shop.track().asked).toContainEqual({ exposureMode: 'manual', exposureTime: 80 });
    shop.live.brightness = 12;
    await shop.after(4_000);
    expect(shop.track().asked).toContainEqual({ exposureMode: 'continuous' });
    const { length } = shop.track().asked;
    await shop.after(10_000);
    expect(shop.track().asked).toHaveLength(length);
    shop.close();
  });

  it('is lit, focused and exposed anew without being opened again', async () => {
    const shop = till();
    await shop.after(1_000);
    const wish = { torch: true, focus: 'fixed', exposure: 'auto' } as const;
    shop.change(withTuning(firstCameraSettings, front, wish));
    await shop.after(1_000);
    expect(shop.track().asked.slice(-3)).toEqual([
      { focusMode: 'manual' },
      { exposureMode: 'continuous' },
      { torch: true },
    ]);
    expect(shop.live.asked).toBe(1);
    shop.close();
  });

  it('that is muted counts as one without frames, whatever the video shows', async () => {
    const shop = till();
    await shop.after(1_000);
    shop.track().muted = true;
    await shop.after(3_000);
    expect(shop.states.at(-1)).toBe('no-frames');
    shop.track().muted = false;
    await shop.after(1_000);
    expect(shop.states.at(-1)).toBe('live');
    shop.close();
  });
});

describe('what is asked of the camera', () => {
  it('is 1280×720 at 30, from the chosen camera if it is there', () => {
    expect(constraintsFor(front)).toEqual({
      audio: false,
      video: {
        width: { ideal: 1280 },
        height: { ideal: 720 },
        frameRate: { ideal: 30 },
        deviceId: { exact: 'front' },
      },
    });
  });

  const { torch: _, ...can } = able;
  const short = { exposure: 'short', focus: 'auto', torch: true } as const;

  it.each([
    ['nothing', {}, short, []],
    [
      'everything but light, by itself',
      can,
      { ...short, exposure: 'auto' },
      [{ focusMode: 'continuous' }, { exposureMode: 'continuous' }],
    ],
    [
      'everything, short and lit',
      able,
      short,
      [{ focusMode: 'continuous' }, { exposureMode: 'manual', exposureTime: 80 }, { torch: true }],
    ],
    [
      'a long shortest exposure',
      { exposureMode: ['manual'], exposureTime: { min: 100, max: 900 } },
      short,
      [{ exposureMode: 'manual', exposureTime: 100 }],
    ],
  ] as const)('of one that can do %s', (_, abilities, tuning, asks) => {
    const mutable = JSON.parse(JSON.stringify(abilities));
    expect(tuningFor(mutable, tuning)).toEqual(asks);
  });
});

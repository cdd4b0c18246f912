/** Tones differ from one another, start and stop softly, and never fail for want of audio. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  createPlayer,
  loudnessOf,
  type Note,
  type ToneName,
  toneOf,
  tones,
} from '../../../renderer/look/tones';
import { sampleStates } from '../../../scripts/look/samples';

const names = Object.keys(tones) as ToneName[];

describe('every tone', () => {
  test('is one of its own', () => {
    const shapes = names.map((name) => JSON.stringify(tones[name].map(outline)));
    expect(new Set(shapes).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(5);
  });

  test.each(names)('%s is over within two seconds, and never louder than half', (name) => {
    const notes: Note[] = tones[name];
    expect(Math.max(...notes.map((note) => note.at + note.length))).toBeLessThan(2);
    expect(Math.max(...notes.map((note) => note.loudness))).toBeLessThanOrEqual(0.5);
  });
});

describe('as look.md has them', () => {
  const notesOf = (name: ToneName): Note[] => tones[name];
  const lengths = (name: ToneName) => notesOf(name).map(({ length }) => length);
  const rises = (notes: Note[]) =>
    notes.every(({ from }, nth) => from > (notes[nth - 1]?.from ?? 0));

  test('redeemable is one short rise', () => {
    expect(notesOf('redeemable')).toHaveLength(1);
    expect(notesOf('redeemable').every(({ from, to }) => to > from)).toBe(true);
    expect(Math.max(...lengths('redeemable'))).toBeLessThan(0.2);
  });

  test('redeemed is two rising notes, confirmed two level ones', () => {
    expect(notesOf('redeemed')).toHaveLength(2);
    expect(rises(notesOf('redeemed'))).toBe(true);
    expect(new Set(notesOf('confirmed').flatMap(({ from, to }) => [from, to])).size).toBe(1);
    expect(notesOf('confirmed')).toHaveLength(2);
  });

  test('refused is three short', () => {
    expect(lengths('refused')).toHaveLength(3);
    expect(Math.max(...lengths('refused'))).toBeLessThan(0.1);
  });

  test('invalid is low and long, fault low and double', () => {
    expect(lengths('invalid')).toHaveLength(1);
    expect(lengths('invalid')[0]).toBeGreaterThan(0.5);
    expect(lengths('fault')).toHaveLength(2);
    const low = [...notesOf('invalid'), ...notesOf('fault')];
    expect(Math.max(...low.map(({ from }) => from))).toBeLessThan(300);
  });

  test('unknown is a slow pulse, a wrong thing a tick', () => {
    const starts = notesOf('unknown').map(({ at }) => at);
    expect(starts.slice(1).every((at, nth) => at - (starts[nth] ?? 0) >= 0.6)).toBe(true);
    expect(lengths('wrong-thing')).toEqual([0.04]);
  });
});

test('louder is louder, off is nothing, and the loudest is not cut', () => {
  const factors = (['off', 'low', 'middle', 'loud'] as const).map(loudnessOf);
  expect(factors[0]).toBe(0);
  expect(factors.toSorted((a, b) => a - b)).toEqual(factors);
  const loudest = Math.max(...names.flatMap((name) => tones[name].map((note) => note.loudness)));
  expect(loudest * loudnessOf('loud')).toBeLessThanOrEqual(1);
});

test('silence while nothing is decided; a tone for every verdict', () => {
  const silent = Object.entries(sampleStates(0))
    .filter(([, state]) => toneOf(state) === null)
    .map(([, state]) => state.kind);
  expect(new Set(silent)).toEqual(new Set(['ready', 'checking', 'redeeming']));
});

test('a machine without audio is silent, and nothing breaks', () => {
  expect(() => createPlayer().play('redeemed')).not.toThrow();
});

describe('the audio device', () => {
  const calls: string[] = [];
  beforeEach(() => {
    calls.length = 0;
    vi.useFakeTimers();
    vi.stubGlobal('AudioContext', fakeContext(calls));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('is taken at the first tone, once, and rests after a minute of silence', () => {
    const player = createPlayer();
    player.play('redeemable');
    vi.advanceTimersByTime(50_000);
    player.play('redeemed');
    vi.advanceTimersByTime(50_000);
    expect(calls).toEqual(['made']);
    vi.advanceTimersByTime(10_000);
    expect(calls).toEqual(['made', 'suspend']);
  });

  test('is woken by the next tone', () => {
    const player = createPlayer();
    player.play('redeemable');
    vi.advanceTimersByTime(60_000);
    player.play('redeemable');
    expect(calls).toEqual(['made', 'suspend', 'resume']);
  });

  test('is given back at the end, and left alone then', () => {
    const player = createPlayer();
    player.play('redeemable');
    player.end();
    vi.advanceTimersByTime(120_000);
    expect(calls).toEqual(['made', 'close']);
  });

  test('is not taken where the sound is off', () => {
    createPlayer(() => 0).play('redeemable');
    expect(calls).toEqual([]);
  });
});

/** Notes what is asked of the device; nodes that sound like nothing. */
function fakeContext(calls: string[]) {
  const silent: unknown = new Proxy(() => silent, { get: () => silent, set: () => true });
  return class {
    state = 'running';
    currentTime = 0;
    destination = silent;
    constructor() {
      calls.push('made');
    }
    createGain = () => silent;
    createOscillator = () => silent;
    suspend = async () => this.become('suspended', 'suspend');
    resume = async () => this.become('running', 'resume');
    close = async () => this.become('closed', 'close');
    private become(state: string, call: string): void {
      this.state = state;
      calls.push(call);
    }
  };
}

function outline(note: Note): string {
  return [note.at, note.length, note.from, note.to].join(' ');
}

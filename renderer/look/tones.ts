/**
 * The verdicts' tones, made by WebAudio without any file. Each starts and stops softly;
 * they differ in number, direction and length, so that they are told apart in a loud shop.
 */
import type { CounterState } from '../../shared/counter-state';
import type { ShownSettings } from '../../shared/settings';
import { lookOf } from '../counter/look';

/** One sound: from one pitch to another, in Hz; times in seconds. */
export interface Note {
  at: number;
  length: number;
  from: number;
  to: number;
  loudness: number;
  wave: OscillatorType;
}

export interface Player {
  play: (tone: ToneName) => void;
  /** Gives the audio device back. */
  end: () => void;
}

export type ToneName = keyof typeof tones;

/** Louder would hurt, softer would be lost at a counter. */
const LOUD = 0.5;

export const tones = {
  /** One short rise. */
  redeemable: [note(0, 0.16, 660, 990)],
  /** Two rising notes. */
  redeemed: [note(0, 0.13, 784), note(0.15, 0.28, 1175)],
  /** Two level notes. */
  confirmed: [note(0, 0.16, 784), note(0.24, 0.24, 784)],
  /** Three short. */
  refused: [note(0, 0.09, 440), note(0.15, 0.09, 440), note(0.3, 0.09, 440)],
  /** Low and long. */
  invalid: [note(0, 0.7, 196, 185, 'triangle')],
  /** Low, double. */
  fault: [note(0, 0.2, 262, 262, 'triangle'), note(0.3, 0.2, 220, 220, 'triangle')],
  /** A slow pulse. */
  unknown: [note(0, 0.35, 523), note(0.7, 0.35, 523), note(1.4, 0.35, 523)],
  /** A tick. */
  'wrong-thing': [note(0, 0.04, 1568, 1568, 'triangle')],
} satisfies Record<string, Note[]>;

export const toneNames = Object.keys(tones) as ToneName[];

const loudness: Record<ShownSettings['sound'], number> = { off: 0, low: 0.4, middle: 1, loud: 1.9 };

/** The factor of a volume. The loudest note at the highest volume is not cut yet. */
export function loudnessOf(sound: ShownSettings['sound']): number {
  return loudness[sound];
}

/** The tone of what is on show; null where silence is right. */
export function toneOf(state: CounterState): ToneName | null {
  const look = lookOf(state.kind, 'reason' in state ? state.reason : null);
  switch (look) {
    case 'reserved':
      return 'redeemable';
    case 'ready':
    case 'checking':
    case 'choosing':
    case 'redeeming':
      return null;
    default:
      return look;
  }
}

/**
 * A player that makes its audio context at the first tone; without audio it is silent.
 * `factor` is asked at every tone. After a minute of silence the audio device rests: kept running,
 * it costs a weak PC more than all else that an idle till does. Not sooner, because some devices
 * swallow the beginning of what wakes them.
 */
export function createPlayer(factor: () => number = () => 1): Player {
  let context: AudioContext | null = null;
  let playing: GainNode | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const rest = () => void context?.suspend().catch(() => {}); // Given back meanwhile.
  return {
    play: (tone) => {
      if (typeof AudioContext === 'undefined' || factor() === 0) return;
      context ??= new AudioContext();
      if (context.state === 'suspended') void context.resume().catch(() => {});
      if (context.state === 'closed') return;
      playing?.gain.setTargetAtTime(0, context.currentTime, 0.01);
      playing = context.createGain();
      playing.gain.value = factor();
      playing.connect(context.destination);
      for (const each of tones[tone]) sound(context, playing, each);
      clearTimeout(resting);
      resting = setTimeout(rest, REST_AFTER_MS);
    },
    end() {
      clearTimeout(resting);
      void context?.close().catch(() => {}); // Closed twice: it is given back already.
    },
  };
}

const REST_AFTER_MS = 60_000;

/** One note with soft edges: a click is no part of any tone. */
function sound(context: AudioContext, out: AudioNode, each: Note): void {
  const start = context.currentTime + 0.02 + each.at;
  const end = start + each.length;
  const edge = Math.min(0.02, each.length / 3);
  const voice = context.createOscillator();
  const gain = context.createGain();
  voice.type = each.wave;
  voice.frequency.setValueAtTime(each.from, start);
  voice.frequency.linearRampToValueAtTime(each.to, end);
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(each.loudness, start + edge);
  gain.gain.setValueAtTime(each.loudness, end - edge);
  gain.gain.linearRampToValueAtTime(0, end);
  voice.connect(gain).connect(out);
  voice.start(start);
  voice.stop(end + 0.05);
}

function note(
  at: number,
  length: number,
  from: number,
  to = from,
  wave: OscillatorType = 'sine',
): Note {
  return { at, length, from, to, loudness: wave === 'sine' ? LOUD : LOUD * 0.9, wave };
}

/** Tones differ from one another, start and stop softly, and never fail for want of audio. */
import { describe, expect, test } from 'vitest';
import {
  createPlayer,
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

test('silence while nothing is decided; a tone for every verdict', () => {
  const silent = Object.entries(sampleStates(0))
    .filter(([, state]) => toneOf(state) === null)
    .map(([, state]) => state.kind);
  expect(new Set(silent)).toEqual(new Set(['ready', 'checking', 'redeeming']));
});

test('a machine without audio is silent, and nothing breaks', () => {
  expect(() => createPlayer().play('redeemed')).not.toThrow();
});

function outline(note: Note): string {
  return [note.at, note.length, note.from, note.to].join(' ');
}

/** When the till counts as deserted, and what wakes it. */
import { describe, expect, it } from 'vitest';
import { awake, differs, isIdle, smallPicture, watch } from '../../../renderer/camera/stillness';
import { noisy, paste, plain } from '../../../scripts/decode/draw';

const counter = smallPicture(plain(1280, 720, 110));

function withPhone(left: number) {
  const frame = plain(1280, 720, 110);
  paste(frame, plain(120, 200, 20), left, 300);
  return smallPicture(frame);
}

describe('a picture 64 pixels wide', () => {
  it('keeps the shape of the frame', () => {
    const { width, height } = counter;
    expect({ width, height }).toEqual({ width: 64, height: 36 });
  });

  it.each([
    ['nothing', counter, counter, false],
    ['a phone held in', counter, withPhone(600), true],
    ['a phone moved by its width', withPhone(600), withPhone(720), true],
    [
      'sensor noise',
      smallPicture(noisy(plain(1280, 720, 110), 20, 1)),
      smallPicture(noisy(plain(1280, 720, 110), 20, 2)),
      false,
    ],
    ['a lamp switched on', counter, smallPicture(plain(1280, 720, 150)), false],
    ['another resolution', counter, smallPicture(plain(640, 480, 110)), true],
  ])('differs by %s: %#', (_, before, after, moved) => {
    expect(differs(before, after)).toBe(moved);
  });
});

describe('idling', () => {
  it('begins after a minute without movement and ends with it', () => {
    let state = awake(0);
    for (let at = 0; at <= 60_000; at += 500) state = watch(state, at, counter);
    expect(isIdle(state, 59_999)).toBe(false);
    expect(isIdle(state, 60_000)).toBe(true);
    expect(isIdle(watch(state, 60_500, withPhone(600)), 60_500)).toBe(false);
  });

  it('is not kept away by light that changes slowly', () => {
    let state = awake(0);
    for (let at = 0; at <= 60_000; at += 500) {
      const frame = plain(1280, 720, 110);
      paste(frame, plain(640, 720, 110 + at / 1_000), 0, 0);
      state = watch(state, at, smallPicture(frame));
    }
    expect(isIdle(state, 60_000)).toBe(true);
  });
});

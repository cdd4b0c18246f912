/** What looks like a code without being read, and what is said about it. */
import { describe, expect, it } from 'vitest';
import { hintOf, noLikeness, waitOn } from '../../../renderer/camera/hints';
import { likenessIn, type NearMiss } from '../../../renderer/camera/near-miss';
import { half } from '../../../renderer/camera/pixels';
import { noisy, paste, plain, quarterTurn } from '../../../scripts/decode/draw';
import { emptyFrame } from '../../../scripts/decode/empty';
import { plainShot, type Shot, takeShot } from '../../../scripts/decode/simulate';
import { frameWith } from './helpers';

const shown = { ...plainShot, text: '409632457895', symbology: 'QRCode', seed: 7 } as const;

/** What is said of a simulated shot, by either look. */
async function missOf(hardship: Partial<Shot>): Promise<NearMiss | undefined> {
  const frame = await takeShot({ ...shown, ...hardship });
  return (likenessIn(frame, 'half') ?? likenessIn(frame, 'centre'))?.miss;
}

describe('something like a code', () => {
  it.each<[string, Partial<Shot>, NearMiss]>([
    ['a dimmed screen', { white: 60, black: 22, noise: 2 }, 'too-dark'],
    ['a code far away', { codeWidth: 56, blur: 0.3, noise: 2 }, 'too-small'],
    ['a lamp on the screen', { codeWidth: 340, glare: 0.8, white: 235, seed: 2 }, 'glare'],
    ['a code out of focus', { codeWidth: 340, blur: 2.2 }, 'blurred'],
    ['a moving hand', { codeWidth: 300, motion: 7, seed: 5 }, 'blurred'],
    ['a tilted screen', { yaw: 35, pitch: 20, turn: 30, screen: 1 }, 'blurred'],
  ])('is seen on %s', async (_, hardship, miss) => {
    expect(await missOf(hardship)).toBe(miss);
  });

  it.each([0, 1, 2, 3])('is seen cut off by an edge, the phone turned %i times', async (turns) => {
    const code = { text: '409632457895', symbology: 'QRCode', scale: 8, left: 1160 } as const;
    let frame = noisy(await frameWith({ ...code, top: 240 }), 6, 1);
    for (let turn = 0; turn < turns; turn++) frame = quarterTurn(frame);
    expect(likenessIn(frame, 'half')?.miss).toBe('cut-off');
  });

  it('is seen under a finger', async () => {
    const at = { left: 500, top: 220 };
    const frame = await frameWith({ text: '1', symbology: 'QRCode', scale: 8, ...at });
    paste(frame, plain(110, 110, 150), at.left, at.top + 130);
    expect(likenessIn(frame, 'half')?.miss).toBe('cut-off');
  });

  it('is where the code is', async () => {
    const code = { text: '1', symbology: 'QRCode', scale: 8, left: 500, top: 220 } as const;
    const corners = likenessIn(await frameWith(code), 'half')?.corners ?? [];
    const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
    // 21 modules and a quiet zone of 4 on each side, at scale 8.
    expect(Math.abs(middle(corners.map(({ x }) => x)) - 616)).toBeLessThan(8);
    expect(Math.abs(middle(corners.map(({ y }) => y)) - 336)).toBeLessThan(8);
  });

  it('is not seen where there is none', () => {
    for (let number = 0; number < 40; number++) {
      const frame = emptyFrame(number);
      expect(likenessIn(frame, 'half') ?? likenessIn(frame, 'centre')).toBe(null);
    }
  });

  it('is looked for in small pictures too', () => {
    expect(likenessIn(half(plain(640, 480, 100)), 'centre')).toBe(null);
  });
});

describe('the hint', () => {
  /** Looks every 280 ms; answers the hint after the last. */
  function hintAfter(...looks: ('text' | NearMiss | null)[]): NearMiss | null {
    let patience = noLikeness;
    for (const [nth, look] of looks.entries()) patience = waitOn(patience, nth * 280, look);
    return hintOf(patience);
  }
  const times = <T>(count: number, look: T) => Array.from({ length: count }, () => look);

  it('comes after four seconds of a likeness without a text', () => {
    expect(hintAfter(...times(15, 'too-dark' as const))).toBe(null);
    expect(hintAfter(...times(16, 'too-dark' as const))).toBe('too-dark');
  });

  it('bears looks that miss it, and names the reason seen most often', () => {
    const mixed = Array.from({ length: 8 }, () => ['blurred', null, 'too-small'] as const).flat();
    expect(hintAfter(...mixed, 'too-small')).toBe('too-small');
  });

  it('goes with a text, and begins anew', () => {
    expect(hintAfter(...times(16, 'glare' as const), 'text')).toBe(null);
    expect(hintAfter(...times(16, 'glare' as const), 'text', 'glare')).toBe(null);
  });

  it('goes when the likeness has been away for a while', () => {
    expect(hintAfter(...times(16, 'glare' as const), ...times(6, null))).toBe(null);
  });
});

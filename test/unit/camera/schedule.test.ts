/** Which pass runs when. */
import { describe, expect, it } from 'vitest';
import type { Pass } from '../../../renderer/camera/passes';
import {
  freshMemory,
  type Memory,
  nextPass,
  pauseMs,
  remember,
} from '../../../renderer/camera/schedule';

/** The passes of `count` ticks, 70 ms apart, where `seen` says what each pass found. */
function run(
  count: number,
  seen: (pass: Pass, tick: number) => 'nothing' | 'code' | 'bars once' = () => 'nothing',
  suspected = false,
): Pass[] {
  let memory: Memory = freshMemory;
  return Array.from({ length: count }, (_, tick) => {
    const at = tick * 70;
    const { pass } = nextPass(memory, at, 'zxing-wasm', suspected);
    const what = seen(pass, tick);
    memory = remember(memory, {
      at,
      pass,
      read: what === 'code',
      unconfirmed: what === 'bars once' ? pass : null,
    });
    return pass;
  });
}

describe('the passes', () => {
  const sixteen = run(16);

  it('run the full frame every 4th tick and the turned one every 8th', () => {
    const ticksOf = (pass: Pass) => sixteen.flatMap((one, tick) => (one === pass ? [tick] : []));
    expect(ticksOf('full')).toEqual([3, 7, 11, 15]);
    expect(ticksOf('turned')).toEqual([5, 13]);
  });

  it('begin with the cheap ones for QR codes and for bars', () => {
    expect(sixteen.slice(0, 2)).toEqual(['half', 'centre']);
  });

  it('look harder every second tick where something looks like a code, and only there', () => {
    const hard = (pass: Pass) => pass === 'soft' || pass === 'close';
    expect(sixteen.filter(hard)).toEqual([]);
    expect(run(16, () => 'nothing', true).filter(hard)).toHaveLength(8);
  });

  it('are joined by a look for likenesses every 4th tick, half and centre by turns', () => {
    const probes = Array.from({ length: 8 }, (_, tick) => {
      return nextPass({ ...freshMemory, tick }, 0, 'zxing-wasm').probe;
    });
    expect(probes).toEqual(['half', null, null, null, 'centre', null, null, null]);
  });

  it('repeat the pass that saw bars once, and then go on', () => {
    expect(run(5, (_, tick) => (tick === 1 ? 'bars once' : 'nothing')).slice(1, 3)).toEqual([
      'centre',
      'centre',
    ]);
  });

  it('repeat it once only: a phantom must not hold the loop', () => {
    const passes = run(16, () => 'bars once');
    expect(passes.filter((_, tick) => tick % 2 === 0)).toEqual(sixteen.slice(0, 8));
  });

  it('come back to the pass that reads every second tick', () => {
    const passes = run(40, (pass) => (pass === 'turned' ? 'code' : 'nothing'));
    const after = passes.slice(6);
    expect(after.filter((pass) => pass === 'turned').length).toBeGreaterThanOrEqual(
      after.length / 2,
    );
    expect(new Set(after)).toEqual(new Set(['half', 'centre', 'full', 'turned']));
  });

  it('prefer the cheaper of two passes that read', () => {
    const passes = run(60, (pass) => (pass === 'half' || pass === 'full' ? 'code' : 'nothing'));
    const half = passes.filter((pass) => pass === 'half').length;
    expect(half).toBeGreaterThan(30);
  });

  it('are one and the same for the second engine', () => {
    expect(nextPass(freshMemory, 0, 'zxing-browser').pass).toBe('full');
  });
});

describe('the pace', () => {
  const confirming: Memory = { ...freshMemory, confirm: 'centre' };

  it.each([
    ['an empty counter', { idle: false, memory: freshMemory, engine: 'zxing-wasm' }, 60],
    ['bars to confirm', { idle: false, memory: confirming, engine: 'zxing-wasm' }, 0],
    ['the second engine', { idle: false, memory: freshMemory, engine: 'zxing-browser' }, 80],
    ['nobody there', { idle: true, memory: freshMemory, engine: 'zxing-wasm' }, 600],
  ] as const)('with %s', (_, state, pause) => {
    expect(pauseMs(state)).toBe(pause);
  });
});

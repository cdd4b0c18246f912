/** Which bars are believed, by their evidence. */
import { describe, expect, it } from 'vitest';
import { type LinearRead, trusted } from '../../../renderer/camera/engines/linear-trust';

const frame = { width: 1280, height: 720 };

function bars(change: Partial<LinearRead> & { wide?: number; high?: number; top?: number }) {
  const { wide = 380, high = 200, top = 200, ...rest } = change;
  const read: LinearRead = {
    text: '6901234567892',
    format: 'EAN13',
    lines: 100,
    rotation: 0,
    corners: [
      { x: 300, y: top },
      { x: 300 + wide, y: top },
      { x: 300 + wide, y: top + high },
      { x: 300, y: top + high },
    ],
    ...rest,
  };
  return read;
}

const twelve = { format: 'Code128', text: '123456789012' } as const;

describe('bars by themselves', () => {
  it.each<[string, LinearRead, boolean]>([
    ['an EAN-13 that most lines agree on', bars({}), true],
    ['one that few lines of many agree on', bars({ lines: 11 }), false],
    ['one that just enough agree on', bars({ lines: 12 }), true],
    ['one finer than the camera can see', bars({ wide: 140 }), false],
    ['an EAN-13 as thin as a line', bars({ wide: 940, high: 3, lines: 3 }), false],
    ['a wide Code 128 that two lines agree on', bars({ ...twelve, lines: 2 }), true],
    ['a fine Code 128 that few lines agree on', bars({ ...twelve, wide: 180, lines: 5 }), false],
    ['a fine Code 128 that many lines agree on', bars({ ...twelve, wide: 180 }), true],
    ['a Code 39 that few lines agree on', bars({ format: 'Code39', text: 'AB', lines: 5 }), false],
  ])('%s: %#', (_, read, believed) => {
    expect(trusted([read], frame)).toEqual(believed ? [read] : []);
  });

  it('are looked at in 512 lines at most: large pictures have more rows than lines', () => {
    const read = bars({ high: 1_000, wide: 2_000, lines: 15 });
    expect(trusted([read], { width: 4_032, height: 3_024 })).toEqual([read]);
    expect(trusted([read], { width: 4_032, height: 720 })).toEqual([]);
    expect(trusted([{ ...read, rotation: 90 }], { width: 4_032, height: 720 })).toHaveLength(1);
  });
});

describe('two texts', () => {
  const other = { text: '6901234567893' };

  it('in the same place: the clearly stronger one is believed', () => {
    const strong = bars({ lines: 100 });
    expect(trusted([strong, bars({ ...other, lines: 20 })], frame)).toEqual([strong]);
  });

  it('in the same place: neither of two that are alike', () => {
    expect(trusted([bars({ lines: 100 }), bars({ ...other, lines: 90 })], frame)).toEqual([]);
  });

  it('in two places are two codes', () => {
    const both = [bars({}), bars({ ...other, top: 450 })];
    expect(trusted(both, frame)).toEqual(both);
  });
});

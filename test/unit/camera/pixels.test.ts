/** The pixel operations, against small pictures that can be checked by eye. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../renderer/camera/engine';
import {
  crop,
  double,
  grey,
  half,
  shrink,
  soften,
  turned45,
} from '../../../renderer/camera/pixels';

function frame(width: number, ...data: number[]): Frame {
  return { data: Uint8Array.from(data), width, height: data.length / width };
}

const sixteen = frame(4, 0, 4, 8, 12, 0, 4, 8, 12, 20, 20, 40, 40, 20, 20, 40, 40);

describe('grey', () => {
  it.each([
    ['white', [255, 255, 255, 255], 255],
    ['black', [0, 0, 0, 255], 0],
    ['green weighs most', [0, 255, 0, 255], 150],
    ['a hole in the picture is the white page', [0, 0, 0, 0], 255],
    ['half a hole', [0, 0, 0, 128], 127],
  ])('of %s', (_, pixel, shade) => {
    expect([...grey(Uint8Array.from(pixel), 1, 1).data]).toEqual([shade]);
  });
});

describe('a smaller picture', () => {
  it('at half size is the mean of four', () => {
    expect(half(sixteen)).toEqual(frame(2, 2, 10, 20, 40));
  });

  it('of an odd size drops the last row and column', () => {
    expect(half(frame(3, 1, 1, 9, 1, 1, 9, 9, 9, 9))).toEqual(frame(1, 1));
  });

  it('keeps the mean at sizes that do not divide', () => {
    expect(shrink(frame(3, 0, 30, 60), 2)).toEqual(frame(2, 10, 50));
  });

  it('is never larger', () => {
    expect(shrink(sixteen, 8)).toBe(sixteen);
  });

  it('can be a part of the large one', () => {
    const box = { left: 1, top: 2, width: 2, height: 1 };
    expect(crop(sixteen, box)).toEqual(frame(2, 20, 40));
  });
});

describe('other pictures', () => {
  it('soften takes the mean of nine, and leaves an even picture as it is', () => {
    const data = Uint8Array.from([0, 0, 0, 0, 90, 0, 0, 0, 0]);
    expect([...soften({ data, width: 3, height: 3 }).data][4]).toBe(10);
    const even = new Uint8Array(20).fill(255);
    expect(soften({ data: even, width: 5, height: 4 }).data).toEqual(even);
  });

  it('double keeps the shades and adds a white margin', () => {
    const large = double(frame(2, 0, 0, 200, 200), 1);
    expect({ width: large.width, height: large.height }).toEqual({ width: 8, height: 8 });
    const row = (index: number) => [...large.data.subarray(index * 8, index * 8 + 8)];
    expect(row(0)).toEqual(new Array(8).fill(255));
    expect(row(2)).toEqual([255, 255, 0, 0, 0, 0, 255, 255]);
    expect(row(5)).toEqual([255, 255, 200, 200, 200, 200, 255, 255]);
  });

  it('turned by 45° puts the top right corner on top', () => {
    const size = 100;
    const data = new Uint8Array(size * size).fill(100);
    for (let row = 0; row < 10; row++) data.fill(0, row * size + 90, row * size + 100);
    const turned = turned45({ data, width: size, height: size }, size);
    const dark: { x: number; y: number }[] = [];
    turned.data.forEach((shade, at) => {
      if (shade < 50) dark.push({ x: at % turned.width, y: Math.floor(at / turned.width) });
    });
    const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
    expect(mean(dark.map((one) => one.y))).toBeLessThan(15);
    expect(Math.abs(mean(dark.map((one) => one.x)) - turned.width / 2)).toBeLessThan(3);
  });
});

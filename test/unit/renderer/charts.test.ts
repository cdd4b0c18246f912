/** What charts are told to draw, and that their lines can be told apart without colours. */
import { readFileSync } from 'node:fs';
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  formatHex,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, test } from 'vitest';
import {
  type ChartLook,
  COLORS,
  dashes,
  marks,
} from '../../../renderer/manager/statistics/chart-look';
import {
  barsOption,
  funnelOption,
  type Line,
  linesOption,
} from '../../../renderer/manager/statistics/chart-options';

const css = readFileSync(
  new URL('../../../renderer/manager/statistics/statistics.css', import.meta.url),
  'utf8',
);
const colors = Array.from(
  { length: COLORS },
  (_, nth) => new RegExp(`--chart-${nth + 1}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? '',
);
const look: ChartLook = {
  text: '#000',
  quiet: '#444',
  line: '#ccc',
  ground: '#fff',
  font: 'sans-serif',
  colors,
};
const texts = { number: String };
const black = { mode: 'rgb' as const, r: 0, g: 0, b: 0 };

describe('the palette', () => {
  test('stands out from the ground it is drawn on', () => {
    for (const color of colors) expect(wcagContrast(color, '#ffffff')).toBeGreaterThanOrEqual(3);
  });

  test('keeps the five lines of a coupon apart for every kind of sight', () => {
    const sights = [
      (hex: string) => hex,
      ...[filterDeficiencyProt, filterDeficiencyDeuter, filterDeficiencyTrit].map(
        (filter) => (hex: string) => formatHex(filter(1)(parse(hex) ?? black)) ?? hex,
      ),
    ];
    const apart = differenceCiede2000();
    const nearest = sights.map((see) =>
      Math.min(
        ...colors
          .slice(0, 5)
          .flatMap((one, nth) =>
            colors.slice(nth + 1, 5).map((other) => apart(see(one), see(other))),
          ),
      ),
    );
    expect(Math.min(...nearest)).toBeGreaterThanOrEqual(20);
  });

  test('is helped by a mark and a dash of its own for each line', () => {
    expect([marks.length, dashes.length]).toEqual([COLORS, COLORS]);
    expect(new Set(marks).size).toBe(COLORS);
    expect(new Set(dashes.map(String)).size).toBe(COLORS);
  });
});

describe('lines', () => {
  const line = (more: Partial<Line> = {}): Line => ({
    name: 'Views',
    values: [3, null, 5],
    place: 0,
    dash: 0,
    right: false,
    before: false,
    ...more,
  });
  const option = (...lines: Line[]) =>
    linesOption(['2026-01-01', '2026-01-02', '2026-01-03'], lines, texts, look);

  test('have holes where days are missing', () => {
    expect(option(line())).toMatchObject({
      series: [{ data: [3, null, 5], connectNulls: false }],
    });
  });

  test('put running totals and money on an axis of their own', () => {
    const two = option(line(), line({ right: true, place: 6 }));
    expect(two.yAxis).toHaveLength(2);
    expect(two).toMatchObject({ series: [{ yAxisIndex: 0 }, { yAxisIndex: 1 }] });
    expect(option(line()).yAxis).toHaveLength(1);
  });

  test('draw the period before thin, without marks', () => {
    expect(option(line({ before: true }))).toMatchObject({
      series: [{ showSymbol: false, lineStyle: { width: 1.5 } }],
    });
  });
});

test('nothing moves and nothing is HTML', () => {
  const steps = [{ name: '<b>Viewed</b>', count: 10 }];
  const all = [
    linesOption(['2026-01-01'], [], texts, look),
    funnelOption(steps, texts, look),
    barsOption(steps, texts, look),
  ];
  for (const option of all) {
    expect(option).toMatchObject({ animation: false, tooltip: { renderMode: 'richText' } });
  }
});

/** What the charts are told to draw. Pure; tooltips are drawn as text, never as HTML. */
import type { BarSeriesOption, FunnelSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { type ChartLook, dashes, marks } from './chart-look';

export type ChartOption = ComposeOption<
  | LineSeriesOption
  | BarSeriesOption
  | FunnelSeriesOption
  | GridComponentOption
  | TooltipComponentOption
>;

export interface Line {
  name: string;
  values: readonly (number | null)[];
  /** Its place among the figures: colour and mark. */
  place: number;
  /** Its place among dashes; lines of one figure may differ in it. */
  dash: number;
  /** Running totals and money have an axis of their own, at the right. */
  right: boolean;
  /** The period before: thin and pale. */
  before: boolean;
}

export interface Step {
  name: string;
  count: number;
}

export interface Texts {
  number: (value: number) => string;
}

/** Beyond so many days a mark on every point would hide the line. */
const MARKED_DAYS = 62;
/** Named here, as the library would measure the text of every day of a year to find it. */
const NAMED_DAYS = 12;

/** Lines over days; a missing day is a hole in the line. */
export function linesOption(
  days: readonly string[],
  lines: readonly Line[],
  { number }: Texts,
  look: ChartLook,
): ChartOption {
  const axis = {
    type: 'value' as const,
    axisLabel: { ...textOf(look), formatter: number },
    splitLine: { lineStyle: { color: look.line } },
    minInterval: 1,
  };
  const right = lines.some((line) => line.right);
  return {
    ...common(look),
    grid: { left: 8, right: 16, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltip(look),
      trigger: 'axis',
      valueFormatter: (value) => (typeof value === 'number' ? number(value) : '–'),
    },
    xAxis: {
      type: 'category',
      data: [...days],
      boundaryGap: false,
      axisLabel: {
        ...textOf(look),
        interval: Math.ceil(days.length / NAMED_DAYS) - 1,
        hideOverlap: true,
        formatter: (day: string) => day.slice(5),
      },
      axisLine: { lineStyle: { color: look.quiet } },
    },
    yAxis: right ? [axis, { ...axis, scale: true, splitLine: { show: false } }] : [axis],
    series: lines.map((line) => lineSeries(line, days.length, look)),
  };
}

/** Steps, each narrower than the one before. */
export function funnelOption(
  steps: readonly Step[],
  { number }: Texts,
  look: ChartLook,
): ChartOption {
  return {
    ...common(look),
    tooltip: tooltip(look),
    series: [
      {
        type: 'funnel',
        sort: 'none',
        left: 8,
        right: 8,
        top: 8,
        bottom: 8,
        minSize: '24%',
        gap: 4,
        data: steps.map(({ name, count }, place) => ({
          name,
          value: count,
          itemStyle: { color: look.colors[place] ?? look.text, borderWidth: 0 },
        })),
        label: {
          position: 'inside',
          color: look.ground,
          fontFamily: look.font,
          fontSize: 15,
          fontWeight: 700,
          formatter: ({ name, value }) => `${name} ${number(Number(value))}`,
        },
        tooltip: { valueFormatter: (value) => number(Number(value)) },
      },
    ],
  };
}

/** Cards as bars, the first at the top. */
export function barsOption(bars: readonly Step[], { number }: Texts, look: ChartLook): ChartOption {
  return {
    ...common(look),
    grid: { left: 8, right: 56, top: 8, bottom: 4, containLabel: true },
    tooltip: { ...tooltip(look), trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLabel: { ...textOf(look), width: 150, overflow: 'truncate' },
      axisLine: { lineStyle: { color: look.line } },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        data: bars.map(({ count }) => count),
        itemStyle: { color: look.colors[2] ?? look.text },
        barMaxWidth: 22,
        label: {
          show: true,
          position: 'right',
          color: look.text,
          fontFamily: look.font,
          formatter: ({ value }) => number(Number(value)),
        },
        tooltip: { valueFormatter: (value) => number(Number(value)) },
      },
    ],
  };
}

function lineSeries(line: Line, days: number, look: ChartLook): LineSeriesOption {
  const color = look.colors[line.place] ?? look.text;
  return {
    type: 'line',
    name: line.name,
    data: [...line.values],
    connectNulls: false,
    yAxisIndex: line.right ? 1 : 0,
    symbol: marks[line.place] ?? 'circle',
    symbolSize: 7,
    showSymbol: days <= MARKED_DAYS && !line.before,
    // A day between two gaps would be a line of no length.
    showAllSymbol: days <= MARKED_DAYS,
    color,
    lineStyle: {
      color,
      width: line.before ? 1.5 : 2.5,
      type: line.before ? [2, 4] : (dashes[line.dash] ?? 'solid'),
      opacity: line.before ? 0.7 : 1,
    },
  };
}

/** Nothing moves: neither for those who asked for it, nor for weak machines. */
function common(look: ChartLook) {
  return { animation: false, textStyle: { fontFamily: look.font, color: look.text } };
}

function textOf(look: ChartLook) {
  return { color: look.quiet, fontFamily: look.font, fontSize: 13 };
}

function tooltip(look: ChartLook): TooltipComponentOption {
  return {
    show: true,
    renderMode: 'richText',
    confine: true,
    transitionDuration: 0,
    backgroundColor: look.ground,
    borderColor: look.quiet,
    textStyle: { color: look.text, fontFamily: look.font, fontSize: 14 },
  };
}

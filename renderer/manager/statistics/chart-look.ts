/** Colours, marks and dashes of lines: any two differ in all three, for every kind of sight. */

export interface ChartLook {
  text: string;
  quiet: string;
  line: string;
  ground: string;
  font: string;
  colors: readonly string[];
}

export const COLORS = 9;

/** Marks and dashes by a line's place; colours are the tokens `--chart-1` to `--chart-9`. */
export const marks = [
  'circle',
  'rect',
  'triangle',
  'diamond',
  'roundRect',
  'arrow',
  'emptyCircle',
  'emptyRect',
  'emptyTriangle',
] as const;
export const dashes: readonly (number[] | 'solid')[] = [
  'solid',
  [8, 4],
  [2, 3],
  [10, 3, 2, 3],
  [4, 2],
  [14, 4],
  [6, 6],
  [1, 2],
  [16, 3, 2, 3, 2, 3],
];

/** The look as the style sheets have it where this element stands. */
export function lookAt(element: Element): ChartLook {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: token('--text'),
    quiet: token('--text-quiet'),
    line: token('--line'),
    ground: token('--surface'),
    font: style.fontFamily,
    colors: Array.from({ length: COLORS }, (_, nth) => token(`--chart-${nth + 1}`)),
  };
}

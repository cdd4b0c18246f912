/** The verdicts' colours, measured: contrast, and distance for four kinds of sight. */
import { readFileSync } from 'node:fs';
import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  wcagContrast,
} from 'culori';
import { describe, expect, test } from 'vitest';
import { type Look, looks } from '../../../renderer/counter/look';

const css = readFileSync(new URL('../../../renderer/look/tokens.css', import.meta.url), 'utf8');
const panelCss = readFileSync(
  new URL('../../../renderer/counter/panel.css', import.meta.url),
  'utf8',
);

/** Fill and ink of every look, read from the style sheet itself. */
const palette = new Map(looks.map((look) => [look, readLook(look)]));

describe('every verdict', () => {
  test.each(looks)('%s has text of at least 7:1 on its fill', (look) => {
    const { fill, ink } = colours(look);
    expect(wcagContrast(fill, ink)).toBeGreaterThanOrEqual(7);
  });

  const sights = {
    'normal sight': (colour: string) => colour,
    protanopia: sight(filterDeficiencyProt(1)),
    deuteranopia: sight(filterDeficiencyDeuter(1)),
    tritanopia: sight(filterDeficiencyTrit(1)),
  };
  test.each(Object.entries(sights))('differs from every other for %s', (_name, see) => {
    const fills = [...new Set(looks.map((look) => colours(look).fill))];
    expect(fills).toHaveLength(9);
    const distance = differenceCiede2000();
    const near = pairs(fills)
      .map(([a, b]) => ({ pair: `${a} ${b}`, distance: distance(see(a), see(b)) }))
      .filter((each) => each.distance < 15);
    expect(near).toEqual([]);
  });

  test('greens with the same fill differ by frame and shape', () => {
    const white = looks.filter((look) => colours(look).fill === '#ffffff');
    expect(white).toEqual(['redeemable', 'reserved', 'redeeming']);
    expect(panelCss).toMatch(/data-look="reserved"\][^}]*border-style: dashed/);
  });
});

describe('the rest of the screen', () => {
  const token = (name: string) => new RegExp(`${name}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? name;
  const texts = [
    ['--text', '--ground'],
    ['--text', '--surface'],
    ['--text-quiet', '--ground'],
    ['--text-quiet', '--surface'],
    ['--text-quiet', '#080d15'],
    ['--bad', '--ground'],
    ['--practice-ink', '--practice'],
    ['--test-server-ink', '--test-server'],
    ['--warn-ink', '--warn'],
    ['#000000', '#d19d00'],
  ] as const;
  test.each(texts)('%s on %s reads at 4.5:1 or better', (ink, fill) => {
    expect(wcagContrast(token(ink), token(fill))).toBeGreaterThanOrEqual(4.5);
  });
});

function colours(look: Look): { fill: string; ink: string } {
  const found = palette.get(look);
  if (found === undefined) throw new Error(`no colours for ${look}`);
  return found;
}

function readLook(look: Look): { fill: string; ink: string } {
  const rule = [...css.matchAll(/((?:\[data-look="[a-z-]+"\],?\s*)+)\{([^}]*)\}/g)].find(
    ([, selectors]) => selectors?.includes(`"${look}"`),
  );
  const body = rule?.[2] ?? '';
  const value = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(body)?.[1];
  const fill = value('fill');
  const ink = value('ink');
  if (fill === undefined || ink === undefined) throw new Error(`tokens.css lacks ${look}`);
  return { fill, ink };
}

type Filter = ReturnType<typeof filterDeficiencyProt>;

function sight(filter: Filter) {
  return (colour: string) => {
    const parsed = parse(colour);
    if (parsed === undefined) throw new Error(`no colour: ${colour}`);
    return filter(parsed);
  };
}

function pairs(values: string[]): [string, string][] {
  return values.flatMap((a, index) => values.slice(index + 1).map((b): [string, string] => [a, b]));
}

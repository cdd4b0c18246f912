/**
 * A thousand scans with random timing, layouts and input-method events, typing between them: how
 * many came out right, what leaked into a field, what of a person's was lost. 880 of them through
 * the decisions of `main/scanner`, 120 through a real window by real key events.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { characterAt } from '../../main/scanner/key-map';
import { defaultProfile } from '../../main/scanner/profiles';
import type { ScannerProfile, WedgeScanner } from '../../shared/scanners';
import { type Press, pressByEvents } from '../../test/e2e/support/real-keys';
import { play } from '../../test/unit/scanner/play';
import { positionOn } from '../../test/unit/scanner/rows';
import { random } from '../decode/draw';
import { publish, type Target } from './stats';
import { type MeasuredTill, withTill } from './till';
import { type Draw, drawCode, drawHour, pick } from './wedge-hours';

interface Count {
  scans: number;
  right: number;
  leaked: number;
  typed: number;
  lost: number;
}

const HOURS = 44;
const SCANS_AN_HOUR = 20;
const WINDOW_LAYOUTS = ['us', 'de', 'fr'] as const;
const SCANS_A_WINDOW = 40;
const WINDOW_SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Measures, prints, and leaves `out/bench/wedge-recorded.json`. */
export async function run(): Promise<void> {
  const draw = random(20_261_124);
  const decisions = sum(Array.from({ length: HOURS }, () => playHour(draw)));
  const windows: Count[] = [];
  for (const layout of WINDOW_LAYOUTS) windows.push(await playWindow(draw, layout));
  const figures = { decisions, 'real window': sum(windows) };
  console.table(figures);
  const all = sum(Object.values(figures));
  publish('wedge-recorded', {
    figures,
    targets: [
      target('scans', all.scans, 1_000, 'least'),
      target('right', all.right, all.scans, 'least'),
      target('characters leaked into a field', all.leaked, 0, 'most'),
      target('typed characters lost', all.lost, 0, 'most'),
    ],
  });
}

function playHour(draw: Draw): Count {
  const hour = drawHour(draw, SCANS_AN_HOUR);
  const options = { profile: hour.profile, timers: draw() < 0.5, dropsKeyUps: draw() < 0.5 };
  const { scans, page } = play(hour.rows, options);
  const kept = common(page, hour.typed);
  return {
    scans: hour.scans.length,
    right: common(scans, hour.scans),
    leaked: page.length - kept,
    typed: hour.typed.length,
    lost: hour.typed.length - kept,
  };
}

/** A till whose gun has this layout; a person types into its code field between the scans. */
async function playWindow(draw: Draw, layout: ScannerProfile['layout']): Promise<Count> {
  const wedge: WedgeScanner = { ...defaultProfile, kind: 'wedge', id: 1, layout };
  const count: Count = { scans: 0, right: 0, leaked: 0, typed: 0, lost: 0 };
  const settings = JSON.stringify({ scanners: { scanners: [wedge], wedge: 1 } });
  const prepare = (profile: string) => writeFileSync(join(profile, 'settings.json'), settings);
  await withTill((till) => playScans(draw, till, layout, count), [], prepare);
  return count;
}

async function playScans(
  draw: Draw,
  { app, page }: MeasuredTill,
  layout: ScannerProfile['layout'],
  count: Count,
): Promise<void> {
  const field = page.getByTestId('manual-code');
  const panel = page.getByTestId('verdict');
  for (let scan = 0; scan < SCANS_A_WINDOW; scan += 1) {
    await field.fill('');
    await field.focus();
    const typed = [...'abcXYZ 123'].slice(0, Math.floor(draw() * 6));
    await pressByEvents(
      app,
      typed.map((key): Press => ({ key, waitMs: 60 + Math.floor(draw() * 120) })),
    );
    const focus = pick(draw, ['field', 'button', 'nothing']);
    if (focus === 'button') await page.getByRole('button').first().focus();
    if (focus === 'nothing') await field.blur();
    await page.waitForTimeout(350);
    const code = drawCode(draw, WINDOW_SIGNS);
    await pressByEvents(app, gunPresses(draw, code, layout));
    const shown = await panel
      .and(page.locator(`[data-code=${JSON.stringify(code)}]`))
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => false,
      );
    const kept = await field.inputValue();
    const same = common([...kept], typed);
    count.scans += 1;
    count.right += shown ? 1 : 0;
    count.typed += typed.length;
    count.leaked += kept.length - same;
    count.lost += typed.length - same;
  }
}

/** The keys of a US keyboard at the positions that a gun of this layout presses. */
function gunPresses(draw: Draw, code: string, layout: ScannerProfile['layout']): Press[] {
  const waitMs = () => 2 + Math.floor(draw() * 14);
  const signs = [...code].map((sign): Press => {
    const { code: position, shift } = positionOn(layout, sign);
    return { key: characterAt(position, shift, 'us') ?? sign, waitMs: waitMs() };
  });
  const suffix = pick(draw, ['Enter', 'Tab', null]);
  return suffix === null ? signs : [...signs, { key: suffix, waitMs: 1 }];
}

/** Length of the longest common subsequence: what stands in both, in the same order. */
function common(one: readonly string[], other: readonly string[]): number {
  let before = new Array<number>(other.length + 1).fill(0);
  for (const left of one) {
    const row = [0];
    for (const [index, right] of other.entries()) {
      const same = (before[index] ?? 0) + 1;
      row.push(left === right ? same : Math.max(before[index + 1] ?? 0, row[index] ?? 0));
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}

function sum(counts: readonly Count[]): Count {
  return counts.reduce((total, one) => ({
    scans: total.scans + one.scans,
    right: total.right + one.right,
    leaked: total.leaked + one.leaked,
    typed: total.typed + one.typed,
    lost: total.lost + one.lost,
  }));
}

function target(name: string, value: number, limit: number, kind: Target['kind']): Target {
  return { name, value, limit, kind };
}

/** Order statistics and the table that every benchmark prints. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build';

export interface Spread {
  count: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** The spread of some measurements; throws on none, which would be no measurement. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const index = Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1);
    return sorted[Math.max(0, index)] ?? 0;
  };
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** A figure as it stands in a table. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Spreads side by side, for `console.table`. */
export function rowsOf(spreads: Record<string, Spread>): Record<string, Spread> {
  return Object.fromEntries(
    Object.entries(spreads).map(([name, spread]) => [
      name,
      Object.fromEntries(Object.entries(spread).map(([key, value]) => [key, round(value)])),
    ]),
  ) as unknown as Record<string, Spread>;
}

/** One target of an issue, and whether this run reached it. */
export interface Target {
  name: string;
  value: number;
  limit: number;
  /** `least`: the value must not be below the limit. */
  kind: 'most' | 'least';
}

export interface Report {
  figures: Record<string, unknown>;
  targets: Target[];
}

/** Prints the targets and leaves everything in `out/bench/NAME.json`. */
export function publish(name: string, report: Report): void {
  const folder = join(root, 'out', 'bench');
  mkdirSync(folder, { recursive: true });
  const targets = report.targets.map((target) => ({ ...target, met: isMet(target) }));
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ ...report, targets }, null, 2)}\n`,
  );
  console.table(
    Object.fromEntries(
      targets.map(({ name: target, value, limit, kind, met }) => [
        target,
        { value: round(value), limit: `${kind === 'most' ? '≤' : '≥'} ${limit}`, met },
      ]),
    ),
  );
}

function isMet({ value, limit, kind }: Target): boolean {
  return kind === 'most' ? value <= limit : value >= limit;
}

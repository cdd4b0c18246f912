/**
 * A thousand tills of one account through 24 hours of virtual time, by each way to a token. What
 * one till in a shop of many sees is in the last columns.
 */
import { type Day, type DayWish, simulateDay } from '../../test/support/token-day';
import { publish } from './stats';

const day = { tills: 1_000, hours: 24, everyMs: 180_000 };
const runs: Record<string, DayWish> = {
  stable: { ...day, mode: 'stable' },
  'stable, another program on classic': { ...day, mode: 'stable', stranger: true },
  service: { ...day, mode: 'service' },
  classic: { ...day, mode: 'classic' },
  'classic, one till alone': { ...day, mode: 'classic', tills: 1 },
};

/** Simulates, prints, and leaves `out/bench/tokens.json`. */
export async function run(): Promise<void> {
  const days: Record<string, Day> = {};
  for (const [name, wish] of Object.entries(runs)) days[name] = await simulateDay(wish);
  console.table(days);
  const none = (name: string) => ({
    name: `${name}: 40001s and calls without a token`,
    value: (days[name]?.seen40001 ?? Number.NaN) + (days[name]?.failed ?? Number.NaN),
    limit: 0,
    kind: 'most' as const,
  });
  publish('tokens', {
    figures: days,
    targets: [none('stable'), none('stable, another program on classic'), none('service')],
  });
}

/**
 * Every way in which two tills, one coupon and a bad line can come together, walked through
 * with the project's own steps (redemption rules §8). What may happen: requests lost, or carried
 * out up to 15 s late; answers lost or 10 s late; clean refusals; reads that fail or take 2 s;
 * a till that dies after journalling, while its request is on the way or before any read, and
 * starts again; a cashier who tries again. Time is cut where something can be told apart:
 * `test/support/explore/world.ts` says how. Look-ups are left out: a cashier presses as if the
 * green had been seen before anything happened, which allows for more than the till does.
 */
import { describe, expect, test, vi } from 'vitest';
import * as rules from '../../../main/redemption/steps';
import { type Explored, explore } from '../../support/explore/explore';
import { type Journey, journeys, weather } from '../../support/explore/journeys';

/** For a machine that has other things to do; on its own it takes seconds for all. */
vi.setConfig({ testTimeout: 120_000 });

const walked = new Map<Journey, Explored>();

/** A journey by the rules, walked once for all tests. */
function walk(journey: Journey): Explored {
  const explored = walked.get(journey) ?? explore({ steps: rules, ...journeys[journey] });
  walked.set(journey, explored);
  return explored;
}

describe('with requests at most 15 s late', () => {
  test.each(Object.keys(journeys) as Journey[])('no rule is broken: %s', (journey) => {
    const { violation, ends, states } = walk(journey);
    expect(violation).toBeNull();
    expect(ends).toBeGreaterThan(10);
    expect(states).toBeGreaterThan(1_000);
  });

  test('every outcome comes about, and no intent stays open', () => {
    const { outcomes } = walk('a cashier who tries again');
    expect([...outcomes].sort()).toEqual(
      ['not-sent', 'redeemed', 'refused', 'settled-not-redeemed', 'settled-redeemed'].sort(),
    );
  });

  test('two records can claim one redemption, and never plainly: what no till can know', () => {
    const [first, second] = walk('a second till at any time').undecidable;
    expect(Math.min(first, second)).toBeGreaterThan(0);
  });

  test('a till that settles before anybody else redeems is always right', () => {
    const alone = explore({
      steps: rules,
      weather,
      offsets: [600_000],
      budget: { crashes: 1, unclear: 1, presses: 1 },
    });
    expect([alone.violation, alone.undecidable[0]]).toEqual([null, 0]);
  });
});

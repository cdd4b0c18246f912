/**
 * Every way in which two tills, one coupon and a bad line can come together, walked through
 * with the project's own steps (redemption rules §8). What may happen: requests lost, or carried
 * out up to 15 s late; answers lost or 10 s late; clean refusals; reads that fail or take 2 s;
 * a till that dies after journalling, while its request is on the way or before any read, and
 * starts again; a cashier who tries again. Time is cut where something can be told apart:
 * `test/support/explore/world.ts` says how. Look-ups are left out: a cashier presses as if the
 * green had been seen before anything happened, which allows for more than the till does.
 */
import { describe, expect, test } from 'vitest';
import * as rules from '../../../main/redemption/steps';
import { type Explored, explore } from '../../support/explore/explore';
import type { Weather } from '../../support/explore/moves';
import type { Steps } from '../../support/explore/world';

const weather: Weather = {
  lateness: 15_000,
  answersAfter: [0, 10_000],
  readsTake: [0, 2_000],
  downFor: [0, 7_000, 16_000],
};
const prompt: Weather = { ...weather, answersAfter: [0], readsTake: [0] };
const budget = { crashes: 0, unclear: 0, presses: 1 };
const seconds = (...list: number[]): number[] => list.map((one) => one * 1_000);

/** What is walked through: together about 150,000 states. */
const journeys = {
  'slow answers, slow reads': { weather, offsets: [0], budget },
  'a second till at any time': {
    weather: { ...weather, readsTake: [0] },
    offsets: seconds(0, 1, 2, 3, 4, 5, 7, 9, 12, 15, 18, 21),
    budget,
  },
  'tills that die': {
    weather: { ...weather, readsTake: [0], downFor: [0, 16_000] },
    offsets: [0],
    budget: { ...budget, crashes: 1 },
  },
  'tills that die, one later than the other': {
    weather: prompt,
    offsets: seconds(4),
    budget: { ...budget, crashes: 1 },
  },
  'reads that fail': { weather: prompt, offsets: seconds(0, 4), budget: { ...budget, unclear: 2 } },
  'tills that die, reads that fail': {
    weather: { ...prompt, downFor: [2_000] },
    offsets: [0],
    budget: { ...budget, crashes: 1, unclear: 1 },
  },
  'a cashier who tries again': {
    weather: prompt,
    offsets: seconds(0, 4),
    budget: { ...budget, presses: 2 },
  },
};
type Journey = keyof typeof journeys;

const walk = (journey: Journey, steps: Steps = rules): Explored =>
  explore({ steps, ...journeys[journey] });

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
      offsets: seconds(600),
      budget: { crashes: 1, unclear: 1, presses: 1 },
    });
    expect([alone.violation, alone.undecidable[0]]).toEqual([null, 0]);
  });
});

/** Lets through what the table of changes would stop, so that the deed itself is judged. */
const unguarded: Steps = { ...rules, mayBecome: () => true };

/** Rules broken on purpose: each must be found out. */
const mutants: { name: string; journey: Journey; steps: Steps; finds: string }[] = [
  {
    name: 'a re-send judged like a first send',
    journey: 'slow answers, slow reads',
    steps: {
      ...unguarded,
      afterResend: rules.afterFirstSend as unknown as Steps['afterResend'],
    },
    finds: 'redeemed here, recorded as',
  },
  {
    name: 'a re-send judged like a first send, stopped by the table of changes',
    journey: 'slow answers, slow reads',
    steps: { ...rules, afterResend: rules.afterFirstSend as unknown as Steps['afterResend'] },
    finds: 'unknown became',
  },
  {
    name: '"not redeemed" concluded at once',
    journey: 'slow answers, slow reads',
    steps: {
      ...rules,
      afterRead: (settling, seen, startedAt, now) =>
        seen === 'normal' || seen === 'not-consumed'
          ? { kind: 'conclude', state: 'settled-not-redeemed' }
          : rules.afterRead(settling, seen, startedAt, now),
    },
    finds: 'redeemed here, recorded as settled-not-redeemed',
  },
  {
    name: '"not redeemed" concluded after 14 s',
    journey: 'a second till at any time',
    steps: {
      ...rules,
      afterRead: (settling, seen, startedAt, now) =>
        rules.afterRead(
          { ...settling, lastSentAt: settling.lastSentAt - 1_000 },
          seen,
          startedAt,
          now,
        ),
    },
    finds: 'redeemed here, recorded as settled-not-redeemed',
  },
  {
    name: '15 s counted from the first send instead of the last',
    journey: 'slow answers, slow reads',
    steps: {
      ...rules,
      resendFailed: (settling, sentAt, failedAt) => ({
        ...rules.resendFailed(settling, sentAt, failedAt),
        lastSentAt: settling.lastSentAt,
      }),
    },
    finds: 'redeemed here, recorded as settled-not-redeemed',
  },
  {
    name: '15 s counted to the answer of the read instead of its request',
    journey: 'slow answers, slow reads',
    steps: {
      ...rules,
      afterRead: (settling, seen, _startedAt, now) => rules.afterRead(settling, seen, now, now),
    },
    finds: 'redeemed here, recorded as settled-not-redeemed',
  },
  {
    name: '"not redeemed" concluded from an unclear read',
    journey: 'reads that fail',
    steps: {
      ...rules,
      afterRead: (settling, seen, startedAt, now) =>
        rules.afterRead(settling, seen === 'unclear' ? 'not-consumed' : seen, startedAt, now),
    },
    finds: 'redeemed here, recorded as settled-not-redeemed',
  },
  {
    name: 'a lost answer taken for "not sent"',
    journey: 'a second till at any time',
    steps: {
      ...rules,
      afterFirstSend: (seen) => (seen.kind === 'failed' ? 'not-sent' : rules.afterFirstSend(seen)),
    },
    finds: 'redeemed here, recorded as not-sent',
  },
  {
    name: '40099 to the re-send shown as plain green',
    journey: 'a second till at any time',
    steps: {
      ...rules,
      afterResend: (seen) => (seen.kind === 'errcode' ? 'redeemed' : rules.afterResend(seen)),
    },
    finds: 'plain green for what was not redeemed here',
  },
  {
    name: 'CONSUMED at read-back shown as plain green',
    journey: 'a second till at any time',
    steps: {
      ...rules,
      afterRead: (settling, seen, startedAt, now) =>
        seen === 'consumed'
          ? { kind: 'conclude', state: 'redeemed' as 'settled-redeemed' }
          : rules.afterRead(settling, seen, startedAt, now),
    },
    finds: 'plain green for what was not redeemed here',
  },
  {
    name: 'a second re-send',
    journey: 'a second till at any time',
    steps: {
      ...rules,
      afterRead: (settling, seen, startedAt, now) =>
        rules.afterRead({ ...settling, resent: false }, seen, startedAt, now),
    },
    finds: 'sent a third time',
  },
  {
    name: 'a re-send after a restart',
    journey: 'tills that die',
    steps: { ...rules, settlingFound: (startedAt) => rules.settlingLive(startedAt, startedAt) },
    finds: 'sent after a restart',
  },
  {
    name: 'no waiting for a late request after a restart',
    journey: 'tills that die',
    steps: {
      ...rules,
      settlingFound: (startedAt) => ({
        ...rules.settlingFound(startedAt),
        lastSentAt: startedAt - 60_000,
      }),
    },
    finds: 'redeemed here, recorded as settled-not-redeemed',
  },
];

describe('the walk finds a rule that is broken on purpose', () => {
  test.each(mutants)('$name', ({ journey, steps, finds }) => {
    expect(walk(journey, steps).violation).toContain(finds);
  });

  test('and a line that is worse than the rules allow for', () => {
    const { violation } = explore({
      steps: rules,
      weather: { ...prompt, lateness: 16_000 },
      offsets: [0],
      budget,
    });
    expect(violation).toContain('redeemed here, recorded as settled-not-redeemed');
  });
});

/**
 * The exploration has teeth: each rule broken on purpose is found out (redemption rules §8).
 */
import { describe, expect, test } from 'vitest';
import * as rules from '../../../main/redemption/steps';
import { explore } from '../../support/explore/explore';
import { budget, type Journey, journeys, prompt } from '../../support/explore/journeys';
import type { Steps } from '../../support/explore/world';

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
    expect(explore({ steps, ...journeys[journey] }).violation).toContain(finds);
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

/** The life of an intent, told a second time from redemption rules §4 and §5. */
import { describe, expect, test } from 'vitest';
import {
  afterFirstSend,
  afterResend,
  type ConsumeSeen,
  intentStates,
  isOpen,
  mayBecome,
} from '../../../main/redemption/steps';
import { knownErrcodes } from '../../../shared/errcodes';
import { faults } from '../../../shared/reasons';

/** An errcode that is in no table. */
const UNLISTED = 99_999;
const errcodes: readonly number[] = [...knownErrcodes, UNLISTED];

/** The errcodes that judge the coupon (rules §4), 40099 among them. */
const judging = [
  40056, 40071, 40073, 40078, 40079, 40099, 40116, 40127, 40146, 43018, 40147, 45021, 45030,
];
/** Every errcode of §7's rate-limited, quota, credentials, ip-not-allowed, account-limited. */
const nothingDone = [
  ...[45011, 45009],
  ...[40001, 40014, 42001, 41001, 40002, 40013, 40125, 40243, 41002, 41004],
  ...[40164, 45035, 61004, 89501, 89503, 89506, 89507],
  ...[48001, 48004, 50001, 50002, 50004, 43009, 43010, 43011],
];

/** Every failure of a call: each reason, with and without a chance that it was sent. */
const failures = (['no', 'maybe'] as const).flatMap((sent) =>
  faults.map((reason): ConsumeSeen => ({ kind: 'failed', sent, reason })),
);

describe('the states of an intent', () => {
  test('change in the ways of rules §5 and in no other, whoever decides', () => {
    const changes = (['till', 'manager'] as const).flatMap((by) =>
      intentStates.flatMap((from) =>
        intentStates.filter((to) => mayBecome(from, to, by)).map((to) => `${by}: ${from} → ${to}`),
      ),
    );
    expect(changes.sort()).toEqual(
      [
        'till: intended → redeemed',
        'till: intended → refused',
        'till: intended → not-sent',
        'till: intended → unknown',
        'till: unknown → redeemed',
        'till: unknown → settled-redeemed',
        'till: unknown → settled-not-redeemed',
        'manager: unknown → settled-redeemed',
        'manager: unknown → settled-not-redeemed',
        'manager: settled-not-redeemed → settled-redeemed',
      ].sort(),
    );
  });

  test('block their coupon as long as nobody knows what WeChat did', () => {
    expect(intentStates.filter(isOpen)).toEqual(['intended', 'unknown']);
  });
});

describe('the answer to the first send', () => {
  const outcome = (errcode: number) => afterFirstSend({ kind: 'errcode', errcode });

  test('redeems with errcode 0 only', () => {
    expect(afterFirstSend({ kind: 'ok' })).toBe('redeemed');
    expect(errcodes.filter((errcode) => outcome(errcode) === 'redeemed')).toEqual([]);
  });

  test('is a refusal with the errcodes that judge the coupon, 40099 included', () => {
    expect(errcodes.filter((errcode) => outcome(errcode) === 'refused').sort()).toEqual(
      [...judging].sort(),
    );
  });

  test('counts as not sent with the named errcodes only', () => {
    expect(errcodes.filter((errcode) => outcome(errcode) === 'not-sent').sort()).toEqual(
      [...nothingDone].sort(),
    );
  });

  test('says nothing with any other errcode, one of no table included', () => {
    const others = errcodes.filter((errcode) => ![...judging, ...nothingDone].includes(errcode));
    expect(others).toContain(UNLISTED);
    expect(others).toContain(-1);
    expect(others.map(outcome)).toEqual(others.map(() => 'unknown'));
  });

  test('counts as not sent where there was no token', () => {
    expect(afterFirstSend({ kind: 'no-token' })).toBe('not-sent');
  });

  test('after a failure counts as not sent only if no byte can have left', () => {
    const ends = failures.map((seen) => [seen, afterFirstSend(seen)]);
    expect(ends).toEqual(
      failures.map((seen) => [
        seen,
        seen.kind === 'failed' && seen.sent === 'no' ? 'not-sent' : 'unknown',
      ]),
    );
  });
});

describe('the answer to the one re-send', () => {
  test('redeems plainly with errcode 0', () => {
    expect(afterResend({ kind: 'ok' })).toBe('redeemed');
  });

  test('confirms afterwards with 40099, and leaves all else unknown, refusals included', () => {
    const ends = errcodes.map((errcode) => [errcode, afterResend({ kind: 'errcode', errcode })]);
    expect(ends).toEqual(
      errcodes.map((errcode) => [errcode, errcode === 40099 ? 'settled-redeemed' : 'unknown']),
    );
  });

  test('leaves the intent unknown after any failure, even one that never left', () => {
    const seen: ConsumeSeen[] = [...failures, { kind: 'no-token' }];
    expect(seen.map(afterResend)).toEqual(seen.map(() => 'unknown'));
  });
});

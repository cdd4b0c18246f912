/** One consume: what is written before and after it, and what it means (redemption rules §4). */
import { afterEach, expect, test } from 'vitest';
import { redeem } from '../../../main/redemption/redeem';
import {
  breakableLedger,
  done,
  lost,
  noToken,
  refused,
  removeLedgers,
  scriptedClient,
  type TestLedger,
} from '../../support/script';

const address = { code: '100000000001', cardId: null };
afterEach(removeLedgers);

const order = { address, cardId: 'pCARD', title: '9折', status: 'NORMAL', source: 'wedge' };

function setUp(...consumes: ReturnType<typeof scriptedClient>['consumes']) {
  const script = scriptedClient();
  script.consumes = consumes;
  const ledger = breakableLedger();
  return {
    script,
    ledger,
    run: () => redeem(order, { ledger: ledger.writer, client: script.client }),
  };
}

function stateIn(ledger: TestLedger): string | undefined {
  return ledger.reader.intentsOfCode(address.code)[0]?.state;
}

test.each([
  ['errcode 0', done, 'redeemed'],
  ['40099', refused(40099), 'refused'],
  ['another judging errcode', refused(40127), 'refused'],
  ['an errcode with which nothing was done', refused(45009), 'not-sent'],
  ['an errcode of no table', refused(99_999), 'unknown'],
  ['-1', refused(-1), 'unknown'],
  ['a lost answer', lost(), 'unknown'],
  ['a connection that was never made', lost('no'), 'not-sent'],
  ['no token', noToken, 'not-sent'],
])('after %s the intent is in the ledger as judged', async (_, answer, state) => {
  const { ledger, run } = setUp(answer);
  const end = await run();
  expect([end.kind, ledger.written, stateIn(ledger)]).toEqual([state, ['intended', state], state]);
});

test('the intent is on the disk before anything leaves', async () => {
  const { script, ledger, run } = setUp(async () => {
    expect(ledger.written).toEqual(['intended']);
    return done();
  });
  await run();
  expect(script.calls.map(({ api, address: asked }) => [api, asked])).toEqual([
    ['consume', address],
  ]);
});

test('the repeat after a refused token has its own row, written before it leaves', async () => {
  const { script, ledger, run } = setUp(refused(40001), async () => {
    expect(ledger.written).toEqual(['intended', 'send']);
    return done();
  });
  expect((await run()).kind).toBe('redeemed');
  expect([script.repeats, ledger.written]).toEqual([[true], ['intended', 'send', 'redeemed']]);
});

test('a repeat that cannot be journalled is not made', async () => {
  const { script, ledger, run } = setUp(refused(40001), lost('no'));
  ledger.broken.add('sendAgain');
  expect((await run()).kind).toBe('not-sent');
  expect(script.repeats).toEqual([false]);
});

test('an intent that cannot be written sends nothing', async () => {
  const { script, ledger, run } = setUp(done);
  ledger.broken.add('intend');
  expect(await run()).toMatchObject({
    kind: 'not-sent',
    intent: null,
    reason: 'ledger-unwritable',
  });
  expect([script.calls, stateIn(ledger)]).toEqual([[], undefined]);
});

test('a success that cannot be written is no green: it counts as unknown and stays open', async () => {
  const { ledger, run } = setUp(done);
  ledger.broken.add('conclude');
  expect((await run()).kind).toBe('unknown');
  expect(stateIn(ledger)).toBe('intended');
});

test.each([
  ['refused', refused(40099)],
  ['not-sent', lost('no')],
] as const)(
  '%s that cannot be written is told as it is, and kept to be written',
  async (kind, answer) => {
    const { ledger, run } = setUp(answer);
    ledger.broken.add('conclude');
    expect(await run()).toMatchObject({
      kind,
      unwritten: { state: kind, row: { kind: 'outcome' } },
    });
    expect(stateIn(ledger)).toBe('intended');
  },
);

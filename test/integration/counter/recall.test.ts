/** The last scans are there again after a restart, as they ended, and nothing of them is current. */
import { expect, test } from 'vitest';
import { withShop } from '../../support/shop';

const CODE = '500000000999';
const LOST = '500000000888';

const said = ({ code, kind, reason }: { code: string; kind: string; reason: string | null }) =>
  [code, kind, reason ?? '-'].join(' ');

test('each scan of the day is told as it ended, newest first, with numbers below zero', () =>
  withShop(async (shop) => {
    const first = shop.till();
    await first.verdictOn('200000000001');
    await first.verdictOn('134567890123456789');
    await first.verdictOn(CODE);
    first.redeem();
    await first.shows('redeemed/');
    await first.verdictOn('500000000998');
    await first.close();
    const second = shop.till({}, first.folder);
    const { state, recent, scanId } = second.view();
    expect([state.kind, scanId]).toEqual(['ready', 0]);
    expect(recent.map(said)).toEqual([
      '500000000998 redeemable -',
      `${CODE} redeemed -`,
      ' wrong-thing payment-code',
      '200000000001 refused consumed',
    ]);
    expect(recent.every(({ id }) => id < 0)).toBe(true);
    expect(recent[1]?.title).toBe(first.view().recent[1]?.title);
    await second.verdictOn('200000000003');
    expect(second.view().recent.map(({ id }) => Math.sign(id))).toEqual([1, -1, -1, -1, -1]);
  }));

test('the line of a redemption whose outcome was not known is rewritten when it is', () =>
  withShop(async (shop) => {
    const { control } = shop.server;
    control.addFault({ api: 'consume', code: LOST, times: 1, do: { kind: 'drop-after' } });
    control.addFault({ api: 'get', code: LOST, checkConsume: false, do: { kind: 'drop-before' } });
    const first = shop.till();
    await first.verdictOn(LOST);
    first.redeem();
    await first.shows('unknown/answer-lost');
    await first.close();
    const second = shop.till({}, first.folder);
    expect(second.view().recent.map(said)).toEqual([`${LOST} unknown answer-lost`]);
    control.clearFaults();
    await second.until(({ recent }) => recent[0]?.kind === 'redeemed', 15_000);
    expect(second.view().recent.map(said)).toEqual([`${LOST} redeemed confirmed-afterwards`]);
  }));

test('in an open shift it is the shift’s scans', () =>
  withShop(async (shop) => {
    const first = shop.till();
    await first.verdictOn('200000000001');
    first.till.ledger.shifts.open('小王');
    await first.verdictOn('200000000003');
    await first.close();
    const second = shop.till({}, first.folder);
    expect(second.view().recent.map(({ code }) => code)).toEqual(['200000000003']);
  }));

/** Every scan and every redemption is in the ledger, each row chained to the one before. */
import { expect, test } from 'vitest';
import { type Entry, GENESIS, hashOf } from '../../../main/ledger/chain';
import { pass, withShop } from '../../support/shop';

const CODE = '500000000999';

/** The first row that does not follow from the one before; null where all do. */
function firstBroken(rows: readonly Entry[]): number | null {
  let before = GENESIS;
  for (const { hash, ...row } of rows) {
    if (row.prev_hash !== before || hashOf(row) !== hash) return row.seq;
    before = hash;
  }
  return null;
}

const told = ({ kind, verdict, reason, source, errcode }: Entry) =>
  [kind, verdict, reason, source, errcode].map((cell) => cell ?? '-').join(' ');

test('a row for each scan, whatever came of it, and the chain verifies', () =>
  withShop(async (shop) => {
    const till = shop.till();
    await till.verdictOn('200000000001');
    await till.verdictOn('200000000008', 'typed');
    await till.verdictOn('900000000001', 'serial');
    await till.verdictOn('600000000007', 'hid');
    await till.verdictOn('134567890123456789');
    await till.verdictOn('a\u0007b', 'typed');
    await till.verdictOn('160000000000000001', 'manager');
    till.till.counter.cameraSaw([{ text: '100000000021', symbology: 'Code128' }]);
    await till.shows('redeemable/outside-hours');
    const scans = till.rows().filter(({ kind }) => kind === 'scan');
    expect(scans.map(told)).toEqual([
      'scan refused consumed wedge 40099',
      'scan refused unknown-status typed 40127',
      'scan invalid no-such-code serial 40056',
      'scan fault busy hid -',
      'scan wrong-thing payment-code wedge -',
      'scan invalid malformed-code typed -',
      'scan invalid no-such-code manager 40056',
      'scan redeemable outside-hours camera -',
    ]);
    expect(scans.map(({ flags }) => flags.includes('typed'))).toEqual([
      ...[false, true, false, false],
      ...[false, true, false, false],
    ]);
    expect(scans.every(({ operator, device }) => operator === '01' && device !== '')).toBe(true);
    expect(scans.every(({ latency_ms }) => latency_ms !== null && latency_ms >= 0)).toBe(true);
    expect(firstBroken(till.rows())).toBeNull();
  }));

test('two payment codes are two scans, and one that is read twice is one', () =>
  withShop(async (shop) => {
    const till = shop.till();
    await till.verdictOn('134567890123456789');
    expect(await till.verdictOn('281234567890123456')).toBe('wrong-thing/payment-code');
    expect(till.view().sameCode).toBeNull();
    till.scan('281234567890123456');
    expect(till.view().sameCode).toMatchObject({ times: 1 });
    expect(till.rows().map(told)).toEqual([
      'scan wrong-thing payment-code wedge -',
      'scan wrong-thing payment-code wedge -',
    ]);
  }));

test('while a cashier chooses between two codes in one picture, no time is WeChat’s', () =>
  withShop(async (shop) => {
    const till = shop.till();
    const symbology = 'Code128' as const;
    till.till.counter.cameraSaw([
      { text: '500000000998', symbology },
      { text: CODE, symbology },
    ]);
    await pass(60);
    await till.verdictOn('200000000001');
    expect(till.rows()[0]).toMatchObject({ flags: 'superseded', latency_ms: 0 });
  }));

test('a refusal keeps WeChat’s request id for its support', () =>
  withShop(async (shop) => {
    const till = shop.till();
    await till.verdictOn('400000040078');
    await till.verdictOn('400000040164');
    const rids = till.rows().flatMap(({ kind, rid }) => (kind === 'scan' ? [rid] : []));
    expect(rids).toEqual([
      expect.stringMatching(/^[0-9a-f]+-/),
      expect.stringMatching(/^[0-9a-f]+-/),
    ]);
  }));

test('a redemption is told from the intent to its end, under the intent’s number', () =>
  withShop(async (shop) => {
    const deed = { kind: 'drop-before' } as const;
    shop.server.control.addFault({ api: 'consume', code: CODE, times: 1, do: deed });
    const till = shop.till();
    await till.verdictOn(CODE, 'typed');
    till.redeem();
    await till.shows('redeemed/');
    const rows = till.rows().filter(({ code, kind }) => code === CODE && kind !== 'scan');
    const intent = rows[0]?.seq;
    expect(rows).toMatchObject([
      { kind: 'intent', status: 'NORMAL', source: 'typed' },
      { kind: 'outcome', intent, outcome: 'unknown', verdict: 'unknown', reason: 'answer-lost' },
      { kind: 'send', intent },
      { kind: 'settlement', intent, outcome: 'redeemed', verdict: 'redeemed', errcode: 0 },
    ]);
    expect(new Set(rows.map(({ card_id }) => card_id)).size).toBe(1);
    expect(firstBroken(till.rows())).toBeNull();
  }));

test('a changed row, a missing one and one put in are found', () =>
  withShop(async (shop) => {
    const till = shop.till();
    for (const code of ['200000000001', '200000000002', '200000000003']) await till.verdictOn(code);
    const rows = till.rows();
    const at = rows.findIndex(({ code }) => code === '200000000002');
    const row = rows[at] as Entry;
    const changed = rows.with(at, { ...row, verdict: 'redeemable' });
    const forged = { ...row, verdict: 'redeemable' };
    const rehashed = rows.with(at, { ...forged, hash: hashOf(forged) });
    const next = rows[at + 1]?.seq;
    expect([changed, rehashed, rows.toSpliced(at, 1)].map(firstBroken)).toEqual([
      row.seq,
      next,
      next,
    ]);
  }));

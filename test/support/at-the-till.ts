/** What tests of redeeming do again and again at a till. */
import { join } from 'node:path';
import { openLedger } from '../../main/ledger/ledger';
import { cardIds } from '../../main/practice/card-ids';
import type { Deed } from '../../main/practice/faults';
import type { CouponAddress } from '../../main/wechat/client';
import type { Shop, TestTill } from './shop';

/** How many consumes of a code reached WeChat's door. */
export function consumes(shop: Shop, code: string): number {
  return shop.asked(code).filter((call) => call === 'consume').length;
}

/** How often a code was looked up. */
export function lookUps(shop: Shop, code: string): number {
  return shop.asked(code).filter((call) => call === 'get true').length;
}

/** Something happens to the next consume of a code, or to the next few. */
export function spoil(shop: Shop, code: string, deed: Deed, times = 1): void {
  shop.server.control.addFault({ api: 'consume', code, times, do: deed });
}

/** A till with a coupon on show, green. */
export async function greenTill(shop: Shop, code: string): Promise<TestTill> {
  const till = shop.till();
  till.scan(code);
  await till.shows('redeemable/');
  return till;
}

/** Rows of a coupon beside its scans, each as its kind and what it says. */
export function story(till: TestTill, code: string): string[] {
  return till
    .rows()
    .filter((row) => row.code === code && row.kind !== 'scan')
    .map(({ kind, outcome, flags }) => [kind, outcome, flags].filter(Boolean).join(' '));
}

/** The folder of a till that died between its intent and the answer. */
export async function deadTill(
  shop: Shop,
  code: string,
  cardId: string = cardIds.discount,
  sentCardId: string | null = null,
): Promise<string> {
  const till = shop.till();
  await till.close();
  leaveIntent(till.folder, { code, cardId: sentCardId }, cardId);
  return till.folder;
}

function leaveIntent(folder: string, address: CouponAddress, cardId: string): void {
  const ledger = openLedger(join(folder, 'ledger.sqlite'), () => ({ operator: '01', device: 't' }));
  ledger.writer.intend({ address, cardId, title: '9折', status: 'NORMAL', source: 'wedge' });
  ledger.close();
}

/** From now on every write of this till fails, or none any more. */
export function breakWrites(till: TestTill, broken: boolean): void {
  till.till.ledger.core.database.exec(`PRAGMA query_only=${broken ? 'ON' : 'OFF'}`);
}

/** A till whose ledger breaks between the intent and the answer of its consume. */
export async function breakingTill(shop: Shop, code: string, ...deeds: Deed[]): Promise<TestTill> {
  const till = await greenTill(shop, code);
  spoil(shop, code, { kind: 'latency', ms: 400 });
  for (const deed of deeds) spoil(shop, code, deed);
  till.redeem();
  if (till.intents(code)[0] !== 'intended') throw new Error('nothing was intended');
  breakWrites(till, true);
  return till;
}

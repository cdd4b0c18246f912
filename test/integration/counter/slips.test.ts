/** Slips of redemptions on a whole till: printed, not printed, and never in the verdict's way. */
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../main/settings/table';
import { fakePrinter } from '../../support/fake-printer';
import { pass, type TestTill, withShop } from '../../support/shop';

const A = '500000000001';
const B = '500000000002';
const WELL = () => 0x12;
const OUT_OF_PAPER = (question: number) => (question === 4 ? 0x72 : 0x12);

const at = (port: number, printSlips: Settings['printSlips']): Partial<Settings> => ({
  printer: 'network',
  printerAddress: `127.0.0.1:${port}`,
  printSlips,
});
const intentOf = (till: TestTill) => {
  const state = till.state();
  return state.kind === 'redeemed' ? state.intent : 0;
};
const textOf = (printed: string) => iconv.decode(Buffer.from(printed, 'latin1'), 'gb18030');

describe('a slip', () => {
  test('is printed once for each redemption where the settings say so', () =>
    withShop(async (shop) => {
      const printer = await fakePrinter(WELL);
      const till = shop.till({ ...at(printer.port, 'always'), storeName: '南京路店' });
      await till.verdictOn(A);
      till.redeem();
      await till.until(({ slip }) => slip?.kind === 'printed');
      till.till.counter.askReceipt(till.view().scanId);
      till.scan('R-1');
      await pass(200);
      const slip = textOf(printer.printed());
      expect(slip.match(/南京路店/g)).toHaveLength(1);
      expect(slip).toContain('****0001');
      expect(slip).not.toContain(A);
      expect(till.said()).toBe('redeemed/');
    }));

  test('is printed by its key, as often as that is pressed, and only of a redemption', () =>
    withShop(async (shop) => {
      const printer = await fakePrinter(WELL);
      const till = shop.till(at(printer.port, 'by-key'));
      const press = () => till.till.counter.printSlip(till.view().scanId);
      await till.verdictOn(A);
      press();
      till.redeem();
      await till.shows('redeemed/');
      await pass(200);
      expect([printer.connections(), till.view().slip]).toEqual([0, null]);
      press();
      await till.until(({ slip }) => slip?.kind === 'printed');
      expect(textOf(printer.printed())).not.toContain('副本');
      press();
      await till.until(() => printer.connections() === 2);
      await till.until(({ slip }) => slip?.kind === 'printed');
      expect(textOf(printer.printed()).match(/副本/g)).toHaveLength(1);
      await till.till.slips.printAgain(intentOf(till));
      expect(textOf(printer.printed()).match(/副本/g)).toHaveLength(2);
    }));

  test('that failed comes out as the first one, not as a copy', () =>
    withShop(async (shop) => {
      let status: (question: number) => number = OUT_OF_PAPER;
      const printer = await fakePrinter((question) => status(question));
      const till = shop.till(at(printer.port, 'by-key'));
      const press = () => till.till.counter.printSlip(till.view().scanId);
      await till.verdictOn(A);
      till.redeem();
      await till.shows('redeemed/');
      press();
      await till.until(({ slip }) => slip?.kind === 'failed');
      status = WELL;
      press();
      await till.until(({ slip }) => slip?.kind === 'printed');
      expect(textOf(printer.printed())).toContain('****0001');
      expect(textOf(printer.printed())).not.toContain('副本');
    }));

  test('is nothing that a till without a printer knows', () =>
    withShop(async (shop) => {
      const till = shop.till();
      await till.verdictOn(A);
      till.redeem();
      await till.shows('redeemed/');
      till.till.counter.printSlip(till.view().scanId);
      await pass(50);
      expect(till.view().slip).toBeNull();
    }));

  test('that fails is named, leaves the verdict alone and holds no scan up', () =>
    withShop(async (shop) => {
      const printer = await fakePrinter(OUT_OF_PAPER);
      const till = shop.till(at(printer.port, 'always'));
      await till.verdictOn(A);
      till.redeem();
      await till.until(({ slip }) => slip?.kind === 'failed');
      expect(till.view()).toMatchObject({
        state: { kind: 'redeemed', reason: null, code: A },
        slip: { why: 'out-of-paper' },
      });
      await pass(1_600);
      expect(await till.verdictOn(B)).toBe('redeemable/');
      // Whoever looks up only now still learns of it, until Esc.
      expect(till.view().slip).toMatchObject({ kind: 'failed', why: 'out-of-paper' });
      till.till.counter.clear();
      await till.until(({ slip }) => slip === null);
    }));

  test('of a printer that nobody finds is told when it is known, whatever is on show by then', () =>
    withShop(async (shop) => {
      const printer = await fakePrinter(WELL);
      await printer.close();
      const till = shop.till(at(printer.port, 'always'));
      await till.verdictOn(A);
      till.redeem();
      await till.until(({ slip }) => slip?.kind === 'failed');
      expect(till.view().slip).toMatchObject({ why: 'offline' });
      expect(shop.redeemed(A)).toBe(1);
    }));
});

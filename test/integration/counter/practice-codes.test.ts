/** Every practice code on a whole till: the listed verdict, and what redeeming leads to. */
import { describe, expect, test } from 'vitest';
import { type ListedCode, listCodes } from '../../../main/practice/codes';
import { pass, type Shop, type TestTill, withShop } from '../../support/shop';

const codes = listCodes();
const spoken = ({ verdict, reason }: { verdict: string; reason: string }) => `${verdict}/${reason}`;

/** Works through a list with several tills at once. */
async function withTills(
  shop: Shop,
  count: number,
  list: readonly ListedCode[],
  work: (till: TestTill, entry: ListedCode) => Promise<void>,
): Promise<void> {
  const waiting = [...list];
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      // Opening one takes a moment of this thread, and the others' connections wait meanwhile.
      await pass(100 * index);
      const till = shop.till();
      for (let entry = waiting.shift(); entry; entry = waiting.shift()) await work(till, entry);
    }),
  );
}

/** Scans a code and waits for the verdict, or for the choice that is offered. */
async function look(till: TestTill, { code }: ListedCode): Promise<string> {
  till.scan(code);
  await till.until(({ state }) => state.kind !== 'checking' || state.choices.length > 0, 25_000);
  return till.said();
}

describe.concurrent('each practice code', () => {
  test('gives the listed verdict, one after the other on the same till', async () => {
    await withShop(async (shop) => {
      const seen: Record<string, unknown> = {};
      await withTills(shop, 6, codes, async (till, entry) => {
        const said = await look(till, entry);
        const state = till.state();
        seen[entry.code] = {
          said,
          code: state.kind !== 'checking' && 'code' in state ? state.code : null,
          choices: state.kind === 'checking' ? state.choices.map(({ cardId }) => cardId) : [],
        };
      });
      expect(seen).toEqual(
        Object.fromEntries(codes.map((entry) => [entry.code, expectedOf(entry)])),
      );
      const neverAsked = codes.filter((entry) => entry.neverAsked);
      expect(neverAsked.flatMap(({ code }) => shop.asked(code))).toEqual([]);
      expect(shop.server.control.consumed()).toEqual([]);
    });
  }, 120_000);

  test('is redeemed as listed, once where it is redeemed at all', async () => {
    const list = codes.filter(({ afterRedeem }) => afterRedeem !== null);
    // Those that take longest to settle go first.
    list.sort(
      (a, b) => Number(Boolean(b.afterRedeem?.later)) - Number(Boolean(a.afterRedeem?.later)),
    );
    await withShop(async (shop) => {
      const seen: Record<string, string[]> = {};
      await withTills(shop, 16, list, async (till, entry) => {
        seen[entry.code] = await redeemed(till, entry);
      });
      expect(seen).toEqual(
        Object.fromEntries(list.map((entry) => [entry.code, endsOf(entry).map(spoken)])),
      );
      const counts = shop.server.control.consumed().map(({ code, count }) => [code, count]);
      const green = list.filter((entry) => endsOf(entry).at(-1)?.verdict === 'redeemed');
      expect(Object.fromEntries(counts)).toEqual(
        Object.fromEntries(green.map((entry) => [entry.resolvesTo ?? entry.code, 1])),
      );
    });
  }, 120_000);
});

function expectedOf(entry: ListedCode) {
  const secret = entry.reason === 'payment-code';
  // A link's code is known once WeChat has decrypted it and found its coupon.
  const green = entry.verdict === 'redeemable' || entry.verdict === 'refused';
  const unnamed = entry.group === 'link' && !green && !entry.neverAsked;
  const shown = secret || unnamed ? '' : (entry.resolvesTo ?? entry.code);
  return {
    said: spoken(entry),
    code: entry.verdict === 'checking' ? null : shown.slice(0, 64),
    choices: entry.choices,
  };
}

/** What the panel says after redeeming, in order. */
function endsOf({ afterRedeem }: ListedCode) {
  if (!afterRedeem) return [];
  return afterRedeem.later ? [afterRedeem, afterRedeem.later] : [afterRedeem];
}

/** Redeems a code and tells what was shown, as far as it is listed. */
async function redeemed(till: TestTill, entry: ListedCode): Promise<string[]> {
  const { counter } = till.till;
  await look(till, entry);
  const shown = till.state();
  if (shown.kind === 'wrong-thing') counter.askAnyway(till.view().scanId);
  if (shown.kind === 'checking') {
    const [first] = shown.choices;
    if (first) counter.choose(till.view().scanId, first.code, first.cardId);
  }
  await till.until(({ state }) => state.kind === 'redeemable');
  till.redeem();
  if (till.said() === 'redeemable/outside-hours') counter.redeemConfirm(till.view().scanId);
  const said: string[] = [];
  for (const end of endsOf(entry)) {
    await till.until(() => till.said() === spoken(end), 40_000).catch(() => {});
    said.push(till.said());
  }
  return said;
}

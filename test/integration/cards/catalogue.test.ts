/** The catalogue at the practice server: whole, resumable, paused by quotas, never in the way. */
import { expect, test, vi } from 'vitest';
import type { CardFilter, CatalogueRow, CatalogueState } from '../../../shared/cards';
import { pass, type TestTill, withShop } from '../../support/shop';

/** Enough for a list of some pages, fast enough for a test. */
const quick = { catalogueCallsPerMinute: 6_000 };

function listOf({ till }: TestTill, filter: CardFilter = 'all') {
  const { rows, ...list } = till.cardDesk.catalogue.list(filter);
  return { ...list, rows: JSON.parse(rows) as CatalogueRow[] };
}
async function rests(till: TestTill, filter: CardFilter = 'all'): Promise<CatalogueState> {
  return await vi.waitFor(
    () => {
      const { state } = listOf(till, filter);
      if (state.kind === 'listing' || state.kind === 'details') throw new Error(state.kind);
      return state;
    },
    { timeout: 30_000, interval: 20 },
  );
}

test.concurrent('tells the first rows alone, in the places they have in the whole list', () =>
  withShop(async (shop) => {
    shop.server.control.addCards(70);
    const till = shop.till(quick);
    till.till.cardDesk.catalogue.fetch('all');
    await rests(till);
    const { rows } = listOf(till);
    expect(JSON.parse(till.till.cardDesk.catalogue.list('all', 3).rows)).toEqual(rows.slice(0, 3));
  }));

test.concurrent('lists every card once and learns what each is', () =>
  withShop(async (shop) => {
    shop.server.control.addCards(70);
    const till = shop.till(quick);
    till.till.cardDesk.catalogue.fetch('all');
    expect(await rests(till)).toMatchObject({ kind: 'idle', listedAt: expect.any(Number) });
    const { rows } = listOf(till);
    expect(new Set(rows.map(({ cardId }) => cardId)).size).toBe(rows.length);
    // One card's details never come; it keeps none of the others back.
    expect(rows.filter(({ state }) => state !== 'known')).toMatchObject([{ state: 'odd' }]);
    expect(rows.some(({ title }) => title.includes('第69期'))).toBe(true);
  }));

test.concurrent('asks for the statuses wanted, as a list', () =>
  withShop(async (shop) => {
    const till = shop.till(quick);
    const filter: CardFilter = ['CARD_STATUS_NOT_VERIFY', 'CARD_STATUS_VERIFY_FAIL'];
    till.till.cardDesk.catalogue.fetch(filter);
    await rests(till, filter);
    expect(listOf(till, filter).rows.map(({ title }) => title)).toEqual([
      '新品试吃券',
      '现金红包券',
    ]);
  }));

test.concurrent('keeps what it has when a page fails, and goes on from there', () =>
  withShop(async (shop) => {
    const { control } = shop.server;
    control.addCards(120);
    const till = shop.till(quick);
    const { catalogue } = till.till.cardDesk;
    control.addFault({ api: 'batchget', do: { kind: 'errcode', errcode: 48001 } });
    catalogue.fetch('all');
    expect(await rests(till)).toMatchObject({
      kind: 'failed',
      done: 0,
      untold: { trouble: { errcode: 48001 } },
    });
    control.clearFaults();
    control.addFault({
      api: 'card',
      cardId: 'pKQPlenty000003000000000000',
      do: { kind: 'drop-before' },
    });
    catalogue.fetch('all');
    await rests(till);
    const asked = () => control.log().filter(({ api }) => api === 'batchget').length;
    const before = asked();
    const kept = listOf(till).rows.length;
    expect(kept).toBeGreaterThan(120);
    control.clearFaults();
    catalogue.fetch('all');
    expect(await rests(till)).toMatchObject({ kind: 'idle' });
    expect(listOf(till).rows.length).toBe(kept);
    expect(asked()).toBeGreaterThan(before);
  }));

test.concurrent('stops by hand, outlives a restart, and forgets cards that are gone', () =>
  withShop(async (shop) => {
    shop.server.control.addCards(200);
    const till = shop.till({ catalogueCallsPerMinute: 600 });
    const { catalogue } = till.till.cardDesk;
    catalogue.fetch('all');
    await vi.waitFor(() => expect(listOf(till).state.kind).toBe('details'), { timeout: 20_000 });
    catalogue.stop();
    const stopped = listOf(till);
    expect(stopped.state.kind).toBe('stopped');
    const waiting = stopped.rows.filter(({ state }) => state === 'waiting').length;
    expect(waiting).toBeGreaterThan(0);
    await till.close();

    shop.server.control.reset(); // The plenty are gone, somebody else has deleted them.
    const again = shop.till(quick, till.folder);
    expect(listOf(again).rows.length).toBe(stopped.rows.length);
    again.till.cardDesk.catalogue.fetch('all');
    await rests(again);
    expect(listOf(again).rows.some(({ cardId }) => cardId.includes('Plenty'))).toBe(false);
  }));

test.concurrent('a till that is closed in the middle of it leaves nothing undone', () =>
  withShop(async (shop) => {
    shop.server.control.addCards(100);
    const till = shop.till(quick);
    shop.server.control.setLatency(30);
    till.till.cardDesk.catalogue.fetch('all');
    await vi.waitFor(() => expect(listOf(till).state.kind).toBe('details'), { timeout: 20_000 });
    await till.close();
    await pass(200); // What still ran would find the database closed.
    const again = shop.till(quick, till.folder);
    expect(listOf(again).rows.length).toBeGreaterThan(100);
  }));

test.concurrent('a used-up quota pauses it, and never the counter', () =>
  withShop(async (shop) => {
    const till = shop.till(quick);
    shop.server.control.addFault({ api: 'batchget', do: { kind: 'errcode', errcode: 45009 } });
    till.till.cardDesk.catalogue.fetch('all');
    expect(await rests(till)).toMatchObject({ kind: 'paused', until: null });
    expect(await till.verdictOn('100000000001')).toBe('redeemable/');
  }));

test.concurrent('a minute’s quota pauses it until a time', () =>
  withShop(async (shop) => {
    const till = shop.till(quick);
    shop.server.control.addFault({ api: 'batchget', do: { kind: 'errcode', errcode: 45011 } });
    till.till.cardDesk.catalogue.fetch('all');
    const state = await rests(till);
    expect(state.kind === 'paused' && (state.until ?? 0) > Date.now() + 30_000).toBe(true);
  }));

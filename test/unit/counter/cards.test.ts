/** What cards are: asked once, kept in the profile, never in the way (redemption rules §2.4). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCardShelf } from '../../../main/counter/card-shelf';
import { type CardShelf, createCardSource } from '../../../main/counter/card-source';
import type { Answer } from '../../../main/wechat/api';
import type { WechatClient } from '../../../main/wechat/client';
import type { CardFacts } from '../../../shared/card';
import { CARD_ID, card } from '../../support/found';

type Got = Answer<{ facts: CardFacts; raw: Record<string, unknown> }>;

const meta = { date: null, latencyMs: 1, sentAt: 0 };
const ok = (facts: CardFacts): Got => ({ kind: 'ok', value: { facts, raw: {} }, meta });
const refused: Got = { kind: 'refusal', errcode: 40073, rid: null, ip: null, meta };

describe('the source of cards', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A source whose WeChat takes `ms` for each answer. */
  function setUp(ms: number, answer: () => Got = () => ok(card())) {
    const kept = new Map<string, { facts: CardFacts; fetchedAt: number }>();
    const shelf: CardShelf = {
      get: (cardId) => kept.get(cardId) ?? null,
      put: (cardId, { facts }, fetchedAt) => void kept.set(cardId, { facts, fetchedAt }),
    };
    let calls = 0;
    const getCard = () => {
      calls += 1;
      return new Promise<Got>((resolve) => setTimeout(() => resolve(answer()), ms));
    };
    const source = createCardSource({ getCard } as Partial<WechatClient> as WechatClient, shelf);
    return { source, kept, calls: () => calls };
  }

  test('waits 800 ms at the first sight of a card, and not a moment longer', async () => {
    const titles = await Promise.all(
      [799, 801].map(async (ms) => {
        const facts = setUp(ms).source.factsOf(CARD_ID);
        await vi.advanceTimersByTimeAsync(1_000);
        return (await facts)?.title ?? null;
      }),
    );
    expect(titles).toEqual(['9折优惠券', null]);
  });

  test('keeps an answer that came too late for the next time', async () => {
    const { source, calls } = setUp(2_000);
    const first = source.factsOf(CARD_ID);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([await first, (await source.factsOf(CARD_ID))?.title, calls()]).toEqual([
      null,
      '9折优惠券',
      1,
    ]);
  });

  test('asks once for all who wait for the same card', async () => {
    const { source, calls } = setUp(100);
    const all = [source.factsOf(CARD_ID), source.factsOf(CARD_ID)];
    await vi.advanceTimersByTimeAsync(100);
    expect([(await Promise.all(all)).length, calls()]).toEqual([2, 1]);
  });

  test('shows what it has and refreshes it behind after ten minutes', async () => {
    const { source, kept, calls } = setUp(100, () => ok(card({ title: 'new' })));
    kept.set(CARD_ID, { facts: card({ title: 'old' }), fetchedAt: Date.now() });
    await source.factsOf(CARD_ID);
    expect(calls()).toBe(0);
    await vi.advanceTimersByTimeAsync(600_001);
    expect((await source.factsOf(CARD_ID))?.title).toBe('old');
    await vi.advanceTimersByTimeAsync(100);
    expect((await source.factsOf(CARD_ID))?.title).toBe('new');
  });

  test('keeps nothing of a refusal, nor of an answer about another card', async () => {
    for (const answer of [refused, ok(card({ cardId: 'pOTHER' }))]) {
      const { source, kept } = setUp(1, () => answer);
      const facts = source.factsOf(CARD_ID);
      await vi.advanceTimersByTimeAsync(1);
      expect([await facts, kept.size]).toEqual([null, 0]);
    }
  });

  test('waits for nothing any more once its scan was replaced', async () => {
    const abort = new AbortController();
    const facts = setUp(500).source.factsOf(CARD_ID, abort.signal);
    abort.abort();
    expect(await facts).toBeNull();
  });
});

describe('the shelf of cards', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kaquan-shelf-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('outlives the process', () => {
    const path = join(folder, 'cards.sqlite');
    const first = openCardShelf(path);
    first.put(CARD_ID, { facts: card(), raw: {} }, 123);
    first.close();
    const again = openCardShelf(path);
    expect([again.get(CARD_ID), again.get('pOTHER')]).toEqual([
      { facts: card(), fetchedAt: 123 },
      null,
    ]);
    again.close();
  });

  test('makes a broken file anew', () => {
    const path = join(folder, 'cards.sqlite');
    writeFileSync(path, 'no database, though it has some length to it'.repeat(100));
    const shelf = openCardShelf(path);
    shelf.put(CARD_ID, { facts: card(), raw: {} }, 1);
    expect(shelf.get(CARD_ID)?.facts.title).toBe('9折优惠券');
    shelf.close();
  });

  test('remembers for this process only where no file can be written', () => {
    const path = join(folder, 'cards.sqlite');
    mkdirSync(path);
    const shelf = openCardShelf(path);
    shelf.put(CARD_ID, { facts: card(), raw: {} }, 1);
    expect(shelf.get(CARD_ID)?.facts.cardId).toBe(CARD_ID);
    shelf.close();
  });

  test('never throws: what cannot be kept or read is asked again', () => {
    const shelf = openCardShelf(join(folder, 'cards.sqlite'));
    shelf.close();
    expect(() => shelf.put(CARD_ID, { facts: card(), raw: {} }, 1)).not.toThrow();
    expect(shelf.get(CARD_ID)).toBeNull();
  });
});

/**
 * The catalogue with 10,000 cards: a key in the search field until the sifted list is painted,
 * the section's first opening after a start, from what is kept on disk, and its openings after
 * that. Real window, times taken in the page.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { keyOf } from '../../main/cards/catalogue';
import { createListing } from '../../main/cards/listing';
import { openCardShelf } from '../../main/counter/card-shelf';
import { createCardBook } from '../../main/practice/card-book';
import { readCardAnswer } from '../../main/wechat/card-answer';
import { usualFilter } from '../../shared/cards';
import { PIN } from '../../test/e2e/support/console';
import { publish, round, rowsOf, spreadOf } from './stats';
import { withTill } from './till';

const CARDS = 10_000;
const STARTS = 5;
const OPENINGS = 20;
const ROUNDS = 6;
/** Between unlocking and the click on a section. */
const REST_MS = 500;
/** Each leaves another number of cards, so that the list's foot tells when it is painted. */
const needles = [
  '折',
  '折扣券第1',
  '折扣券第12',
  '折扣券第123',
  '折扣券第1',
  '折',
  '',
  '机场店',
  '机场店停车券',
  '',
];

/** Measures, prints, and leaves `out/bench/console.json`. */
export async function run(): Promise<void> {
  const kept: number[] = [];
  for (let start = 1; start <= STARTS; start += 1) {
    await withTill(
      async ({ page }) => {
        kept.push(await firstOpening(page));
        if (start === STARTS) await measure(page, kept);
      },
      [],
      fillShelf,
    );
  }
}

/** Opens the console after a start, waits as a person does, and opens the section. */
async function firstOpening(page: Page): Promise<number> {
  await page.getByTestId('open-manager').click();
  await page.getByTestId('manager-pin').fill(PIN);
  await page.getByTestId('manager-unlock').click();
  await page.getByTestId('nav-cards').waitFor();
  await page.waitForTimeout(REST_MS);
  return await openingTime(page);
}

async function measure(page: Page, kept: readonly number[]): Promise<void> {
  const id = (name: string) => page.getByTestId(name);
  const opened: number[] = [];
  for (let nth = 0; nth < OPENINGS; nth += 1) {
    await id('nav-ledger').click();
    await page.waitForTimeout(150);
    opened.push(await openingTime(page));
  }
  const handled: number[] = [];
  const painted: number[] = [];
  for (let nth = 0; nth < ROUNDS; nth += 1) {
    for (const needle of needles) {
      const key = await keyTime(page, needle);
      handled.push(key.handled);
      painted.push(key.painted);
    }
  }
  const figures = {
    'opening from disk, ms': spreadOf(kept),
    'second opening, ms': spreadOf(opened),
    'key handled, ms': spreadOf(handled),
    'key to list painted, ms': spreadOf(painted),
  };
  console.table(rowsOf(figures));
  publish('console', {
    figures,
    targets: [
      {
        name: 'opening from disk after a start, ms (p95)',
        value: round(figures['opening from disk, ms'].p95),
        limit: 100,
        kind: 'most',
      },
      {
        name: 'second opening, ms (p95)',
        value: round(figures['second opening, ms'].p95),
        limit: 100,
        kind: 'most',
      },
      {
        name: 'a key holds the page, ms (p95)',
        value: round(figures['key handled, ms'].p95),
        limit: 16,
        kind: 'most',
      },
    ],
  });
}

/** From the click on the section to the first rows painted. */
function openingTime(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        const look = () => {
          if (!document.querySelector('[data-testid=list-row][data-card-id]')) return;
          watch.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - started));
        };
        const watch = new MutationObserver(look);
        watch.observe(document.body, { childList: true, subtree: true });
        document.querySelector<HTMLElement>('[data-testid=nav-cards]')?.click();
      }),
  );
}

/** How long a key holds the page, and how long until the list it leaves is painted. */
function keyTime(page: Page, needle: string): Promise<{ handled: number; painted: number }> {
  return page.evaluate(
    (text) =>
      new Promise<{ handled: number; painted: number }>((resolve) => {
        const field = document.querySelector<HTMLInputElement>('[data-testid=search-title]');
        const foot = document.querySelector('.table');
        if (!field || !foot) throw new Error('no list');
        const before = foot.querySelector('.table-foot')?.textContent;
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
        let handled = 0;
        const started = performance.now();
        const watch = new MutationObserver(() => {
          if (foot.querySelector('.table-foot')?.textContent === before) return;
          watch.disconnect();
          requestAnimationFrame(() => resolve({ handled, painted: performance.now() - started }));
        });
        watch.observe(foot, { childList: true, subtree: true, characterData: true });
        set?.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        handled = performance.now() - started;
      }),
    needle,
  );
}

/** The cards as a till has them after its first day. */
function fillShelf(profile: string): void {
  const book = createCardBook();
  book.addPlenty(CARDS);
  const shelf = openCardShelf(join(profile, 'cards.sqlite'));
  const listing = createListing(shelf.database);
  const now = Date.now();
  const statuses = usualFilter === 'all' ? null : usualFilter;
  const cardIds = book.ids(statuses);
  for (const cardId of cardIds) {
    const raw = { card: book.answer(cardId, now) };
    const facts = readCardAnswer(raw);
    if (facts) shelf.put(cardId, { facts, raw }, now);
  }
  const filter = keyOf(usualFilter);
  const { round: number } = listing.begin(filter);
  listing.add(filter, { round: number, offset: 0, total: cardIds.length, cardIds });
  listing.end(filter, number, now);
  shelf.close();
}

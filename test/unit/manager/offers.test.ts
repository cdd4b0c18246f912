/** A scan in the console is offered, and only as much of it as may be seen. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createOffers, type Offers } from '../../../main/manager/offers';
import type { OfferedScan } from '../../../shared/manager';

let told: (OfferedScan | null)[];
let locked: boolean;
let offers: Offers;

beforeEach(() => {
  told = [];
  locked = false;
  offers = createOffers({ locked: () => locked, push: (offered) => told.push(offered) });
});

const newest = () => told.at(-1);
const LINK = 'https://x.test/?encrypt_code=abc%2B1&card_id=pCARD';

describe('a scan', () => {
  test('is offered by its code, and taken once', () => {
    offers.see('4096 3245 7895', 'wedge', 12);
    expect(newest()).toMatchObject({ kind: 'code', code: '409632457895' });
    const offer = newest()?.offer ?? 0;
    expect(offers.take(offer)).toEqual({ text: '4096 3245 7895', source: 'wedge' });
    expect(newest()).toBeNull();
    expect(offers.take(offer)).toBeNull();
  });

  test('that is a card link keeps its text in main', () => {
    offers.see(LINK, 'wedge', 12);
    expect(newest()).toMatchObject({ kind: 'card-link', cardId: 'pCARD' });
    expect(offers.take(newest()?.offer ?? 0)?.text).toBe(LINK);
  });

  test('that is still offered hides behind the lock, and shows again behind the PIN', () => {
    offers.see('409632457895', 'wedge', 12);
    const { offer } = newest() ?? {};
    offers.retell();
    expect(told).toHaveLength(1);
    locked = true;
    offers.retell();
    expect(newest()).toEqual({ kind: 'hidden', offer, keys: 12, at: expect.any(Number) });
    locked = false;
    offers.retell();
    expect(newest()).toMatchObject({ kind: 'code', code: '409632457895', offer });
    expect(offers.take(offer ?? 0)?.text).toBe('409632457895');
    offers.retell();
    expect(newest()).toBeNull();
  });

  test('replaces the one before, whose button then does nothing', () => {
    offers.see('409632457895', 'wedge', 12);
    const first = newest()?.offer ?? 0;
    offers.see('310731429876', 'wedge', 12);
    expect(offers.take(first)).toBeNull();
    offers.drop(first);
    expect(newest()).toMatchObject({ code: '310731429876' });
    offers.drop();
    expect(newest()).toBeNull();
  });

  test('of a payment code is nothing but that', () => {
    offers.see('134512345678901234', 'wedge', 12);
    expect(newest()).toMatchObject({ kind: 'useless', thing: 'payment-code' });
    expect(JSON.stringify(told)).not.toContain('134512345678901234');
    expect(offers.take(newest()?.offer ?? 0)).toBeNull();
  });
});

describe('while the console is locked', () => {
  beforeEach(() => {
    locked = true;
  });

  test('nothing of a scan is shown, but it can be taken', () => {
    offers.see('409632457895', 'wedge', 12);
    expect(JSON.stringify(told)).not.toContain('409632457895');
    expect(newest()).toMatchObject({ kind: 'hidden' });
    expect(offers.take(newest()?.offer ?? 0)).toEqual({ text: '409632457895', source: 'wedge' });
  });

  test('a PIN typed very fast is no scan', () => {
    offers.see('135790', 'wedge', 12);
    expect(told).toEqual([]);
  });
});

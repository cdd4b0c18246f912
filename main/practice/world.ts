/**
 * The practice account as WeChat keeps it: cards, claimed coupons and what was redeemed.
 * All of it lives in memory; a new server starts anew.
 */
import type { Json } from './answer';
import { type CardBook, createCardBook } from './card-book';
import { cardIds, customCardIds } from './card-ids';
import type { CardSeed } from './cards';
import { dayEnd, dayStart } from './time';

/** A claimed coupon as the table of practice codes writes it. */
export interface CouponSeed {
  code: string;
  cardId: string;
  /** `NORMAL` where absent. */
  status?: string;
  /** `now` where absent. `none` sends no dates at all. */
  validity?: 'now' | 'not-yet' | 'past' | 'permanent' | 'year-2100' | 'none';
  /** What code/get says of can_consume, whatever is true; undefined keys are left out. */
  says?: { can_consume: unknown };
  /** code/get with check_consume true answers errcode 0 even where it should refuse. */
  lenient?: true;
  /** The code that the customer's phone shows instead of the real one. */
  dynamic?: string;
  /** Further fields inside `card` and at the top of a code/get answer. */
  card?: Json;
  top?: Json;
}

/** A claimed coupon with its state. */
export interface Coupon {
  seed: CouponSeed;
  code: string;
  cardId: string;
  status: string;
  beginTime: number;
  endTime: number;
  openid: string;
}

export interface Consumed {
  code: string;
  cardId: string;
  /** Milliseconds since 1970. */
  at: number;
  /** How often it was really redeemed: 1, or the server is broken. */
  count: number;
  /** How many consume requests named it, lost and refused ones included. */
  attempts: number;
}

export interface World {
  /** The coupon that a request means; null answers 40056. */
  find(code: string, cardId: string | null): Coupon | null;
  /** The coupon behind a dynamic code. */
  findDynamic(code: string): Coupon | null;
  card(cardId: string): CardSeed | null;
  /** The cards themselves, and what became of them. */
  cards: CardBook;
  decrypt(encryptCode: string): string | null;
  /** Changes a coupon's status; the change stays. */
  setStatus(coupon: Coupon, status: string): void;
  /** Marks a coupon redeemed, and writes down that it was redeemed here. */
  consume(coupon: Coupon, now: number): void;
  countAttempt(code: string): void;
  consumed(): Consumed[];
  reset(): void;
}

/** Every code of this form is a valid 9折 coupon until it is redeemed: for many scans. */
const PLENTY = /^5\d{11}$/;
const SECONDS_32_BIT = 2_147_483_647;

/** The world of one server that started at `startedAt` (milliseconds). */
export function createWorld(
  seeds: readonly CouponSeed[],
  links: ReadonlyMap<string, string>,
  startedAt: number,
): World {
  const cards = createCardBook();
  let coupons = new Map<string, Coupon[]>();
  let dynamic = new Map<string, Coupon>();
  let consumed = new Map<Coupon, Consumed>();
  let attempts = new Map<string, number>();

  function reset(): void {
    cards.reset();
    coupons = new Map();
    dynamic = new Map();
    consumed = new Map();
    attempts = new Map();
    for (const seed of seeds) {
      const coupon = keep(couponOf(seed, startedAt));
      if (seed.dynamic !== undefined) dynamic.set(seed.dynamic, coupon);
    }
  }

  function keep(coupon: Coupon): Coupon {
    const same = coupons.get(coupon.code) ?? [];
    if (!same.includes(coupon)) coupons.set(coupon.code, [...same, coupon]);
    return coupon;
  }

  function find(code: string, cardId: string | null): Coupon | null {
    const known = coupons.get(code) ?? plenty(code);
    return known.find((coupon) => isMeant(coupon, cardId)) ?? null;
  }

  function plenty(code: string): Coupon[] {
    return PLENTY.test(code) ? [couponOf({ code, cardId: cardIds.discount }, startedAt)] : [];
  }

  reset();
  return {
    find,
    findDynamic: (code) => dynamic.get(code) ?? null,
    card: cards.seed,
    cards,
    decrypt: (encryptCode) => links.get(encryptCode) ?? null,
    setStatus: (coupon, status) => {
      keep(coupon).status = status;
    },
    consume: (coupon, now) => {
      keep(coupon).status = 'CONSUMED';
      const { code, cardId } = coupon;
      const count = (consumed.get(coupon)?.count ?? 0) + 1;
      consumed.set(coupon, { code, cardId, at: now, count, attempts: 0 });
    },
    countAttempt: (code) => {
      attempts.set(code, (attempts.get(code) ?? 0) + 1);
    },
    consumed: () =>
      [...consumed.values()].map((row) => ({ ...row, attempts: attempts.get(row.code) ?? 0 })),
    reset,
  };
}

/** WeChat finds a code that the merchant made only together with its card_id. */
function isMeant(coupon: Coupon, cardId: string | null): boolean {
  return cardId === null ? !customCardIds.includes(coupon.cardId) : coupon.cardId === cardId;
}

function couponOf(seed: CouponSeed, now: number): Coupon {
  const [beginTime, endTime] = datesOf(seed.validity ?? 'now', now);
  return {
    seed,
    code: seed.code,
    cardId: seed.cardId,
    status: seed.status ?? 'NORMAL',
    beginTime,
    endTime,
    openid: `oKQ${seed.code.replace(/\W/g, '')}`.padEnd(28, 'x').slice(0, 28),
  };
}

function datesOf(validity: NonNullable<CouponSeed['validity']>, now: number): [number, number] {
  switch (validity) {
    case 'now':
    case 'none':
      return [dayStart(now, -30), dayEnd(now, 365)];
    case 'not-yet':
      return [dayStart(now, 30), dayEnd(now, 365)];
    case 'past':
      return [dayStart(now, -90), dayEnd(now, -30)];
    case 'permanent':
      return [0, SECONDS_32_BIT];
    case 'year-2100':
      return [dayStart(now, -30), 4_102_415_999];
  }
}

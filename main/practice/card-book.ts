/**
 * The kinds of coupon that the practice account has now: the seeds and what was changed of
 * them, in the order in which card/batchget lists them. A new server starts anew.
 */
import type { Json } from './answer';
import { type CardSeed, cardSeeds } from './cards';

export interface CardBook {
  /** As it was seeded, also where it was deleted since: claimed coupons stay what they are. */
  seed(cardId: string): CardSeed | null;
  /** The `card` part of a card/get answer; null for a card that is not there. */
  answer(cardId: string, now: number): Json | null;
  /** Its `base_info`; null for a card that is not there. */
  base(cardId: string): Json | null;
  /** Ids in the order of making, of these statuses; null asks for all. */
  ids(statuses: readonly string[] | null): string[];
  /** Writes values below the card's own part; an object replaces the whole value before it. */
  change(cardId: string, base: Json, own: Json): void;
  /** Adds to the stock, or takes from it. */
  moveStock(cardId: string, by: number): void;
  /** It is listed as deleted from now on, and can no longer be changed. */
  remove(cardId: string): void;
  /** Makes so many more plain cards, for catalogues as large as a chain's. */
  addPlenty(count: number): void;
  reset(): void;
}

export const DELETED = 'CARD_STATUS_DELETE';

/** As WeChat names it in answers, beside the name that it documents. */
const DELETED_TOO = 'CARD_STATUS_USER_DELETE';

/** Cards that WeChat tells of by their coupons only: nobody can list them. */
const UNLISTED = /^pKQ(Slow|Silent|Garbled)Card/;

export function createCardBook(): CardBook {
  let cards = new Map<string, { seed: CardSeed; base: Json; own: Json }>();

  function reset(): void {
    cards = new Map(cardSeeds.map((seed) => [seed.cardId, { seed, base: {}, own: {} }]));
  }

  function baseOf(cardId: string): Json {
    const card = cards.get(cardId);
    return { ...(card ? firstBase(card.seed) : {}), ...card?.base };
  }

  reset();
  return {
    seed: (cardId) => cards.get(cardId)?.seed ?? null,
    answer(cardId, now) {
      const card = cards.get(cardId);
      if (!card) return null;
      const { seed, own } = card;
      const part = {
        base_info: baseOf(cardId),
        ...seed.own,
        ...own,
        advanced_info: advancedOf(seed, now),
      };
      return { card_type: seed.type, [seed.type.toLowerCase()]: part };
    },
    base: (cardId) => (cards.has(cardId) ? baseOf(cardId) : null),
    ids(statuses) {
      const wanted = statuses?.includes(DELETED) ? [...statuses, DELETED_TOO] : statuses;
      return [...cards.keys()].filter(
        (cardId) =>
          !UNLISTED.test(cardId) &&
          (wanted === null || wanted.includes(String(baseOf(cardId)['status']))),
      );
    },
    change(cardId, base, own) {
      const card = cards.get(cardId);
      if (!card) return;
      card.base = { ...card.base, ...base };
      card.own = { ...card.own, ...own };
    },
    moveStock(cardId, by) {
      const sku = baseOf(cardId)['sku'] as { quantity: number; total_quantity: number };
      this.change(
        cardId,
        { sku: { quantity: sku.quantity + by, total_quantity: sku.total_quantity + by } },
        {},
      );
    },
    remove(cardId) {
      this.change(cardId, { status: DELETED }, {});
    },
    addPlenty(count) {
      for (let nth = 0; nth < count; nth += 1) {
        const seed = plentySeed(nth);
        cards.set(seed.cardId, { seed, base: {}, own: {} });
      }
    },
    reset,
  };
}

const kinds = ['满减券', '折扣券', '赠饮券', '套餐券', '停车券'] as const;
const places = ['旗舰店', '机场店', '大学城店', '滨江店', '老城店', '火车站店', '万象店'] as const;

/** One of many cards that differ enough to be searched and sorted. */
function plentySeed(nth: number): CardSeed {
  const kind = kinds[nth % kinds.length] ?? '';
  const place = places[nth % places.length] ?? '';
  return {
    cardId: `pKQPlenty${String(nth).padStart(6, '0')}`.padEnd(28, '0'),
    type: nth % 2 === 0 ? 'DISCOUNT' : 'GIFT',
    title: `${place}${kind}第${nth}期`,
    own: nth % 2 === 0 ? { discount: 5 + (nth % 60) } : { gift: '赠品' },
    base: {
      status: nth % 9 === 0 ? 'CARD_STATUS_DISPATCH' : 'CARD_STATUS_VERIFY_OK',
      sku: { quantity: nth % 5_000, total_quantity: 5_000 },
    },
  };
}

function firstBase(seed: CardSeed): Json {
  return {
    id: seed.cardId,
    logo_url: 'http://mmbiz.qpic.cn/mmbiz/practice/0?wx_fmt=png',
    code_type: 'CODE_TYPE_QRCODE',
    brand_name: '练习餐厅',
    title: seed.title,
    date_info: { type: 'DATE_TYPE_FIX_TERM', fixed_term: 90, fixed_begin_term: 0 },
    color: '#63b359',
    notice: '使用时向服务员出示此券',
    service_phone: '020-88888888',
    description: '不可与其他优惠同享\n如需发票，请在消费时提出',
    location_id_list: [],
    get_limit: 3,
    can_share: true,
    can_give_friend: true,
    use_custom_code: false,
    bind_openid: false,
    status: 'CARD_STATUS_VERIFY_OK',
    sku: { quantity: 100_096, total_quantity: 100_100 },
    create_time: 1_457_525_546,
    update_time: 1_457_526_240,
    area_code_list: [],
    ...seed.base,
  };
}

function advancedOf(seed: CardSeed, now: number): Json {
  return {
    time_limit: seed.limits?.(now) ?? [],
    text_image_list: [],
    business_service: [],
    consume_share_card_list: [],
    share_friends: false,
    ...seed.advanced,
  };
}

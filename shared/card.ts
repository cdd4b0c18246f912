/** A kind of coupon, as far as the counter shows it. Wire names stay in `main/wechat/`. */

/** What the customer gets, from the card's own fields. Money in fen (1/100 yuan). */
export type Benefit =
  | { kind: 'discount'; percentOff: number }
  | { kind: 'cash'; reduceFen: number; leastFen: number }
  | { kind: 'gift'; text: string }
  | { kind: 'deal'; text: string }
  | { kind: 'other'; text: string };

export const weekdays = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type Weekday = (typeof weekdays)[number];

/** One line of `advanced_info.time_limit`. Minutes count from midnight, Asia/Shanghai. */
export interface TimeLimit {
  /** `HOLIDAY` and kinds nobody knows, kept as sent, are limits that no till can check. */
  day: Weekday | 'HOLIDAY' | { asSent: string };
  /** Null where the card limits the day only. */
  fromMinute: number | null;
  toMinute: number | null;
}

export interface CardFacts {
  cardId: string;
  /** `card_type` as WeChat sent it, e.g. `DISCOUNT`. */
  cardType: string;
  title: string;
  brandName: string;
  /** `#rrggbb`, or null where WeChat sent anything else. */
  color: string | null;
  notice: string;
  benefit: Benefit;
  timeLimits: TimeLimit[];
  /** Shops where it can be used (`location_id_list`); null means everywhere. */
  locationIds: number[] | null;
  /** Smallest bill it can be used for, fen; null where none is set. */
  leastFen: number | null;
  /** False where the card says it does not combine with other offers. */
  combinable: boolean | null;
  useCustomCode: boolean;
  /** Fixed validity of the card, Unix seconds, where it has one. */
  fixedRange: { begin: number; end: number } | null;
}

/** A condition of use, with whether now and this shop meet it (null: cannot be told). */
export type Condition =
  | { kind: 'hours'; limits: TimeLimit[]; fits: boolean }
  | { kind: 'shop'; fits: boolean | null; shops: number }
  | { kind: 'minimum'; fen: number }
  | { kind: 'not-combinable' };

/** One claimed coupon: the code, what WeChat said of it, and its card where known. */
export interface Coupon {
  /** The real code: `card.code` where WeChat sent one, else the code as understood. */
  code: string;
  /** `card_id` of the answer. */
  cardId: string | null;
  /** `user_card_status` as WeChat sent it. */
  status: string | null;
  canConsume: boolean | null;
  /** Validity, Unix seconds; null where WeChat sent none. */
  beginTime: number | null;
  endTime: number | null;
  /** The customer's openid with its middle hidden. */
  openidMasked: string | null;
  card: CardFacts | null;
  conditions: Condition[];
}

/** WeChat writes a validity without end as 2147483647. */
export const PERMANENT_END = 2_147_483_647;

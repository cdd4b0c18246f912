/**
 * POST /datacube/…: what customers did, by day. At most 62 days, both ends counted; never today
 * or later; plain dates only. Successes have no errcode, as WeChat's have none.
 */
import { addDays, dayAt, daysOf, isDay, lengthOf } from '../../../shared/days';
import { type Answer, type Json, refuse } from '../answer';
import type { Fields } from '../body';
import type { Call, Surroundings } from '../routes';
import { type CardDay, cardDay, cardsOf } from '../statistics';

const MOST_DAYS = 62;

const dates: Fields = {
  begin_date: { type: 'string', missing: 41011 },
  end_date: { type: 'string', missing: 41011 },
};
const withSource: Fields = { ...dates, cond_source: { type: 'integer', missing: 41011 } };

/** The whole account. */
export const bizInfo: Call = {
  api: 'datacube',
  method: 'POST',
  fields: withSource,
  handle: (surroundings, input) =>
    answer(surroundings, input, (day, source) => {
      const cards = [...cardsOf(source, false), ...cardsOf(source, true)];
      const sum = sumOf(daysAt(cards, day));
      return sum === null ? [] : [{ ref_date: day, ...couponCounts(sum), ...friends }];
    }),
};

/** Free coupons, all or one of them. */
export const cardInfo: Call = {
  api: 'datacube',
  method: 'POST',
  fields: { ...withSource, card_id: { type: 'string' } },
  handle: (surroundings, input) => {
    const wanted = String(input.card_id ?? '');
    if (wanted !== '' && !surroundings.world.card(wanted)) return refuse(40073);
    return answer(surroundings, input, (day, source) => {
      const cards = cardsOf(source, false).filter((id) => wanted === '' || id === wanted);
      return daysAt(cards, day).map((one) => ({
        ref_date: day,
        card_id: one.habit.cardId,
        card_type: one.habit.cardType,
        is_pay: 0,
        ...couponCounts(one),
        verify_noself_cnt: one.verify,
        verify_noself_user: users(one.verify),
        isfriendscard: 0,
      }));
    });
  },
};

/** All member cards of a source together. */
export const memberCardInfo: Call = {
  api: 'datacube',
  method: 'POST',
  fields: withSource,
  handle: (surroundings, input) =>
    answer(surroundings, input, (day, source) => {
      const sum = sumOf(daysAt(cardsOf(source, true), day));
      if (sum === null) return [];
      return [
        {
          ref_date: day,
          ...memberCounts(sum),
          total_receive_user: sum.totalReceive,
        },
      ];
    }),
};

/** One member card that was made by API; of others nothing is told. */
export const memberCardDetail: Call = {
  api: 'datacube',
  method: 'POST',
  fields: { ...dates, card_id: { type: 'string', missing: 41012 } },
  handle: (surroundings, input) => {
    const cardId = String(input.card_id);
    const card = surroundings.world.card(cardId);
    if (!card) return refuse(40073);
    if (card.type !== 'MEMBER_CARD') return refuse(40071);
    const cards = cardsOf(1, true).filter((id) => id === cardId);
    return answer(surroundings, { ...input, cond_source: 1 }, (day) =>
      daysAt(cards, day).map((one) => ({
        ref_date: day,
        merchanttype: 2,
        cardid: cardId,
        submerchantid: 0,
        ...memberCounts(one),
        active_cnt: one.active,
        payOriginalFee: one.due,
        fee: one.paid,
      })),
    );
  },
};

function answer(
  { now }: Surroundings,
  input: Json,
  rowsOf: (day: string, source: 0 | 1) => Json[],
): Answer {
  const [from, to] = [String(input.begin_date), String(input.end_date)];
  const source = input.cond_source;
  if (!isDay(from) || !isDay(to)) return refuse(61500);
  if (source !== 0 && source !== 1) return refuse(40097);
  const range = { from, to };
  const length = lengthOf(range);
  if (length < 1 || length > MOST_DAYS || to > addDays(dayAt(now), -1)) return refuse(61501);
  return { kind: 'bare', fields: { list: daysOf(range).flatMap((day) => rowsOf(day, source)) } };
}

function daysAt(cards: readonly string[], day: string): CardDay[] {
  return cards.map((cardId) => cardDay(cardId, day)).filter((one) => one !== null);
}

type Counts = Omit<CardDay, 'habit'>;

function sumOf(cards: readonly CardDay[]): Counts | null {
  const [first, ...rest] = cards;
  if (!first) return null;
  return rest.reduce<Counts>(
    (sum, one) => ({
      view: sum.view + one.view,
      receive: sum.receive + one.receive,
      verify: sum.verify + one.verify,
      given: sum.given + one.given,
      expire: sum.expire + one.expire,
      active: sum.active + one.active,
      total: sum.total + one.total,
      totalReceive: sum.totalReceive + one.totalReceive,
      paid: sum.paid + one.paid,
      due: sum.due + one.due,
    }),
    first,
  );
}

/** Some come more than once a day. */
function users(count: number): number {
  return Math.ceil(count * 0.9);
}

function baseCounts({ view, receive, verify }: Counts): Json {
  return {
    view_cnt: view,
    view_user: users(view),
    receive_cnt: receive,
    receive_user: users(receive),
    verify_cnt: verify,
    verify_user: users(verify),
  };
}

function couponCounts(one: Counts): Json {
  return {
    ...baseCounts(one),
    given_cnt: one.given,
    given_user: users(one.given),
    expire_cnt: one.expire,
    expire_user: users(one.expire),
  };
}

function memberCounts(one: Counts): Json {
  return {
    ...baseCounts(one),
    active_user: one.active,
    total_user: one.total,
    new_user: users(one.receive),
  };
}

/** Six fields that stand in real answers and in no document. */
const friends: Json = {
  view_friends_cnt: 0,
  view_friends_user: 0,
  receive_friends_cnt: 0,
  receive_friends_user: 0,
  verify_friends_cnt: 0,
  verify_friends_user: 0,
};

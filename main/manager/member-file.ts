/** A customer's list as a file for a spreadsheet. Pure. */
import { formatMoment } from '../../shared/format';
import { groupOf, type MemberCoupon } from '../../shared/members';
import { BOM, csvRecord } from '../ledger/csv';

const columns = [
  'code',
  'card_id',
  'title',
  'group',
  'user_card_status',
  'can_consume',
  'begin_time',
  'end_time',
  'errcode',
] as const;

/** `now` in Unix seconds. */
export function memberFile(
  coupons: readonly MemberCoupon[],
  titles: ReadonlyMap<string, string>,
  now: number,
): string {
  return (
    BOM +
    [columns, ...coupons.map((coupon) => cellsOf(coupon, titles, now))].map(csvRecord).join('')
  );
}

function cellsOf(coupon: MemberCoupon, titles: ReadonlyMap<string, string>, now: number) {
  const { code, cardId, told, untold } = coupon;
  const at = (seconds: number | null | undefined) =>
    seconds === null || seconds === undefined ? null : formatMoment(seconds);
  const canConsume = told?.canConsume ?? null;
  return [
    code,
    cardId,
    titles.get(cardId) ?? null,
    groupOf(coupon, now),
    told?.status ?? null,
    canConsume === null ? null : String(canConsume),
    at(told?.beginTime),
    at(told?.endTime),
    untold?.trouble.errcode ?? untold?.reason ?? null,
  ];
}

/** The coupons of a list, one a row: what it is, its state, how long it lasts, and the way to the counter. */
import { useMemo } from 'react';
import { groupCode } from '../../../shared/code';
import { formatBegin, formatEnd, isPermanent } from '../../../shared/format';
import { endsSoon, type MemberCoupon } from '../../../shared/members';
import { isKnownStatus } from '../../../shared/statuses';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { CardPicture } from '../parts/CardPicture';
import { DataTable } from '../parts/DataTable';
import { troubleWords } from '../parts/TroubleCard';
import type { Column } from '../parts/table-columns';
import { type GroupedCoupon, keyOf, type ShownCard } from './members-view';

export interface CouponTableProps {
  coupons: readonly GroupedCoupon[];
  cards: Readonly<Record<string, ShownCard>>;
}

export function CouponTable({ coupons, cards }: CouponTableProps) {
  const words = useWords();
  const bridge = useBridge();
  const [chosen, choose] = useDraft<string | null>('members.row', null);
  const columns = useMemo(
    () => columnsOf(words, cards, (coupon) => void bridge.memberRedeem(addressOf(coupon))),
    [words, cards, bridge],
  );
  return (
    <DataTable
      label={words.members.list}
      name="members"
      columns={columns}
      rows={coupons}
      rowKey={({ coupon }) => keyOf(coupon)}
      marks={({ coupon: { code, cardId, told } }) => ({
        code,
        cardId,
        status: told?.status ?? '',
      })}
      chosen={chosen}
      onChoose={({ coupon }) => choose(keyOf(coupon))}
      onOpen={({ coupon, group }) =>
        group === 'usable' && void bridge.memberRedeem(addressOf(coupon))
      }
      rowHeight={56}
      empty={words.members.noneShown}
    />
  );
}

function columnsOf(
  words: Words,
  cards: Readonly<Record<string, ShownCard>>,
  redeem: (coupon: MemberCoupon) => void,
): Column<GroupedCoupon>[] {
  const { members } = words;
  const title = (cardId: string) => cards[cardId]?.title ?? cardId;
  return [
    {
      id: 'coupon',
      head: members.coupon,
      width: 'minmax(0, 2fr)',
      sortBy: ({ coupon }) => title(coupon.cardId),
      cell: ({ coupon }) => (
        <span className="coupon-name">
          <CardPicture
            // Main knows a card's picture only once it knows the card.
            key={coupon.cardId in cards ? 'known' : 'unknown'}
            cardId={coupon.cardId}
            name={title(coupon.cardId)}
            className="coupon-tile"
            color={cards[coupon.cardId]?.color ?? undefined}
          />
          <bdi>{title(coupon.cardId)}</bdi>
        </span>
      ),
    },
    {
      id: 'code',
      head: members.code,
      width: 'minmax(0, 1.3fr)',
      sortBy: ({ coupon }) => coupon.code,
      cell: ({ coupon }) => <bdi className="digits">{groupCode(coupon.code)}</bdi>,
    },
    {
      id: 'status',
      head: members.status,
      width: 'minmax(0, 1.3fr)',
      sortBy: ({ coupon }) => coupon.told?.status ?? '',
      cell: (row) => <State {...row} words={words} />,
    },
    {
      id: 'validity',
      head: members.validity,
      width: 'minmax(0, 1.6fr)',
      sortBy: ({ coupon }) => coupon.told?.endTime ?? 0,
      cell: (row) => <Validity {...row} words={words} />,
    },
    {
      id: 'redeem',
      head: '',
      width: '120px',
      end: true,
      cell: ({ coupon, group }) =>
        group === 'usable' && (
          <button
            type="button"
            className="primary"
            data-testid="redeem-coupon"
            aria-label={members.redeemOf(groupCode(coupon.code))}
            onClick={() => redeem(coupon)}
          >
            {members.redeem}
          </button>
        ),
    },
  ];
}

function addressOf({ code, cardId, told }: MemberCoupon) {
  return { code, cardId: told?.custom ? cardId : null };
}

interface CellProps extends GroupedCoupon {
  words: Words;
}

function State({ coupon: { told, untold }, group, words }: CellProps) {
  const { members } = words;
  if (untold !== null) return <span className="bad">{troubleWords(untold, words).meaning}</span>;
  if (told === null) return <span className="quiet">{members.notAsked}</span>;
  return (
    <span className="state" data-group={group}>
      {group === 'other' ? whyNot(told, words) : members.groups[group]}
    </span>
  );
}

function whyNot(told: NonNullable<GroupedCoupon['coupon']['told']>, words: Words): string {
  if (told.memberCard) return words.members.memberCard;
  if (told.status === 'NORMAL') return words.members.cannotUse;
  return isKnownStatus(told.status) ? words.statuses[told.status] : told.status;
}

function Validity({ coupon, group, words }: CellProps) {
  const { members, panel } = words;
  const { told } = coupon;
  if (told === null || told.endTime === null) return null;
  if (group === 'not-yet' && told.beginTime !== null) {
    return <span className="digits">{members.from(formatBegin(told.beginTime))}</span>;
  }
  if (isPermanent(told.endTime)) return panel.forever;
  return (
    <span className="digits">
      {members.endsOn(formatEnd(told.endTime))}
      {endsSoon(coupon, Date.now() / 1000) && (
        <span className="soon" data-testid="ends-soon">
          {members.endsSoon}
        </span>
      )}
    </span>
  );
}

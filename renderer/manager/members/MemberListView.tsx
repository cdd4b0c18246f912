/** One customer's list: what WeChat said of it, how far the asking has come, the coupons in groups. */
import { useState } from 'react';
import { formatCount } from '../../../shared/format';
import { type MemberGroup, type MemberList, memberGroups } from '../../../shared/members';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { Progress } from '../parts/Progress';
import { Select } from '../parts/Select';
import { TroubleCard } from '../parts/TroubleCard';
import { Value, Values } from '../parts/Values';
import { CouponTable } from './CouponTable';
import { grouped, type ShownCard } from './members-view';

export interface MemberListViewProps {
  list: MemberList;
  cards: Readonly<Record<string, ShownCard>>;
}

export function MemberListView({ list, cards }: MemberListViewProps) {
  const words = useWords();
  const { members, language } = words;
  const [group, pick] = useDraft<MemberGroup | null>('members.group', null);
  const [cardId, pickCard] = useDraft<string>(`members.card.${list.list}`, '');
  const all = grouped(list.coupons, Date.now() / 1000);
  const ofCard = cardId === '' ? all : all.filter(({ coupon }) => coupon.cardId === cardId);
  const shown = group === null ? ofCard : ofCard.filter((one) => one.group === group);
  const cardIds = [...new Set(list.coupons.map((coupon) => coupon.cardId))];
  const count = (wanted: MemberGroup | null) =>
    wanted === null ? ofCard.length : ofCard.filter((one) => one.group === wanted).length;
  if (list.total === 0) {
    return (
      <>
        <Told list={list} />
        <p className="empty">{list.cardId === null ? members.none : members.noneOfCard}</p>
      </>
    );
  }
  return (
    <>
      <Told list={list} />
      <Asking list={list} />
      <div className="member-tools">
        <fieldset className="groups">
          <legend className="unseen">{members.status}</legend>
          {[null, ...memberGroups].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              className="group"
              data-testid={`group-${one ?? 'all'}`}
              aria-pressed={group === one}
              onClick={() => pick(one)}
            >
              {one === null ? members.all : members.groups[one]}{' '}
              <span className="count-of">{formatCount(count(one), language)}</span>
            </button>
          ))}
        </fieldset>
        {cardIds.length > 1 && (
          <Select
            label={members.show}
            testId="show-card"
            value={cardId}
            options={[
              { value: '', label: members.all },
              ...cardIds.map((one) => ({ value: one, label: cards[one]?.title ?? one })),
            ]}
            onChange={(next) => pickCard(next === '' ? null : next)}
          />
        )}
      </div>
      <CouponTable coupons={shown} cards={cards} />
    </>
  );
}

/** What WeChat said of the list as a whole. */
function Told({ list }: { list: MemberList }) {
  const { members, panel } = useWords();
  return (
    <section className="card member-told" aria-label={members.customer(list.openidMasked)}>
      <Values>
        <Value wire="openid" label={panel.openid}>
          {list.openidMasked}
        </Value>
        <Value wire="has_share_card" label={members.shareCard}>
          {members.share[shareName(list.hasShareCard)]}
        </Value>
      </Values>
      <p className="quiet small">{members.onlyUsable}</p>
      {list.total > 0 && <Export list={list.list} />}
      {list.unreadable > 0 && <p className="bad">{members.unreadable(list.unreadable)}</p>}
    </section>
  );
}

function shareName(share: boolean | null): 'true' | 'false' | 'null' {
  if (share === null) return 'null';
  return share ? 'true' : 'false';
}

/** How far the asking has come, and what stopped it. */
function Asking({ list }: { list: MemberList }) {
  const { members, language } = useWords();
  const bridge = useBridge();
  const goOn = () => void bridge.memberGoOn({ list: list.list });
  const failed = list.coupons.filter(({ untold }) => untold !== null);
  const [first] = failed;
  if (list.running) {
    return (
      <Progress
        label={members.statuses}
        done={list.done}
        total={list.total}
        onStop={() => void bridge.memberStop({ list: list.list })}
      />
    );
  }
  const left = list.total - list.done;
  if (left === 0 && !first) return null;
  return (
    <div className="member-stopped">
      {first?.untold && <TroubleCard untold={first.untold} />}
      {failed.length > 0 && <p>{members.someFailed(failed.length)}</p>}
      {left > 0 && <p role="status">{members.stopped(formatCount(left, language))}</p>}
      <button type="button" data-testid="go-on" onClick={goOn}>
        {members.goOn}
      </button>
    </div>
  );
}

function Export({ list }: { list: number }) {
  const { members, manager } = useWords();
  const bridge = useBridge();
  const [said, say] = useState<'exported' | 'failed' | null>(null);
  const save = () =>
    void bridge.memberExport({ list }).then(
      (written) => say(written ? 'exported' : null),
      () => say('failed'),
    );
  return (
    <div className="buttons">
      <button type="button" data-testid="export-csv" onClick={save}>
        {members.export}
      </button>
      <p role="status" className={said === 'failed' ? 'bad' : 'good'} data-testid="end-export-csv">
        {said === 'failed' && manager.failed}
        {said === 'exported' && members.exported}
      </p>
    </div>
  );
}

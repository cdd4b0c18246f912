/** A customer's coupons: whose, the list as WeChat tells it, and each coupon's state as it comes in. */
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { AskStatus } from '../codes/AskStatus';
import { AskForm } from './AskForm';
import { MemberListView } from './MemberListView';
import { useMembers } from './use-members';

export function MembersSection() {
  const words = useWords();
  const bridge = useBridge();
  const [view, ask, drop] = useMembers();
  const { list, asking, untold, choose, failed } = view;
  return (
    <>
      <header className="section-head">
        <h1>{words.manager.sections.members}</h1>
        <p className="quiet small">{words.members.hint}</p>
      </header>
      <AskForm
        asking={asking}
        onMisformed={drop}
        onAsk={(wish, cardId) => void ask(() => bridge.memberList({ wish, cardId }))}
      />
      <AskStatus asking={asking ? words.members.asking : null} failed={failed} untold={untold} />
      {choose !== null && (
        <section className="card" aria-label={words.members.choose}>
          <p>{words.members.choose}</p>
          <div className="buttons">
            {choose.choices.map(({ cardId, title }) => (
              <button
                key={cardId}
                type="button"
                data-testid="choose"
                data-card-id={cardId}
                onClick={() =>
                  void ask(() =>
                    bridge.memberList({
                      wish: { text: choose.text, codeCardId: cardId },
                      cardId: null,
                    }),
                  )
                }
              >
                <bdi>{title ?? cardId}</bdi>
              </button>
            ))}
          </div>
        </section>
      )}
      {list !== null && <MemberListView list={list} cards={view.cards} />}
    </>
  );
}

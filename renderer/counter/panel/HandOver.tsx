/** The coupon's title and what it gives, in the headline. Texts of cards are shown as text. */
import type { CounterState } from '../../../shared/counter-state';
import { describeBenefit } from '../../../shared/words/describe';
import { Code } from '../../look/Code';
import { codeOf, couponOf, isLong } from '../coupon-of';
import { useWords } from '../language';

/** Characters that fit a line in large type; a longer gift takes more lines in smaller type. */
const LONG_BENEFIT = 24;

export function HandOver({ state }: { state: CounterState }) {
  const words = useWords();
  const coupon = couponOf(state);
  if (coupon === null) return <BareCode code={codeOf(state)} />;
  const card = coupon.card;
  if (card === null) return <p className="title">{words.panel.noTitle}</p>;
  const benefit = describeBenefit(card.benefit, words);
  const given = state.kind === 'redeemable' || state.kind === 'redeemed';
  return (
    <>
      <p className="title">
        <bdi>{card.title}</bdi>
      </p>
      {given && (
        <p className={benefit.length > LONG_BENEFIT ? 'benefit long' : 'benefit'}>
          <span className="label">{words.panel.handOver}</span>
          <bdi>{benefit}</bdi>
        </p>
      )}
    </>
  );
}

/** Where nothing is known of a coupon, the code itself is what can be compared. */
function BareCode({ code }: { code: string }) {
  return code === '' ? null : (
    <p className={isLong(code) ? 'bare-code long' : 'bare-code'}>
      <Code value={code} />
    </p>
  );
}

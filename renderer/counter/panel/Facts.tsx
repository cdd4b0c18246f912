/** The panel's foot: code, validity, and small what WeChat sent, word for word. */
import type { ReactNode } from 'react';
import type { Coupon } from '../../../shared/card';
import type { CounterState } from '../../../shared/counter-state';
import { isKnownStatus } from '../../../shared/statuses';
import { describeValidity } from '../../../shared/words/describe';
import type { Words } from '../../../shared/words/words';
import { Code } from '../../look/Code';
import { codeOf, couponOf, isLong } from '../coupon-of';
import { useWords } from '../language';

export function Facts({ state }: { state: CounterState }) {
  const words = useWords();
  const code = codeOf(state);
  const coupon = couponOf(state);
  const errcode = 'errcode' in state ? state.errcode : null;
  const validity = coupon === null ? null : describeValidity(coupon, words);
  const offDate = state.kind === 'refused' && /expired|not-yet-valid/.test(state.reason);
  if (coupon === null && errcode === null) return null;
  return (
    <footer className="facts">
      <div className="facts-main">
        {coupon !== null && code !== '' && (
          <p className={isLong(code) ? 'facts-code long' : 'facts-code'}>
            <Code value={code} />
          </p>
        )}
        {validity !== null && (
          <p className={offDate ? 'validity off' : 'validity'}>
            <span className="label">{words.panel.validity}</span>
            {validity}
          </p>
        )}
      </div>
      <dl className="facts-small">
        {coupon !== null && <AsSent coupon={coupon} words={words} />}
        {errcode !== null && <Fact name={words.panel.errcode}>{errcode}</Fact>}
      </dl>
    </footer>
  );
}

function AsSent({ coupon, words }: { coupon: Coupon; words: Words }) {
  return (
    <>
      <Fact name={words.panel.status}>
        <bdi>{coupon.status ?? words.panel.notSent}</bdi>
        {statusWord(coupon.status, words)}
      </Fact>
      <Fact name={words.panel.canConsume}>
        {coupon.canConsume === null ? words.panel.notSent : String(coupon.canConsume)}
      </Fact>
      {coupon.openidMasked !== null && (
        <Fact name={words.panel.openid}>
          <bdi>{coupon.openidMasked}</bdi>
        </Fact>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function statusWord(status: string | null, words: Words): ReactNode {
  if (status === null || !isKnownStatus(status)) return null;
  return <span className="status-word">{words.statuses[status]}</span>;
}

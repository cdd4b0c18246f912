/** What the screen says of an intent's state: for the columns `verdict` and `reason`. Pure. */
import type { Reason, VerdictKind } from '../../shared/reasons';
import type { IntentState } from '../redemption/steps';
import { errcodeRow } from '../wechat/errcodes';

export interface Shown {
  verdict: VerdictKind | null;
  reason: Reason | null;
}

/**
 * Verdict and reason of an outcome or settlement row (rules §4, §5). Of a refusal only its
 * errcode is known when the row is written; where WeChat's explanation says more, a further
 * row does (`explain` in write.ts).
 */
export function shownAs(
  state: IntentState,
  answer: { errcode: number | null; reason: string | null },
): Shown {
  switch (state) {
    case 'intended':
      return { verdict: null, reason: null };
    case 'redeemed':
      return { verdict: 'redeemed', reason: null };
    case 'settled-redeemed':
      return { verdict: 'redeemed', reason: 'confirmed-afterwards' };
    case 'settled-not-redeemed':
      return { verdict: 'fault', reason: 'not-redeemed' };
    case 'unknown':
      return { verdict: 'unknown', reason: 'answer-lost' };
    case 'not-sent':
      return { verdict: 'fault', reason: (answer.reason as Reason | null) ?? 'internal' };
    case 'refused': {
      const { meaning } = errcodeRow(answer.errcode ?? 0);
      return { verdict: meaning.kind, reason: meaning.reason };
    }
  }
}

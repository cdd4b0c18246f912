/** The ledger's row of one scan (contract: Files). Payment codes are never in it. */
import type { Source } from '../../shared/reasons';
import type { Verdict } from '../../shared/verdict';
import type { Row } from '../ledger/write';

export interface ScanFacts {
  source: Source;
  /** The code as understood; empty for wrong things and links not decrypted. */
  code: string;
  /** The status of the last code/get, as sent. */
  status: string | null;
  /** WeChat's request id, where it refused. */
  rid: string | null;
  /** How long WeChat was waited for; 0 where it was not asked. */
  latencyMs: number;
}

/** The row of a verdict, or of a scan that a newer one replaced before it had one. */
export function scanRow(facts: ScanFacts, verdict: Verdict | null): Row {
  const { source, status, latencyMs } = facts;
  const row = { kind: 'scan' as const, source, status, latency_ms: Math.round(latencyMs) };
  const typed = source === 'typed' ? ['typed'] : [];
  if (verdict === null) {
    const flags = [...typed, 'superseded'].join(' ');
    return { ...row, code: facts.code, verdict: 'checking', flags };
  }
  const coupon = 'coupon' in verdict ? verdict.coupon : null;
  const doubtful = verdict.reason === 'consumed-maybe-here' ? ['reconcile'] : [];
  const flags = [...typed, ...doubtful].join(' ');
  const judged = { verdict: verdict.kind, reason: verdict.reason, flags };
  return {
    ...row,
    ...judged,
    code: verdict.kind === 'wrong-thing' ? '' : (coupon?.code ?? facts.code),
    card_id: coupon?.cardId ?? null,
    ...troubleOf(verdict, facts.rid),
  };
}

function troubleOf(verdict: Verdict, rid: string | null): Pick<Row, 'errcode' | 'rid'> {
  switch (verdict.kind) {
    case 'fault':
      return { errcode: verdict.trouble.errcode, rid: verdict.trouble.rid };
    case 'refused':
    case 'invalid':
      return { errcode: verdict.errcode, rid };
    default:
      return { errcode: null, rid: null };
  }
}

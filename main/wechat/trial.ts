/** A live test of an account before it is stored: each failure by its own name. */
import type { Trial } from '../../shared/account';
import type { WayTrouble } from '../../shared/account-trial';
import type { Failure } from './failure';
import { type LineOptions, openLine } from './line';
import { probe } from './probe';

/** Fetches a token and asks WeChat about a code that nobody has. Stores nothing. */
export async function tryLine(options: LineOptions, now: () => number = Date.now): Promise<Trial> {
  const line = openLine(options);
  try {
    const answer = await probe(line.api);
    switch (answer.kind) {
      case 'ok': {
        const { date, latencyMs } = answer.meta;
        const skew = date === null ? null : Math.round((now() - date) / 1000);
        return { ok: true, latencyMs: Math.round(latencyMs), clockSkewSeconds: skew };
      }
      case 'refusal':
        return refused(answer);
      case 'failure':
        return inTheWay(answer.failure, options);
      case 'no-token': {
        const { trouble } = answer;
        return trouble.kind === 'refusal' ? refused(trouble) : inTheWay(trouble.failure, options);
      }
    }
  } finally {
    await line.requester.close();
    await line.tokens.close();
  }
}

function refused(answer: { errcode: number; rid: string | null; ip: string | null }): Trial {
  const { errcode, rid, ip } = answer;
  return { ok: false, trouble: { kind: 'refused', errcode, rid, ip } };
}

function inTheWay(failure: Failure, { mode, proxy }: LineOptions): Trial {
  const why = wayTroubleOf(failure, { mode, proxied: Boolean(proxy) });
  return { ok: false, trouble: { kind: 'way', why, detail: failure.detail } };
}

/** Pure: what a failure means for whoever sets the till up. */
export function wayTroubleOf(
  { reason, detail }: Failure,
  { mode, proxied }: { mode: LineOptions['mode']; proxied: boolean },
): WayTrouble {
  const status = Number(/^HTTP (\d{3})$/.exec(detail)?.[1] ?? 0);
  if (mode === 'service' && (status === 401 || status === 403)) return 'service-key-refused';
  if (status === 407) return 'proxy-refuses';
  if (status > 0) return 'http-error';
  if (reason === 'timeout') return 'timeout';
  if (reason === 'unreadable-answer') return 'unreadable-answer';
  switch (detail) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return proxied ? 'proxy-unreachable' : 'name-not-found';
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return proxied ? 'proxy-unreachable' : 'no-network';
    case 'UND_ERR_ABORTED':
      return proxied ? 'proxy-refuses' : 'broken';
    case 'ETIMEDOUT':
      return 'timeout';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'ca-not-trusted';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'wrong-host';
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'wrong-clock';
    default:
      return 'broken';
  }
}

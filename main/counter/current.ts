/** The scan that owns the panel, what is known of it, and what its choices would ask. Pure. */
import type { Choice } from '../../shared/counter-state';
import type { CouponAddress } from '../wechat/client';
import type { Found, Question } from './look-up';
import type { ScanFacts } from './scan-row';
import { codeShown, type Scan } from './steps';
import type { WechatWait } from './wait';

/** The scan that owns the panel. */
export interface Current {
  scan: Scan;
  abort: AbortController;
  /** Fixed at look-up, used unchanged by consume and read-back (rules §1). */
  address: CouponAddress | null;
  status: string | null;
  /** WeChat's request id of a refusal. */
  rid: string | null;
  /** Asked in spite of its form: no row names it before WeChat knows it (rules §6). */
  unproven: boolean;
  answered: boolean;
  wechat: WechatWait;
  /** What the offered choices ask. */
  questions: { choice: Choice; question: Question }[];
}

/** What nobody has told of a scan yet. */
export const untold: Omit<Current, 'scan' | 'abort' | 'wechat'> = {
  address: null,
  status: null,
  rid: null,
  unproven: false,
  answered: false,
  questions: [],
};

/** The panel of a scan that is asked about. Where codes are to choose from, none is its code yet. */
export function checking(scan: Scan, choices: Choice[]) {
  const several = new Set(choices.map((choice) => choice.code)).size > 1;
  const code = several ? '' : codeShown(scan.understood);
  return { kind: 'checking' as const, code, since: Date.now(), choices };
}

/** What its row says. */
export function factsOf({
  scan,
  status,
  rid,
  unproven,
  wechat,
}: Omit<Current, 'abort'>): ScanFacts {
  const { source, understood } = scan;
  const code = unproven ? '' : codeShown(understood);
  return { source, status, rid, code, latencyMs: wechat.ms() };
}

/** The status of the last answer, as WeChat sent it. */
export function statusOf(found: Found): string | null {
  if (found.kind === 'answered') return found.answer.status;
  return found.kind === 'refused' ? (found.explained?.status ?? null) : null;
}

/** A choice between the cards of one code. */
export function cardQuestion(choice: Choice): { choice: Choice; question: Question } {
  return { choice, question: { kind: 'code', code: choice.code, cardId: choice.cardId } };
}

/** A choice between scans: a link is named by its card, its code is not known yet. */
export function scanQuestion({ understood }: Scan): { choice: Choice; question: Question } {
  if (understood.kind === 'card-link') {
    const choice = { code: '', cardId: understood.cardId, title: null };
    return { choice, question: understood };
  }
  const { code } = understood;
  const choice = { code, cardId: null, title: null };
  return { choice, question: { kind: 'code', code, cardId: null } };
}

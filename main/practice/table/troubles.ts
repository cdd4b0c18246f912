/** What goes wrong on the line: at the look-up (6…) and at redeeming (7…). */
import { cardIds } from '../card-ids';
import type { Deed, Fault } from '../faults';
import {
  type AfterRedeem,
  coded,
  confirmedAfterwards,
  green,
  numbered,
  onCheck,
  onConsume,
  onGet,
  type PracticeCode,
  redeemed,
} from './code';

const look = (number: number): string => numbered(6, number);
const late = (number: number): string => numbered(7, number);

type FaultReason = 'network' | 'timeout' | 'busy' | 'unreadable-answer';

const failing = (number: number, zh: string, en: string, reason: FaultReason, deed: Deed) =>
  coded(look(number), zh, en, 'fault', reason, { faults: [onGet(look(number), deed)] });

/** A good coupon whose card cannot be had. */
const cardless = (
  number: number,
  card: keyof typeof cardIds,
  zh: string,
  en: string,
  deed?: Deed,
) =>
  green(look(number), zh, en, {
    reason: 'conditions-unchecked',
    coupon: { cardId: cardIds[card] },
    faults: deed ? [{ api: 'card', cardId: cardIds[card], do: deed }] : [],
  });

export const lookUpTroubles: readonly PracticeCode[] = [
  green(look(1), '应答慢2秒', 'Answers after 2 s', {
    faults: [onGet(look(1), { kind: 'latency', ms: 2_000 })],
  }),
  green(look(2), '应答慢4秒', 'Answers after 4 s', {
    faults: [onGet(look(2), { kind: 'latency', ms: 4_000 })],
  }),
  failing(3, '一直不应答', 'Never answers', 'timeout', { kind: 'hang' }),
  failing(4, '连接中断', 'Connection closed', 'network', { kind: 'drop-before' }),
  failing(5, '连接被重置', 'Connection reset', 'network', { kind: 'reset' }),
  failing(6, '应答不完整', 'Half an answer', 'unreadable-answer', { kind: 'truncate' }),
  failing(7, 'HTTP 500', 'HTTP 500', 'busy', { kind: 'http', status: 500 }),
  failing(8, 'HTTP 502', 'HTTP 502', 'busy', {
    kind: 'http',
    status: 502,
    body: '<html><h1>502 Bad Gateway</h1></html>',
  }),
  green(look(9), '令牌失效一次', 'Token refused once (40001)', {
    faults: [onGet(look(9), { kind: 'errcode', errcode: 40001 }, 1)],
  }),
  green(look(10), '令牌过期一次', 'Token expired once (42001)', {
    faults: [onGet(look(10), { kind: 'errcode', errcode: 42001 }, 1)],
  }),
  coded(
    look(11),
    '无时间标头，本机时钟不对',
    'No Date, dates do not fit the clock',
    'fault',
    'wrong-clock',
    {
      coupon: { validity: 'past', lenient: true, says: { can_consume: true } },
      faults: [onGet(look(11), { kind: 'no-date' })],
    },
  ),
  green(look(12), '无时间标头', 'No Date, dates fit', {
    faults: [onGet(look(12), { kind: 'no-date' })],
  }),
  cardless(21, 'slow', '卡券详情慢2秒(第一次)', 'Card details after 2 s (the first time)', {
    kind: 'latency',
    ms: 2_000,
  }),
  cardless(22, 'silent', '卡券详情不来', 'Card details never come', { kind: 'hang' }),
  cardless(23, 'gone', '卡券详情查不到', 'Card details refused (40073)'),
  cardless(24, 'garbled', '卡券详情乱码', 'Card details unreadable', {
    kind: 'reshape',
    as: 'garbled',
  }),
];

const lost: AfterRedeem = { verdict: 'unknown', reason: 'answer-lost' };
const neverRedeemed: AfterRedeem = { ...lost, later: { verdict: 'fault', reason: 'not-redeemed' } };
const redeemedLater: AfterRedeem = { ...lost, later: confirmedAfterwards };

/** A good coupon whose redeeming meets these faults, one consume after the other. */
function troubled(
  number: number,
  zh: string,
  en: string,
  afterRedeem: AfterRedeem,
  ...faults: Array<Deed | Fault>
): PracticeCode {
  const code = late(number);
  return green(code, zh, en, {
    afterRedeem,
    faults: faults.map((fault) => ('kind' in fault ? onConsume(code, fault, 1) : fault)),
  });
}

export const redeemTroubles: readonly PracticeCode[] = [
  troubled(1, '核销前请求丢失', 'Request lost, not redeemed', redeemed, { kind: 'drop-before' }),
  troubled(2, '核销后应答丢失', 'Answer lost, redeemed', confirmedAfterwards, {
    kind: 'drop-after',
  }),
  troubled(
    3,
    '应答丢失，0.4秒后核销',
    'Connection lost, redeemed 0.4 s later',
    confirmedAfterwards,
    {
      kind: 'apply-late',
      ms: 400,
    },
  ),
  troubled(
    4,
    '应答丢失，回读之后才核销',
    'Redeemed right behind the first read-back',
    confirmedAfterwards,
    {
      kind: 'apply-after-read',
    },
  ),
  troubled(5, '应答丢失，4秒后核销', 'Connection lost, redeemed 4 s later', redeemed, {
    kind: 'apply-late',
    ms: 4_000,
  }),
  troubled(
    6,
    '请求两次丢失',
    'Request lost twice',
    neverRedeemed,
    { kind: 'drop-before' },
    { kind: 'drop-before' },
  ),
  troubled(
    7,
    '先丢请求，再丢应答',
    'Request lost, then answer lost',
    confirmedAfterwards,
    { kind: 'drop-before' },
    { kind: 'drop-after' },
  ),
  troubled(
    8,
    '请求丢失，再发12秒后才核销',
    'Request lost, the second redeemed 12 s later',
    redeemedLater,
    { kind: 'drop-before' },
    { kind: 'apply-late', ms: 12_000 },
  ),
  troubled(9, '核销不应答，未核销', 'Never answers, not redeemed', redeemed, { kind: 'hang' }),
  troubled(10, '核销不应答，已核销', 'Never answers, redeemed', confirmedAfterwards, {
    kind: 'hang',
    apply: true,
  }),
  troubled(11, '核销HTTP 502，未核销', 'HTTP 502, not redeemed', redeemed, {
    kind: 'http',
    status: 502,
  }),
  troubled(12, '核销HTTP 500，已核销', 'HTTP 500, redeemed', confirmedAfterwards, {
    kind: 'http',
    status: 500,
    apply: true,
  }),
  troubled(13, '核销应答不完整，已核销', 'Half an answer, redeemed', confirmedAfterwards, {
    kind: 'truncate',
  }),
  troubled(
    14,
    '核销应答是网页，已核销',
    'A web page instead of an answer, redeemed',
    confirmedAfterwards,
    {
      kind: 'reshape',
      as: 'html',
    },
  ),
  troubled(15, '核销系统繁忙(-1)，未核销', 'Busy (-1), not redeemed', redeemed, {
    kind: 'errcode',
    errcode: -1,
  }),
  troubled(16, '核销系统繁忙(-1)，已核销', 'Busy (-1), redeemed', confirmedAfterwards, {
    kind: 'errcode',
    errcode: -1,
    apply: true,
  }),
  troubled(17, '核销时令牌失效一次', 'Token refused once (40001)', redeemed, {
    kind: 'errcode',
    errcode: 40001,
  }),
  troubled(18, '核销时令牌过期一次', 'Token expired once (42001)', redeemed, {
    kind: 'errcode',
    errcode: 42001,
  }),
  troubled(19, '别处抢先核销', 'Redeemed elsewhere in between', refused('consumed'), {
    kind: 'set-status',
    status: 'CONSUMED',
  }),
  troubled(20, '核销时刚过期', 'Expires in between', refused('expired'), {
    kind: 'set-status',
    status: 'EXPIRE',
  }),
  troubled(21, '核销时正在转赠', 'Given away in between', refused('gifting'), {
    kind: 'set-status',
    status: 'GIFTING',
  }),
  troubled(22, '核销慢2秒', 'Redeemed after 2 s', redeemed, { kind: 'latency', ms: 2_000 }),
  troubled(23, '核销慢4秒', 'Redeemed after 4 s', redeemed, { kind: 'latency', ms: 4_000 }),
  troubled(24, '核销连接被重置，未核销', 'Connection reset, not redeemed', redeemed, {
    kind: 'reset',
  }),
  troubled(
    25,
    '应答丢失，回读也失败',
    'Answer lost, reading back fails too',
    redeemedLater,
    { kind: 'drop-after' },
    { ...onCheck(late(25), false, { kind: 'errcode', errcode: -1 }), times: 3 },
  ),
  troubled(26, '核销应答没有卡券', 'Redeemed, the answer holds no card', redeemed, {
    kind: 'reshape',
    as: 'bare-ok',
  }),
  troubled(27, '核销称异常，再查正常', 'Refused (40127), then NORMAL', refused('unavailable'), {
    kind: 'errcode',
    errcode: 40127,
  }),
];

function refused(reason: 'consumed' | 'expired' | 'gifting' | 'unavailable'): AfterRedeem {
  return { verdict: 'refused', reason };
}

/** What support is told of an answer, and which fault it is. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../main/wechat/api';
import type { TokenTrouble } from '../../../main/wechat/token';
import { faultOf, troubleOf } from '../../../main/wechat/trouble';

const meta = { date: null, latencyMs: 1, sentAt: 1 };
const refusal = (errcode: number, rid: string | null = null, ip: string | null = null) => ({
  kind: 'refusal' as const,
  errcode,
  rid,
  ip,
});
const failure = { sent: 'no', reason: 'network', detail: 'ECONNREFUSED' } as const;
const noToken = (trouble: TokenTrouble) => ({ kind: 'no-token' as const, trouble, meta });

const nothing = { errcode: null, rid: null, ip: null, detail: '' };
const rows: [what: string, answer: Answer<unknown>, fault: string | null, trouble: object][] = [
  ['a success', { kind: 'ok', value: { code: 'x' }, meta }, null, nothing],
  [
    'a judged coupon',
    { ...refusal(40099, 'rid-1'), meta },
    null,
    { ...nothing, errcode: 40099, rid: 'rid-1' },
  ],
  ['an unknown code', { ...refusal(40056), meta }, null, { ...nothing, errcode: 40056 }],
  ['a busy WeChat', { ...refusal(-1), meta }, 'busy', { ...nothing, errcode: -1 }],
  [
    'an address that is not allowed',
    { ...refusal(40164, 'r', '1.2.3.4'), meta },
    'ip-not-allowed',
    { errcode: 40164, rid: 'r', ip: '1.2.3.4', detail: '' },
  ],
  [
    'an errcode nobody knows',
    { ...refusal(99999), meta },
    'internal',
    { ...nothing, errcode: 99999 },
  ],
  [
    'a failed call',
    { kind: 'failure', failure, meta },
    'network',
    { ...nothing, detail: 'ECONNREFUSED' },
  ],
  [
    'a failed token call',
    noToken({ kind: 'failure', failure }),
    'network',
    { ...nothing, detail: 'ECONNREFUSED' },
  ],
  [
    'a refused token call',
    noToken(refusal(40125, 'r')),
    'credentials',
    { errcode: 40125, rid: 'r', ip: null, detail: 'token' },
  ],
  [
    'a token call that answers as if it judged a coupon',
    noToken(refusal(40099)),
    'internal',
    { ...nothing, errcode: 40099, detail: 'token' },
  ],
];

describe('of', () => {
  test.each(rows)('%s', (_what, answer, fault, trouble) => {
    expect([faultOf(answer), troubleOf(answer)]).toEqual([fault, trouble]);
  });
});

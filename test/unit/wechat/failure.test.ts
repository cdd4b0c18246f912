/** What a failed call means: total, and "not sent" only by name (redemption rules §4). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf, type Mishap } from '../../../main/wechat/failure';
import { faults } from '../../../shared/reasons';

const rows: [mishap: Mishap, sent: 'no' | 'maybe', reason: string, detail: string][] = [
  [{ kind: 'connect', code: 'ECONNREFUSED' }, 'no', 'network', 'ECONNREFUSED'],
  [{ kind: 'connect', code: 'ENOTFOUND' }, 'no', 'network', 'ENOTFOUND'],
  [{ kind: 'connect', code: 'EAI_AGAIN' }, 'no', 'network', 'EAI_AGAIN'],
  [{ kind: 'connect', code: 'EHOSTUNREACH' }, 'no', 'network', 'EHOSTUNREACH'],
  [{ kind: 'connect', code: 'CERT_HAS_EXPIRED' }, 'no', 'network', 'CERT_HAS_EXPIRED'],
  [
    { kind: 'connect', code: 'UND_ERR_CONNECT_TIMEOUT' },
    'no',
    'timeout',
    'UND_ERR_CONNECT_TIMEOUT',
  ],
  [{ kind: 'timeout' }, 'maybe', 'timeout', 'no answer in time'],
  [{ kind: 'aborted' }, 'maybe', 'network', 'given up'],
  [{ kind: 'broken', code: 'ECONNRESET' }, 'maybe', 'network', 'ECONNRESET'],
  [{ kind: 'broken', code: 'ECONNREFUSED' }, 'maybe', 'network', 'ECONNREFUSED'],
  [{ kind: 'http-status', status: 500 }, 'maybe', 'busy', 'HTTP 500'],
  [{ kind: 'http-status', status: 599 }, 'maybe', 'busy', 'HTTP 599'],
  [{ kind: 'http-status', status: 404 }, 'maybe', 'unreadable-answer', 'HTTP 404'],
  [{ kind: 'http-status', status: 302 }, 'maybe', 'unreadable-answer', 'HTTP 302'],
  [{ kind: 'http-status', status: 204 }, 'maybe', 'unreadable-answer', 'HTTP 204'],
  [{ kind: 'unreadable', detail: 'not JSON' }, 'maybe', 'unreadable-answer', 'not JSON'],
];

describe('a mishap', () => {
  test.each(rows)('%j', (mishap, sent, reason, detail) => {
    expect(failureOf(mishap)).toEqual({ sent, reason, detail });
  });

  const any: fc.Arbitrary<Mishap> = fc.oneof(
    fc.record({ kind: fc.constantFrom('connect', 'broken'), code: fc.string() }),
    fc.record({ kind: fc.constantFrom('timeout', 'aborted') }),
    fc.record({ kind: fc.constant('http-status' as const), status: fc.integer() }),
    fc.record({ kind: fc.constant('unreadable' as const), detail: fc.string() }),
  );

  test('of any kind has a reason of the closed list, and is "not sent" only where no connection was made', () => {
    fc.assert(
      fc.property(any, (mishap) => {
        const { sent, reason } = failureOf(mishap);
        expect([faults.includes(reason), sent]).toEqual([
          true,
          mishap.kind === 'connect' ? 'no' : 'maybe',
        ]);
      }),
      { numRuns: 1_000, seed: 20_261_123 },
    );
  });
});

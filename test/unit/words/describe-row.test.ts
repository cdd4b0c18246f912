/** Rows of the ledger in words: every kind says what happened, in both languages. */
import { describe, expect, test } from 'vitest';
import { entryKinds, type LedgerRow } from '../../../shared/ledger';
import { describeRow } from '../../../shared/words/describe-row';
import { wordsFor } from '../../../shared/words/languages';

const blank: LedgerRow = {
  seq: 1,
  at: 0,
  kind: 'scan',
  intent: null,
  code: '',
  cardId: null,
  status: null,
  outcome: null,
  verdict: null,
  reason: null,
  flags: [],
  errcode: null,
  rid: null,
  source: null,
  operator: '',
  device: '',
  receipt: null,
  latencyMs: null,
};
const en = wordsFor('en');
const say = (row: Partial<LedgerRow>) => describeRow({ ...blank, ...row }, en);

describe('a row', () => {
  test.each([
    [{ kind: 'scan', verdict: 'refused', reason: 'consumed' }, 'Already used', ''],
    [{ kind: 'scan', verdict: 'redeemable' }, 'Can be redeemed', ''],
    [{ kind: 'intent' }, 'Redemption begun', ''],
    [
      { kind: 'manager', reason: 'code-void-unknown: network' },
      en.records.deeds['code-void-unknown'] ?? '',
      en.phrases.fault.network.word,
    ],
    [
      { kind: 'manager', reason: 'code-void: network' },
      en.records.deeds['code-void'] ?? '',
      'network',
    ],
    [{ kind: 'outcome', outcome: 'redeemed', verdict: 'redeemed' }, 'Redeemed', ''],
    [
      {
        kind: 'settlement',
        outcome: 'settled-not-redeemed',
        verdict: 'fault',
        reason: 'not-redeemed',
      },
      'Settled: not redeemed',
      en.phrases.fault['not-redeemed'].word,
    ],
    [{ kind: 'manager', reason: 'locked: idle' }, 'Manager locked', 'idle'],
    [
      { kind: 'manager', reason: 'redeemed-in-error: wrong: card', outcome: null },
      'Noted as redeemed in error',
      'wrong: card',
    ],
    [
      { kind: 'manager', reason: 'closed-by-hand: seen', outcome: 'settled-redeemed' },
      'Closed by hand',
      'Settled: redeemed · seen',
    ],
    [{ kind: 'shift', reason: 'opened' }, 'Shift opened', ''],
    [{ kind: 'system', reason: 'wechat-lost' }, 'WeChat not reachable', ''],
    [{ kind: 'system', verdict: 'refused', reason: 'gifting' }, 'Being given away', ''],
    [{ kind: 'system', reason: 'from-a-newer-release' }, 'from-a-newer-release', ''],
    [{ kind: 'system' }, 'Till', ''],
  ] as [Partial<LedgerRow>, string, string][])('%j', (row, what, note) => {
    expect(say(row)).toEqual({ what, note });
  });

  test.each(entryKinds)('of kind %s says something in both languages', (kind) => {
    for (const language of ['zh-CN', 'en'] as const) {
      expect(describeRow({ ...blank, kind }, wordsFor(language)).what).not.toBe('');
    }
  });
});

/** The ledger's row of one scan: what is in it and what must never be. */
import { describe, expect, test } from 'vitest';
import { scanRow } from '../../../main/counter/scan-row';
import { judge } from '../../../main/counter/verdict';
import { wrongThings } from '../../../shared/reasons';
import { answered, CARD_ID, context, intent, refusedBy } from '../../support/found';

const facts = {
  source: 'wedge' as const,
  code: '4096',
  status: 'NORMAL',
  rid: null,
  latencyMs: 181.6,
};

describe('a scan row', () => {
  test('says what was read, how, how long it took and what came of it', () => {
    expect(scanRow(facts, judge(answered(), context()))).toEqual({
      kind: 'scan',
      source: 'wedge',
      code: '100000000001',
      card_id: CARD_ID,
      status: 'NORMAL',
      verdict: 'redeemable',
      reason: null,
      flags: '',
      errcode: null,
      rid: null,
      latency_ms: 182,
    });
  });

  test('names the code of the answer, which a dynamic code is not', () => {
    const found = answered({ address: { code: 'REAL', cardId: null } });
    expect(scanRow(facts, judge(found, context())).code).toBe('REAL');
  });

  test('keeps errcode and rid of a fault and of a refusal', () => {
    const trouble = { errcode: 40164, rid: 'a-b-c', ip: '203.0.113.9', detail: '' };
    expect(scanRow(facts, { kind: 'fault', reason: 'ip-not-allowed', trouble })).toMatchObject({
      verdict: 'fault',
      reason: 'ip-not-allowed',
      errcode: 40164,
      rid: 'a-b-c',
      code: '4096',
      card_id: null,
    });
    const refused = judge(refusedBy(40099, null), context());
    expect(scanRow({ ...facts, rid: 'd-e-f' }, refused)).toMatchObject({
      rid: 'd-e-f',
      verdict: 'refused',
      reason: 'consumed',
      errcode: 40099,
    });
  });

  test.each(wrongThings)('of a wrong thing has an empty code (%s)', (reason) => {
    const row = scanRow({ ...facts, code: '134567890123456789' }, { kind: 'wrong-thing', reason });
    expect([row.code, row.verdict, row.reason]).toEqual(['', 'wrong-thing', reason]);
  });

  test('of a scan that was replaced says so', () => {
    expect(scanRow(facts, null)).toMatchObject({
      code: '4096',
      verdict: 'checking',
      flags: 'superseded',
    });
  });

  test('flags what was typed', () => {
    const typed = { ...facts, source: 'typed' as const };
    const rows = [scanRow(typed, null), scanRow(typed, judge(answered(), context()))];
    expect(rows.map(({ flags }) => flags)).toEqual(['typed superseded', 'typed']);
  });

  test('flags a CONSUMED that may have been here', () => {
    const intents = [intent('settled-not-redeemed')];
    const verdict = judge(answered({}, { status: 'CONSUMED' }), context({ intents }));
    expect(scanRow(facts, verdict)).toMatchObject({
      reason: 'consumed-maybe-here',
      flags: 'reconcile',
    });
  });
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shiftReport } from '../../../main/ledger/report-data';
import { reportCsv, reportPage } from '../../../main/ledger/report-paper';
import type { ShiftReport } from '../../../shared/ledger';
import { wordsFor } from '../../../shared/words/languages';
import { intended, NOON, newFolder, openTestLedger, rowsOf, visit, visits } from './support';

const newPath = () => join(newFolder(), 'ledger.sqlite');
const QUIET = 20_000;

function newLedger(quietMs = QUIET, now: () => number = Date.now) {
  const path = newPath();
  return { path, ledger: openTestLedger(path, { quietForMs: () => quietMs, now }) };
}

describe('a receipt', () => {
  it('is a row of its own, stands with the intent, and can be corrected', () => {
    const { path, ledger } = newLedger();
    const intent = visit(ledger.writer, '111111111111');
    expect(ledger.hand.noteReceipt(intent, '  R-1182 \n')).toEqual({
      ok: true,
      seq: 4,
      duplicateOf: null,
    });
    expect(ledger.hand.noteReceipt(intent, 'R-1183')).toMatchObject({ ok: true });
    expect(ledger.reader.intentsOfCode('111111111111')).toMatchObject([{ receipt: 'R-1183' }]);
    expect(rowsOf(path).at(-1)).toMatchObject({
      kind: 'system',
      reason: 'receipt',
      intent,
      code: '111111111111',
      receipt: 'R-1183',
      flags: '',
    });
  });

  it('of two redemptions is flagged and told, and noted all the same', () => {
    const { path, ledger } = newLedger();
    const first = visit(ledger.writer, '111111111111');
    const second = visit(ledger.writer, '222222222222');
    ledger.hand.noteReceipt(first, '0042');
    expect(ledger.hand.noteReceipt(second, '0042')).toMatchObject({ ok: true, duplicateOf: first });
    expect(rowsOf(path).at(-1)).toMatchObject({ flags: 'duplicate-receipt' });
    const flagged = ledger.search.search({
      filter: { flag: 'duplicate-receipt' },
      before: null,
      limit: 5,
    });
    expect(flagged.rows).toMatchObject([{ intent: second, receipt: '0042' }]);
  });

  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['134567890123456789', 'payment-code'],
  ])('that reads %j is refused: %s', (text, why) => {
    const { path, ledger } = newLedger();
    const intent = visit(ledger.writer, '111111111111');
    expect(ledger.hand.noteReceipt(intent, text)).toEqual({ ok: false, why });
    expect(rowsOf(path)).toHaveLength(3);
  });

  it('belongs to a redemption and to nothing else', () => {
    const { ledger } = newLedger();
    const intent = intended(ledger.writer, '111111111111');
    ledger.writer.conclude(intent, 'refused', { kind: 'outcome', errcode: 40099 }, 'till');
    expect(ledger.hand.noteReceipt(intent, 'R1')).toEqual({ ok: false, why: 'not-redeemed' });
    expect(ledger.hand.noteReceipt(99, 'R1')).toEqual({ ok: false, why: 'no-such-intent' });
  });
});

describe('a manager', () => {
  it('closes what nobody else can find out, with a reason, 15 s after the last send', () => {
    let quiet = 14_999.5;
    const path = newPath();
    const ledger = openTestLedger(path, { quietForMs: () => quiet });
    const intent = intended(ledger.writer, '111111111111');
    const close = () => ledger.hand.closeIntent(intent, 'settled-redeemed', '顾客出示了已使用的券');
    expect(close()).toEqual({ ok: false, why: 'not-open' });
    ledger.writer.assumeSent(intent);
    expect(close()).toEqual({ ok: false, why: 'too-early', waitMs: 1 });
    expect(ledger.stories.storyOf(intent)?.intent?.closableInMs).toBe(1);
    quiet = 15_000;
    expect(ledger.hand.closeIntent(intent, 'settled-redeemed', ' ')).toEqual({
      ok: false,
      why: 'empty',
    });
    expect(close()).toMatchObject({ ok: true });
    expect(rowsOf(path).at(-1)).toMatchObject({
      kind: 'manager',
      outcome: 'settled-redeemed',
      reason: 'closed-by-hand: 顾客出示了已使用的券',
      flags: 'reconcile',
      intent,
    });
    expect(close()).toEqual({ ok: false, why: 'not-open' });
    expect(ledger.reader.openIntents()).toEqual([]);
  });

  it('may turn "not redeemed" into "redeemed", and nothing back', () => {
    const { ledger } = newLedger();
    const intent = intended(ledger.writer, '111111111111');
    ledger.writer.assumeSent(intent);
    expect(ledger.hand.closeIntent(intent, 'settled-not-redeemed', 'a')).toMatchObject({
      ok: true,
    });
    expect(ledger.hand.closeIntent(intent, 'settled-not-redeemed', 'a')).toMatchObject({
      ok: false,
    });
    expect(ledger.hand.closeIntent(intent, 'settled-redeemed', 'b')).toMatchObject({ ok: true });
    expect(ledger.hand.closeIntent(intent, 'settled-not-redeemed', 'c')).toEqual({
      ok: false,
      why: 'not-open',
    });
    const plain = visit(ledger.writer, '222222222222');
    expect(ledger.hand.closeIntent(plain, 'settled-not-redeemed', 'd')).toEqual({
      ok: false,
      why: 'not-open',
    });
  });

  it('notes that a redemption was made in error; nothing is undone', () => {
    const { path, ledger } = newLedger();
    const intent = visit(ledger.writer, '111111111111');
    expect(ledger.hand.noteError(intent, '扫错了')).toMatchObject({ ok: true });
    expect(rowsOf(path).at(-1)).toMatchObject({
      kind: 'manager',
      reason: 'redeemed-in-error: 扫错了',
      outcome: null,
      intent,
    });
    expect(ledger.reader.intentsOfCode('111111111111')).toMatchObject([{ state: 'redeemed' }]);
    const open = intended(ledger.writer, '222222222222');
    expect(ledger.hand.noteError(open, 'x')).toEqual({ ok: false, why: 'not-redeemed' });
  });
});

describe('the story of a row', () => {
  it('is the same from each of its rows: scan, intent, sends, outcome, settlement, notes', () => {
    const { ledger } = newLedger();
    const { writer, hand, stories } = ledger;
    const older = visit(writer, '111111111111');
    writer.add({ kind: 'scan', code: '222222222222', verdict: 'refused', reason: 'consumed' });
    writer.add({ kind: 'scan', code: '111111111111', verdict: 'redeemable', source: 'camera' });
    const intent = intended(writer, '111111111111');
    writer.conclude(intent, 'unknown', { kind: 'outcome', latency_ms: 10_000 }, 'till');
    writer.sendAgain(intent);
    writer.conclude(intent, 'settled-redeemed', { kind: 'settlement', errcode: 40099 }, 'till');
    hand.noteReceipt(intent, 'R9');
    hand.noteError(intent, 'x');
    const kinds = ['scan', 'intent', 'outcome', 'send', 'settlement', 'system', 'manager'];
    for (const seq of [5, 6, 7, 8, 9, 10, 11]) {
      const story = stories.storyOf(seq);
      expect(story?.rows.map(({ kind }) => kind)).toEqual(kinds);
      expect(story?.intent).toMatchObject({ intent, state: 'settled-redeemed', receipt: 'R9' });
      expect(story?.others).toMatchObject([{ intent: older }]);
    }
    expect(stories.storyOf(4)).toMatchObject({ rows: [{ seq: 4 }], intent: null, others: [] });
    expect(stories.storyOf(99)).toBe(null);
  });

  it('leaves a green that nobody redeemed alone', () => {
    const { ledger } = newLedger();
    ledger.writer.add({ kind: 'scan', code: '111111111111', verdict: 'redeemable' });
    const intent = visit(ledger.writer, '111111111111');
    expect(ledger.stories.storyOf(1)).toMatchObject({ intent: null, others: [{ intent }] });
    expect(ledger.stories.storyOf(2)).toMatchObject({ intent: { intent } });
  });
});

describe('rows carry what was shown', () => {
  it('in outcomes and settlements, and in a further row where WeChat explained more', () => {
    const { path, ledger } = newLedger();
    const { writer } = ledger;
    const intent = intended(writer, '111111111111');
    writer.conclude(intent, 'refused', { kind: 'outcome', errcode: 40127, reason: null }, 'till');
    writer.explain(intent, { verdict: 'refused', reason: 'gifting', status: 'GIFTING' });
    expect(rowsOf(path)).toMatchObject([
      { kind: 'intent', intent },
      { kind: 'outcome', outcome: 'refused', verdict: 'refused', reason: 'unavailable' },
      { kind: 'system', outcome: null, verdict: 'refused', reason: 'gifting', status: 'GIFTING' },
    ]);
  });

  it('and scans their flags, also over a restart', () => {
    const path = newPath();
    const scan = { kind: 'scan' as const, code: '1', verdict: 'invalid', reason: 'no-such-code' };
    let ledger = openTestLedger(path);
    ledger.writer.add({ ...scan, flags: 'typed' });
    ledger.writer.add(scan);
    ledger.close();
    ledger = openTestLedger(path);
    ledger.writer.add({ ...scan, flags: 'typed' });
    expect(rowsOf(path).map(({ flags }) => flags)).toEqual([
      'typed',
      '',
      'typed repeated-invalid short-intervals',
    ]);
  });
});

describe('a shift', () => {
  it('is opened with a name that every row carries, changed by one call, and closed', () => {
    const { path, ledger } = newLedger();
    const { shifts, writer } = ledger;
    const note = () => writer.add({ kind: 'scan', code: '1' });
    note();
    expect(shifts.close()).toEqual({ ok: false, why: 'not-open' });
    expect(shifts.changeOperator('a')).toEqual({ ok: false, why: 'not-open' });
    expect(shifts.open('  ')).toEqual({ ok: false, why: 'empty' });
    expect(shifts.open(' 小李\n')).toMatchObject({
      ok: true,
      shift: { shift: 2, operator: '小李' },
    });
    expect(shifts.open('b')).toEqual({ ok: false, why: 'already-open' });
    note();
    shifts.changeOperator('07');
    note();
    shifts.close();
    note();
    expect(rowsOf(path).map(({ kind, reason, operator }) => [kind, reason, operator])).toEqual([
      ['scan', null, '小王'],
      ['shift', 'opened', '小李'],
      ['scan', null, '小李'],
      ['shift', 'operator-changed', '07'],
      ['scan', null, '07'],
      ['shift', 'closed', '07'],
      ['scan', null, '小王'],
    ]);
  });

  it('outlives a restart', () => {
    const path = newPath();
    const ledger = openTestLedger(path);
    ledger.shifts.open('小李');
    ledger.shifts.changeOperator('07');
    ledger.close();
    const again = openTestLedger(path);
    expect(again.shifts.current()).toMatchObject({ shift: 1, operator: '07' });
    again.writer.add({ kind: 'scan', code: '1' });
    expect(rowsOf(path).at(-1)).toMatchObject({ operator: '07' });
  });

  it('is told in a report', () => {
    let now = NOON;
    const { ledger } = newLedger(QUIET, () => now);
    const { writer, shifts, hand } = ledger;
    visits(writer, 2);
    shifts.open('小李');
    visits(writer, 3, 10);
    const scan = { kind: 'scan' as const, source: 'typed', flags: 'typed', latency_ms: 90 };
    writer.add({ ...scan, code: '1', verdict: 'refused', reason: 'consumed' });
    writer.add({ ...scan, code: '2', verdict: 'refused', reason: 'consumed', latency_ms: 4_000 });
    writer.add({ ...scan, code: '3', verdict: 'refused', reason: 'expired' });
    writer.add({ ...scan, code: '4', verdict: 'invalid', reason: 'no-such-code' });
    writer.add({ ...scan, code: '', flags: '', verdict: 'wrong-thing', reason: 'payment-code' });
    ledger.noteReachability(false);
    writer.add({ ...scan, code: '5', flags: '', verdict: 'fault', reason: 'network' });
    now += 90_000;
    ledger.noteReachability(true);
    const lost = intended(writer, '777777777777');
    writer.conclude(lost, 'unknown', { kind: 'outcome', latency_ms: 10_000 }, 'till');
    now += 5_000;
    writer.conclude(lost, 'settled-redeemed', { kind: 'settlement', flags: 'reconcile' }, 'till');
    const refused = intended(writer, '888888888888');
    writer.conclude(refused, 'refused', { kind: 'outcome', errcode: 40127 }, 'till');
    writer.explain(refused, { verdict: 'refused', reason: 'gifting', status: 'GIFTING' });
    const byHand = intended(writer, '999999999999');
    writer.assumeSent(byHand);
    hand.closeIntent(byHand, 'settled-not-redeemed', 'x');
    hand.noteError(lost, '扫错');
    shifts.changeOperator('07');
    shifts.close();
    visits(writer, 1, 90);

    const [span] = shifts.list(1);
    if (!span) throw new Error('no shift');
    const report = shiftReport(ledger.core.database, span, now);
    const wanted: Partial<ShiftReport> = {
      shift: 7,
      from: NOON,
      to: now,
      operators: ['小李', '07'],
      device: '收银台1',
      firstSeq: 7,
      scans: 9,
      redeemed: [{ cardId: 'pCard', title: '9折券', count: 4, confirmedAfterwards: 1 }],
      refused: [
        { name: 'consumed', count: 2 },
        { name: 'expired', count: 1 },
        { name: 'gifting', count: 1 },
      ],
      invalid: [{ name: 'no-such-code', count: 1 }],
      faults: [{ name: 'network', count: 1 }],
      minutesWithoutWechat: 2,
      timesWithoutWechat: 1,
      typedCount: 4,
      paymentCodes: 1,
      flags: [
        { name: 'typed', count: 4 },
        { name: 'reconcile', count: 1 },
      ],
    };
    expect(report).toMatchObject(wanted);
    expect(report.unknowns).toEqual([
      {
        intent: lost,
        at: NOON + 90_000,
        code: '777777777777',
        state: 'settled-redeemed',
        settledAt: NOON + 95_000,
        byHand: false,
      },
      {
        intent: byHand,
        at: NOON + 95_000,
        code: '999999999999',
        state: 'settled-not-redeemed',
        settledAt: NOON + 95_000,
        byHand: true,
      },
    ]);
    expect(report.slowest.slice(0, 2)).toMatchObject([
      { kind: 'outcome', latencyMs: 10_000 },
      { kind: 'scan', code: '2', latencyMs: 4_000 },
    ]);
    expect(report.errors).toMatchObject([{ intent: lost, reason: 'redeemed-in-error: 扫错' }]);
    expect(shifts.find(7)).toEqual(span);
  });

  it('counts minutes without WeChat from its own beginning, and to now while it is open', () => {
    let now = NOON;
    const { ledger } = newLedger(QUIET, () => now);
    ledger.noteReachability(false);
    now += 600_000;
    ledger.shifts.open('小李');
    now += 61_000;
    const [span] = ledger.shifts.list(1);
    if (!span) throw new Error('no shift');
    expect(shiftReport(ledger.core.database, span, now)).toMatchObject({
      to: null,
      minutesWithoutWechat: 2,
      timesWithoutWechat: 1,
    });
  });

  it('is printed and saved in both languages, with hostile texts as harmless texts', () => {
    const { ledger } = newLedger();
    const { writer, shifts } = ledger;
    shifts.open('<b>=1+1');
    const typed = { kind: 'scan' as const, flags: 'typed', source: 'typed' };
    writer.add({ ...typed, code: '=HYPERLINK("x")', verdict: 'refused', reason: 'consumed' });
    const [span] = shifts.list(1);
    if (!span) throw new Error('no shift');
    const report = shiftReport(ledger.core.database, span, Date.now());
    for (const language of ['zh-CN', 'en'] as const) {
      const words = wordsFor(language);
      const page = reportPage(report, '一号店 & <店>', words);
      expect(page).toContain('一号店 &amp; &lt;店&gt;');
      expect(page).toContain('&lt;b&gt;=1+1');
      expect(page).toContain('=HYPERLINK(&quot;x&quot;)');
      expect(page).not.toMatch(/<b>|<script|<店>/);
      const csv = reportCsv(report, '一号店', words);
      expect(csv.startsWith('\ufeff')).toBe(true);
      expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
      expect(csv).toContain(words.phrases.refused.consumed.word);
      expect(csv.split('\r\n').some((line) => line.startsWith('='))).toBe(false);
    }
  });
});

/** The sections about customers and codes as markup: what is said, and what is never said. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { WordsContext } from '../../../renderer/counter/language';
import { BridgeContext } from '../../../renderer/manager/bridge-context';
import { ChangeOutcome } from '../../../renderer/manager/codes/ChangeOutcome';
import { FoundCode } from '../../../renderer/manager/codes/FoundCode';
import type { Change } from '../../../renderer/manager/codes/use-change';
import { MemberListView } from '../../../renderer/manager/members/MemberListView';
import type { CodeChange, CodeFacts } from '../../../shared/codes';
import { lastFour } from '../../../shared/codes';
import type { KioskBridge } from '../../../shared/contract';
import type { MemberList } from '../../../shared/members';
import type { Untold } from '../../../shared/told';
import { wordsFor } from '../../../shared/words/languages';

const draw = (element: React.ReactNode) =>
  renderToStaticMarkup(
    <WordsContext value={wordsFor('en')}>
      <BridgeContext value={{} as KioskBridge}>{element}</BridgeContext>
    </WordsContext>,
  );

const lost: Untold = {
  ok: false,
  reason: 'network',
  sent: 'maybe',
  trouble: { errcode: null, rid: null, ip: null, detail: 'ECONNRESET' },
};

describe('what became of a change', () => {
  const change = (outcome: CodeChange, more: Partial<Change> = {}): Change => ({
    outcome,
    sending: false,
    failed: false,
    run: async () => null,
    readBack: async () => null,
    forget: () => {},
    ...more,
  });
  const shown = (outcome: CodeChange) =>
    draw(<ChangeOutcome change={change(outcome)} done="The code is void now" />);

  test('done is done, and says where it was only read back', () => {
    expect(shown({ kind: 'done', by: 'answer' })).toContain('The code is void now');
    expect(shown({ kind: 'done', by: 'answer' })).not.toContain('reading back');
    expect(shown({ kind: 'done', by: 'read-back' })).toContain('reading back confirmed it');
  });

  test('unknown is neither done nor failed, and offers to be read back only', () => {
    const html = shown({ kind: 'unknown', untold: lost, status: 'NORMAL', change: 1 });
    expect(html).toContain('Outcome not known');
    expect(html).toContain('normal · NORMAL');
    expect(html).toContain('data-testid="read-back"');
    expect(html).not.toContain('The code is void now');
    expect(html).not.toContain('nothing has changed');
    expect(html).not.toContain('data-testid="ask-again"');
  });

  test('refused says that nothing has changed', () => {
    const untold: Untold = { ...lost, reason: 'no-such-code', sent: 'no' };
    expect(shown({ kind: 'refused', untold })).toContain('nothing has changed');
  });

  test.each<[CodeChange, string]>([
    [{ kind: 'not-done' }, 'it did not happen'],
    [{ kind: 'taken' }, 'Nothing was sent'],
    [{ kind: 'unwritable' }, 'nothing was sent to WeChat'],
    [{ kind: 'open', change: 1 }, 'read it back first'],
  ])('%j', (outcome, said) => {
    expect(shown(outcome)).toContain(said);
  });

  test('on its way it says so, whatever came before', () => {
    const sending = change({ kind: 'not-done' }, { sending: true });
    expect(draw(<ChangeOutcome change={sending} done="" />)).toContain('Sent, waiting');
  });
});

describe('a code that was found', () => {
  const facts: CodeFacts = {
    code: '409632457895',
    cardId: 'p1',
    title: '9折',
    custom: false,
    status: 'NORMAL',
    canConsume: null,
    beginTime: null,
    endTime: null,
    memberCard: false,
    openidMasked: null,
  };
  const found = (...all: CodeFacts[]) => draw(<FoundCode found={all} onPick={() => {}} />);

  test('says what WeChat did not send, and shows unknown statuses as they came', () => {
    const html = found({ ...facts, status: 'FROZEN' });
    expect(html).toContain('data-status="FROZEN"');
    expect(html).toMatch(/value-can_consume"><span class="quiet">/);
    expect(html).not.toContain('to-counter');
  });

  test('goes to the counter where it may be redeemed, never as a member card', () => {
    expect(found(facts)).toContain('to-counter');
    expect(found({ ...facts, memberCard: true })).not.toContain('to-counter');
  });

  test('on two cards asks which', () => {
    const html = found(facts, { ...facts, cardId: 'p2', title: null });
    expect(html.match(/data-testid="choose"/g)).toHaveLength(2);
    expect(html).toContain('data-card-id="p2"');
  });

  test('is made void by its last four characters, whole ones', () => {
    expect(lastFour('409632457895')).toBe('7895');
    expect(lastFour('券😀ab')).toBe('券😀ab');
    expect(lastFour('X')).toBe('X');
  });
});

describe('a customer’s list', () => {
  const list: MemberList = {
    ...{ list: 1, done: 0, total: 0, running: false, unreadable: 0 },
    openidMasked: 'oKQ1…mnop',
    cardId: null,
    coupons: [],
    hasShareCard: null,
  };
  const shown = (more: Partial<MemberList>) =>
    draw(<MemberListView list={{ ...list, ...more }} cards={{}} />);

  test.each([
    [true, 'Has usable friends&#x27; coupons'],
    [false, 'No usable friends&#x27; coupons'],
    [null, 'Not told by WeChat'],
  ])('tells has_share_card %s in words', (hasShareCard, said) => {
    expect(shown({ hasShareCard })).toContain(`value-has_share_card"><bdi>${said}`);
  });

  test('says plainly that WeChat lists only what can be used, also where there is none', () => {
    expect(shown({})).toContain('WeChat lists only coupons that can still be used');
    expect(shown({})).toContain('no coupon that can still be used');
    expect(shown({ cardId: 'p1' })).toContain('no usable coupon of this card');
    expect(shown({ unreadable: 2 })).toContain('2 lines');
  });

  const coupons = [
    { code: '1', cardId: 'p1', told: null, untold: lost },
    { code: '2', cardId: 'p1', told: null, untold: null },
  ];
  test('with trouble shows it once, and offers to go on', () => {
    const html = shown({ coupons, total: 2, done: 1 });
    expect(html.match(/data-testid="toast-error"/g)).toHaveLength(1);
    expect(html).toContain('1 not asked yet');
    expect(html).toContain('data-testid="go-on"');
  });

  test('on its way can be stopped', () => {
    const html = shown({ coupons, total: 2, done: 1, running: true });
    expect(html).toContain('data-testid="progress-stop"');
    expect(html).not.toContain('go-on');
  });
});

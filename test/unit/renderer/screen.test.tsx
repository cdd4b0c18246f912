/** The counter screen as markup: what scripts and screen readers find in every state. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { CounterScreen } from '../../../renderer/counter/CounterScreen';
import { WordsContext } from '../../../renderer/counter/language';
import {
  createShiftDesk,
  type ShiftBridge,
  ShiftContext,
} from '../../../renderer/shift/shift-desk';
import { NOW, sampleStates, sampleView } from '../../../scripts/look/samples';
import type { CounterState, CounterView, TillFacts } from '../../../shared/counter-state';
import { verdictKinds } from '../../../shared/reasons';
import { wordsFor } from '../../../shared/words/languages';
import type { Language } from '../../../shared/words/words';

const now = NOW;
const states = sampleStates(now);

const till: TillFacts = {
  hasAccount: true,
  turns: false,
  training: false,
  classicToken: false,
  settingsTrouble: null,
  mode: 'live',
  storeName: 'shop',
  deviceName: 'till',
  language: 'en',
  prints: false,
  version: '0',
};

beforeAll(() => {
  vi.useFakeTimers({ now });
});

afterAll(() => {
  vi.useRealTimers();
});

describe('the verdict', () => {
  test.each(Object.entries(states))('%s carries its data', (_name, state) => {
    expect(dataOf(draw(state), 'verdict')).toEqual([
      {
        look: expect.any(String),
        verdict: state.kind,
        reason: 'reason' in state ? (state.reason ?? '') : '',
        status: 'coupon' in state ? (state.coupon?.status ?? '') : '',
        'can-consume': 'coupon' in state ? String(state.coupon?.canConsume ?? '') : '',
        code: 'code' in state ? state.code : '',
      },
    ]);
  });

  test('the samples hold every verdict', () => {
    expect(new Set(Object.values(states).map((state) => state.kind))).toEqual(
      new Set(verdictKinds),
    );
  });

  test.each(Object.entries(states))('%s is said once, in a polite live region', (_name, state) => {
    const said = /role="status"[^>]*>([^<]*)</.exec(draw(state))?.[1] ?? '';
    const asking = state.kind === 'checking' && state.choices.length === 0;
    expect(said !== '').toBe(!asking);
  });

  test('status and can_consume stand on the panel as WeChat sent them', () => {
    const text = textOf(draw(state('refused-unknown-status')));
    expect(text).toContain('user_card_status FROZEN_BY_ISSUER');
    expect(text).toContain('can_consume false');
  });

  test('texts of cards are text', () => {
    const html = draw(state('hostile-redeemable'));
    expect(html).toContain('&lt;b&gt;不是标签&lt;/b&gt; &amp;amp;');
    expect(html).not.toContain('<b>');
  });
});

describe('buttons', () => {
  test.each(Object.entries(states))('%s offers what it should', (_name, state) => {
    const html = draw(state);
    const green = state.kind === 'redeemable';
    const confirming = green && state.reason === 'outside-hours' && state.confirming;
    expect({
      redeem: dataOf(html, 'redeem').length,
      confirm: dataOf(html, 'redeem-confirm').length,
      ask: dataOf(html, 'ask-anyway').length,
      choose: dataOf(html, 'choose').length,
    }).toEqual({
      redeem: green && !confirming ? 1 : 0,
      confirm: confirming ? 1 : 0,
      ask: state.kind === 'wrong-thing' && state.canAskAnyway ? 1 : 0,
      choose: state.kind === 'checking' ? state.choices.length : 0,
    });
  });

  test('a choice names its code and card', () => {
    expect(dataOf(draw(state('choosing-codes')), 'choose')).toEqual([
      { code: '409632457895', 'card-id': '' },
      { code: '310731429876', 'card-id': '' },
    ]);
  });
});

describe('an earlier redemption', () => {
  test('here: when, by whom, which receipt', () => {
    const text = textOf(draw(state('refused-consumed-here')));
    expect(text).toContain('Redeemed on this till 40s ago');
    expect(text).toContain('by 王');
    expect(text).toContain('receipt A-20931');
  });

  test('here, but confirmed late: it may have been another till', () => {
    const text = textOf(draw(state('refused-consumed-here-late')));
    expect(text).not.toContain('Redeemed on this till');
    expect(text).toContain('Sent here 40s ago');
    expect(text).toContain('confirmed late');
  });

  test('elsewhere is said, too', () => {
    expect(textOf(draw(state('refused-consumed')))).toContain('Not redeemed on this till');
  });
});

describe('a fault', () => {
  test('tells support what WeChat said, once, with the IP to allow', () => {
    const html = draw(state('fault-ip-not-allowed'));
    expect(dataOf(html, 'toast-error')).toEqual([{ code: '40164' }]);
    expect(textOf(html)).toContain('IP to allow 203.0.113.77');
  });

  test('without an errcode goes by its reason', () => {
    expect(dataOf(draw(state('fault-network')), 'toast-error')).toEqual([{ code: 'network' }]);
  });

  test('never has a second toast-error beside it', () => {
    const html = draw(state('fault-network'), {}, now);
    expect(dataOf(html, 'toast-error')).toHaveLength(1);
    expect(textOf(html)).toContain('please try again');
  });

  test('a refused call is an error of its own', () => {
    expect(dataOf(draw(state('ready'), {}, now), 'toast-error')).toEqual([{ code: 'internal' }]);
  });
});

describe('around the verdict', () => {
  test('last scans, newest first', () => {
    const view = sampleView(state('ready'), now);
    const rows = dataOf(draw(view.state), 'history-row');
    expect(rows).toEqual(
      view.recent.map(({ code, kind, reason }) => ({ code, verdict: kind, reason: reason ?? '' })),
    );
  });

  test('a green that is not on show any more looks like none, and is none', () => {
    const green = state('redeemable');
    const shown = sampleView(green, now);
    const [latest, older] = shown.recent;
    if (latest === undefined || older === undefined) throw new Error('no sample of last scans');
    const line = { kind: 'redeemable', reason: null } as const;
    const recent = [
      { ...latest, ...line, id: shown.scanId },
      { ...older, ...line, id: shown.scanId - 1 },
    ];
    const looks = (html: string) => [...html.matchAll(/class="chip" data-look="(\w+)"/g)];
    const looksOf = (html: string) => looks(html).map(([, look]) => look);
    const html = draw(green, { recent });
    expect(looksOf(html)).toEqual(['redeemable', 'ready']);
    expect(textOf(html)).toContain('Nothing done');
    expect(looksOf(draw(state('ready'), { recent }))).toEqual(['ready', 'ready']);
  });

  test('while the shift takes Enter, no green offers it', () => {
    const closed = createShiftDesk({} as ShiftBridge);
    const shown = { ...closed.store.getState(), shown: true };
    const desk = { ...closed, store: createStore(() => shown) };
    const next = (html: string) => /class="next">([^<]*)/.exec(html)?.[1];
    const html = draw(state('redeemable'), {}, null, till, desk);
    expect(next(html)).toBe('Press F2 to put the shift away, then Enter');
    expect(next(draw(state('redeemable')))).toBe('Check the offer, then press Enter');
    const hours = draw(state('confirming'), {}, null, till, desk);
    expect(next(hours)).not.toContain('Press F2');
  });

  test('pending redemptions', () => {
    const pending = [{ intent: 3, code: '288190114702', title: null, since: now }];
    expect(dataOf(draw(state('ready'), { pending }), 'pending-intent')).toEqual([
      { code: '288190114702' },
    ]);
    expect(textOf(draw(state('ready'), { pending }))).toContain('1 outcome not known');
  });

  test('a waiting scan and the same code again', () => {
    const html = draw(state('redeeming'), {
      waiting: { code: '310731429876', source: 'wedge' },
      sameCode: { at: now + 60_000, times: 4 },
    });
    expect(textOf(html)).toContain('1 waiting: 3107 3142 9876');
    expect(textOf(html)).toContain('Same code, still shown (seen 4 times)');
  });

  test('an old "same code" is over', () => {
    const html = draw(state('redeemed'), { sameCode: { at: now - 3001, times: 4 } });
    expect(textOf(html)).not.toContain('Same code');
  });

  test('practice, test server and a wrong clock cannot be missed', () => {
    expect(textOf(draw(state('ready')))).not.toMatch(/PRACTICE|TEST SERVER|clock/);
    expect(textOf(draw(state('ready'), {}, null, { ...till, mode: 'practice' }))).toContain(
      'PRACTICE',
    );
    expect(textOf(draw(state('ready'), {}, null, { ...till, mode: 'test-server' }))).toContain(
      'TEST SERVER',
    );
    expect(textOf(draw(state('ready'), { clockSkewSeconds: -372 }))).toContain(
      '6 minutes behind WeChat',
    );
  });

  test.each(['zh-CN', 'en'] as const)('%s: reachability and its latency', (language) => {
    const text = textOf(draw(state('ready'), {}, null, { ...till, language }));
    expect(text).toContain(language === 'en' ? 'WeChat 183 ms' : '微信 183 毫秒');
  });
});

describe('input methods', () => {
  test.each(Object.entries(states))('%s invites none', (_name, state) => {
    const html = draw(state);
    const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => tag);
    expect(inputs).toHaveLength(1);
    expect(inputs[0]).toMatch(/type="password"/);
    expect(inputs[0]).toMatch(/autoComplete="off"/i);
    expect(html).not.toMatch(/contenteditable|<textarea|<select/i);
  });

  test('the code field has a name, and its drawing is for eyes only', () => {
    const html = draw(state('ready'));
    expect(html).toMatch(/data-testid="manual-code"[^>]*aria-label="Type a code"/);
    expect(html).toMatch(/class="mirror" aria-hidden="true"/);
  });
});

function state(name: string): CounterState {
  const found = states[name];
  if (found === undefined) throw new Error(`no sample ${name}`);
  return found;
}

function draw(
  shown: CounterState,
  change: Partial<CounterView> = {},
  callFailedAt: number | null = null,
  facts: TillFacts = till,
  desk = createShiftDesk({} as ShiftBridge),
): string {
  const language: Language = facts.language;
  return renderToStaticMarkup(
    <WordsContext value={wordsFor(language)}>
      <ShiftContext value={desk}>
        <CounterScreen
          view={{ ...sampleView(shown, now), ...change }}
          till={facts}
          callFailedAt={callFailedAt}
          camera={null}
          around
        />
      </ShiftContext>
    </WordsContext>,
  );
}

/** The `data-` attributes of every element with this test id. */
function dataOf(html: string, testId: string): Record<string, string>[] {
  const tags = [...html.matchAll(/<[a-z0-9]+ [^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes(`data-testid="${testId}"`));
  return tags.map((tag) =>
    Object.fromEntries(
      [...tag.matchAll(/data-([a-z-]+)="([^"]*)"/g)]
        .map(([, name = '', value = '']): [string, string] => [name, value])
        .filter(([name]) => name !== 'testid'),
    ),
  );
}

/** What can be read, with one blank between the parts. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ');
}

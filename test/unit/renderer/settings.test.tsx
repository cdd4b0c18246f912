/** What the settings' fields take for a value, and what the banners say of account and training. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Banners } from '../../../renderer/counter/Banners';
import { WordsContext } from '../../../renderer/counter/language';
import { AccountAnswer } from '../../../renderer/manager/settings/AccountAnswer';
import {
  cardIds,
  seconds,
  someText,
  wholeOrNone,
} from '../../../renderer/manager/settings/ShopPage';
import { changeTrouble } from '../../../renderer/manager/settings/use-settings';
import { wayTroubles } from '../../../shared/account-trial';
import type { TillFacts } from '../../../shared/counter-state';
import { wordsFor } from '../../../shared/words/languages';

describe('a field', () => {
  test.each([
    [someText, ' A ', 'A'],
    [someText, '  ', undefined],
    [wholeOrNone, '', null],
    [wholeOrNone, '218384742', 218384742],
    [wholeOrNone, '1.5', undefined],
    [wholeOrNone, 'x', undefined],
    [seconds, '5', 5],
    [seconds, '600', 600],
    [seconds, '4', undefined],
    [seconds, '', undefined],
    [cardIds, 'pA\npB,pA；pC', ['pA', 'pB', 'pC']],
    [cardIds, '', []],
    [cardIds, 'p'.repeat(65), undefined],
    [cardIds, Array.from({ length: 101 }, (_, index) => `p${index}`).join(' '), undefined],
  ] as [(text: string) => unknown, string, unknown][])('%o reads %j as %j', (read, text, value) => {
    expect(read(text)).toEqual(value);
  });
});

test('a refused change is named in the words of the screen', () => {
  const zh = wordsFor('zh-CN');
  const refused = { ok: false, why: 'bad-value', setting: 'staleAfterSeconds' } as const;
  expect(changeTrouble(refused, zh)).toContain(zh.settings.names.staleAfterSeconds);
  expect(changeTrouble({ ok: true }, zh)).toBe('');
});

describe('banners', () => {
  const till: TillFacts = {
    mode: 'live',
    storeName: '',
    deviceName: '',
    language: 'en',
    hasAccount: true,
    turns: false,
    training: false,
    classicToken: false,
    settingsTrouble: null,
    prints: false,
    version: '0',
  };
  const draw = (change: Partial<TillFacts>, onSetUp?: () => void) =>
    renderToStaticMarkup(
      <WordsContext value={wordsFor('en')}>
        <Banners
          till={{ ...till, ...change }}
          clockSkewSeconds={null}
          ledgerProblem={null}
          onSetUp={onSetUp}
          onTroubleSeen={() => {}}
        />
      </WordsContext>,
    );

  test('are none on a till that simply works', () => {
    expect(draw({})).toBe('');
  });

  test('offer to set the till up where it has no account, and nowhere else', () => {
    expect(draw({ mode: 'practice', hasAccount: false }, () => {})).toContain('open-first-run');
    expect(draw({ mode: 'practice' })).not.toContain('open-first-run');
  });

  test('say how a training ends', () => {
    expect(draw({ mode: 'practice', training: true })).toContain('F6');
  });

  test('warn of classic tokens on a live till', () => {
    expect(draw({ classicToken: true })).toContain('invalidate each other');
  });

  test('name the file that was set aside', () => {
    const trouble = { kind: 'restored', setAside: 'settings.unreadable-1.json' } as const;
    expect(draw({ settingsTrouble: trouble })).toContain('settings.unreadable-1.json');
  });

  test('say that a set-up file waits for outcomes', () => {
    const trouble = { kind: 'provisioning-waits' } as const;
    expect(draw({ settingsTrouble: trouble })).toContain('no outcome yet');
  });
});

describe('a live test', () => {
  const draw = (trial: Parameters<typeof AccountAnswer>[0]['told']) =>
    renderToStaticMarkup(
      <WordsContext value={wordsFor('en')}>
        <AccountAnswer told={trial} />
      </WordsContext>,
    );

  test.each(wayTroubles)('that fails by %s says what is so and what to do', (why) => {
    const trouble = { kind: 'way', why, detail: 'ECODE' } as const;
    const html = draw({ kind: 'tried', trial: { ok: false, trouble } });
    const said = wordsFor('en').account.way[why];
    const text = html.replaceAll('&#x27;', "'");
    expect([text.includes(said.meaning), text.includes(said.support)]).toEqual([true, true]);
    expect(html).toContain(`data-code="${why}"`);
  });

  test('that works still tells of a wrong clock', () => {
    const good = { ok: true, latencyMs: 90, clockSkewSeconds: -300 } as const;
    expect(draw({ kind: 'tried', trial: good })).toContain('300 s behind');
    expect(draw({ kind: 'tried', trial: { ...good, clockSkewSeconds: 20 } })).not.toContain('20 s');
  });
});

/** The cards' section as markup, and what it decides before anything is asked. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { readCardPage } from '../../../main/wechat/card-page';
import { WordsContext } from '../../../renderer/counter/language';
import { BridgeContext } from '../../../renderer/manager/bridge-context';
import { CardDetails } from '../../../renderer/manager/cards/CardDetails';
import { sifted } from '../../../renderer/manager/cards/CardList';
import { ChangeForm } from '../../../renderer/manager/cards/ChangeForm';
import { FetchState } from '../../../renderer/manager/cards/FetchState';
import { Preview } from '../../../renderer/manager/cards/Preview';
import { readMove } from '../../../renderer/manager/cards/StockCard';
import { merged } from '../../../renderer/manager/cards/use-catalogue';
import { changeableFields } from '../../../shared/card-fields';
import { cardTypes } from '../../../shared/card-types';
import type { CardPage, CatalogueRow } from '../../../shared/cards';
import type { KioskBridge } from '../../../shared/contract';
import type { Untold } from '../../../shared/told';
import { wordsFor } from '../../../shared/words/languages';

const draw = (element: React.ReactNode) =>
  renderToStaticMarkup(
    <WordsContext value={wordsFor('zh-CN')}>
      <BridgeContext value={{} as KioskBridge}>{element}</BridgeContext>
    </WordsContext>,
  );

function pageOf(type: string, base: object = {}, own: object = {}): CardPage {
  const part = { base_info: { id: 'pCARD', title: '券', ...base }, ...own };
  const page = readCardPage({ card: { card_type: type, [type.toLowerCase()]: part } }, 1);
  if (page === null) throw new Error('no page');
  return page;
}

const row = (cardId: string, more: Partial<CatalogueRow> = {}): CatalogueRow => ({
  cardId,
  state: 'known',
  title: `券${cardId}`,
  cardType: 'GIFT',
  status: 'CARD_STATUS_VERIFY_OK',
  quantity: 1,
  totalQuantity: 2,
  color: null,
  customCode: false,
  fetchedAt: 1,
  ...more,
});

describe('the form', () => {
  const fields = (html: string) =>
    new Set([...html.matchAll(/data-field="([^"]+)"/g)].map((hit) => hit[1]));

  test.each(cardTypes)('of a %s has exactly the fields that may be changed', (type) => {
    const html = draw(<ChangeForm page={pageOf(type)} onRead={() => {}} />);
    expect(fields(html)).toEqual(new Set(changeableFields(type)));
  });

  test('marks what goes to review, and sends nothing untouched', () => {
    const html = draw(<ChangeForm page={pageOf('GIFT')} onRead={() => {}} />);
    expect(html.match(/送审/g)).toHaveLength(4);
    expect(html).toMatch(/data-testid="send-card-update"[^>]*disabled/);
  });
});

describe('the page', () => {
  test('names no address of a picture but the app’s own', () => {
    const html = draw(<Preview page={pageOf('GIFT', { logo_url: 'http://evil.example/x.png' })} />);
    expect(html).toContain('src="/pictures/pCARD"');
    expect(html).not.toContain('evil.example');
  });

  test('shows pictures with their texts, each by its place', () => {
    const list = [{ image_url: 'http://evil.example/1.png', text: '招牌菜' }, { text: '只有文字' }];
    const html = draw(
      <CardDetails page={pageOf('GIFT', {}, { advanced_info: { text_image_list: list } })} />,
    );
    expect(html).toContain('src="/pictures/pCARD/0"');
    expect(html).not.toContain('/pictures/pCARD/1');
    expect(html).not.toContain('evil.example');
    expect(html).toMatch(/招牌菜.*只有文字/);
  });

  test('tells who serves apart from the third party', () => {
    const html = draw(
      <CardDetails page={pageOf('GIFT', { brand_name: '微信餐厅', source: '点评' })} />,
    );
    expect(html).toMatch(/data-testid="value-brand_name"><bdi>微信餐厅/);
    expect(html).toMatch(/data-testid="value-source"><bdi>点评/);
  });

  test('folds what nobody knows, as it came', () => {
    const html = draw(<CardDetails page={pageOf('BUS_TICKET', {}, { seat: { row: 3 } })} />);
    expect(html).toContain('<details');
    expect(html).toContain('{&quot;row&quot;:3}');
  });
});

describe('a list', () => {
  test('is sifted by title, whatever the case, and by a whole id', () => {
    const rows = [row('a', { title: 'Coffee 咖啡' }), row('b'), row('Cc')];
    const found = (needle: string) => sifted(rows, needle).map(({ cardId }) => cardId);
    expect([found('coffee'), found('券'), found('cc'), found('')]).toEqual([
      ['a'],
      ['b', 'Cc'],
      ['Cc'],
      ['a', 'b', 'Cc'],
    ]);
  });

  test('takes news in without losing its order', () => {
    const state = { kind: 'idle', listedAt: 1 } as const;
    const before = { rows: [row('a'), row('b'), row('c')], state, ready: true };
    const news = {
      filter: 'all',
      rows: [row('d'), row('b', { title: 'new' })],
      gone: ['a'],
      state,
    } as const;
    expect(merged(before, { ...news, rows: [...news.rows], gone: [...news.gone] }).rows).toEqual([
      row('b', { title: 'new' }),
      row('c'),
      row('d'),
    ]);
  });

  const untold: Untold = {
    ok: false,
    reason: 'quota',
    sent: 'no',
    trouble: { errcode: 45009, rid: null, ip: null, detail: '' },
  };
  const at = { done: 50, total: 120 };
  test.each([
    [{ kind: 'listing', ...at }, '50 / 120'],
    [{ kind: 'details', ...at }, 'progress-stop'],
    [{ kind: 'stopped', ...at }, '可以接着读'],
    [{ kind: 'failed', ...at, untold }, '45009'],
    [{ kind: 'paused', ...at, untold, until: null }, '收银台不受影响'],
  ] as const)('%j says so', (state, words) => {
    expect(draw(<FetchState state={state} />)).toContain(words);
  });
});

describe('a move of the stock', () => {
  const words = wordsFor('zh-CN');
  const read = (increase: string, reduce: string, left = 300, total = 500) =>
    readMove({ increase, reduce }, left, total, words);
  test.each([
    ['20', '', { increase: 20 }],
    ['', '300', { reduce: 300 }],
    ['', '301', null],
    ['0', '', null],
    ['-1', '', null],
    ['1.5', '', null],
    ['20', '5', null],
    ['', '', null],
    ['99999500', '', { increase: 99_999_500 }],
    ['99999501', '', null],
  ] as const)('%s more, %s less', (increase, reduce, move) => {
    const told = read(increase, reduce);
    expect(told.move).toEqual(move);
    expect(told.problem === '').toBe(move !== null || (increase === '' && reduce === ''));
  });
});

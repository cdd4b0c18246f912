/** The console's common parts as markup, and what they decide. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { WordsContext } from '../../../renderer/counter/language';
import { type Drafts, DraftsContext } from '../../../renderer/manager/drafts';
import { BytesField } from '../../../renderer/manager/parts/BytesField';
import { CardPicture } from '../../../renderer/manager/parts/CardPicture';
import { DataTable } from '../../../renderer/manager/parts/DataTable';
import { Irreversible, sameText } from '../../../renderer/manager/parts/Irreversible';
import { TroubleCard } from '../../../renderer/manager/parts/TroubleCard';
import { type Column, rowAfterKey } from '../../../renderer/manager/parts/table-columns';
import { Value } from '../../../renderer/manager/parts/Values';
import { bytesOf } from '../../../shared/bytes';
import type { Untold } from '../../../shared/told';
import { wordsFor } from '../../../shared/words/languages';

const draw = (element: React.ReactNode, drafts: Record<string, unknown> = {}) => {
  // Static markup sees a store's first state only.
  const kept: Drafts = createStore<Record<string, unknown>>(() => drafts);
  return renderToStaticMarkup(
    <WordsContext value={wordsFor('en')}>
      <DraftsContext value={kept}>{element}</DraftsContext>
    </WordsContext>,
  );
};

describe('a card’s picture', () => {
  test('is asked of the app by the card’s id, over a letter on the card’s colour', () => {
    const html = draw(
      <CardPicture cardId="p/1 ?" name=" 练习店" className="tile" color="#2c9f67" />,
    );
    expect(html).toContain(
      '<span class="tile" aria-hidden="true" style="background-color:#2c9f67">练' +
        '<img class="card-picture" alt="" src="/pictures/p%2F1%20%3F"/></span>',
    );
  });
});

describe('the table', () => {
  interface Row {
    id: string;
    count: number;
  }
  const columns: Column<Row>[] = [
    { id: 'id', head: 'Card', width: '1fr', cell: (row) => row.id, sortBy: (row) => row.id },
    { id: 'count', head: 'Count', width: '1fr', cell: (row) => row.count, sortBy: (r) => r.count },
    { id: 'plain', head: 'Plain', width: '1fr', cell: () => 'x' },
  ];
  const rows = [
    { id: 'b', count: 10 },
    { id: 'a', count: 9 },
  ];
  const table = (drafts: Record<string, unknown> = {}, many: Row[] = rows) =>
    draw(
      <DataTable
        label="Cards"
        name="test"
        columns={columns}
        rows={many}
        rowKey={(row) => row.id}
        marks={(row) => ({ cardId: row.id, status: 'OK', refDate: '2026-01-01' })}
        empty="nothing here"
      />,
      drafts,
    );
  const order = (html: string) => [...html.matchAll(/data-card-id="(\w+)"/g)].map((hit) => hit[1]);

  test('carries what scripts look for, and only what applies', () => {
    expect(table()).toMatch(
      /data-testid="list-row" data-card-id="b" data-status="OK" data-ref-date="2026-01-01"/,
    );
    expect(table()).not.toContain('data-code');
  });

  test('keeps the order it got, or sorts numbers as numbers', () => {
    expect(order(table())).toEqual(['b', 'a']);
    expect(order(table({ 'table.test.sorting': [{ id: 'count', desc: false }] }))).toEqual([
      'a',
      'b',
    ]);
    expect(order(table({ 'table.test.sorting': [{ id: 'id', desc: true }] }))).toEqual(['b', 'a']);
    expect(table({ 'table.test.sorting': [{ id: 'id', desc: true }] })).toContain(
      'aria-sort="descending"',
    );
  });

  test('offers sorting only where it says something', () => {
    expect(table()).toContain('data-testid="sort-id"');
    expect(table()).not.toContain('data-testid="sort-plain"');
  });

  test('draws of ten thousand rows only those in view', () => {
    const many = [...Array(10_000).keys()].map((nth) => ({ id: `c${nth}`, count: nth }));
    expect(order(table({}, many)).length).toBeLessThan(60);
    expect(table({}, many)).toContain('10,000 rows');
  });

  test('says so where there is no row', () => {
    expect(table({}, [])).toContain('nothing here');
  });

  test.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['PageDown', 0, 4],
    ['PageUp', 3, 0],
    ['Home', 3, 0],
    ['End', 0, 4],
    ['a', 0, null],
  ] as const)('%s at %i leads to %s', (key, at, target) => {
    expect(rowAfterKey(key, at, 4)).toBe(target);
    expect(rowAfterKey(key, at, -1)).toBeNull();
  });
});

describe('trouble', () => {
  const untold = (more: Partial<Untold>): Untold => ({
    ok: false,
    reason: 'ip-not-allowed',
    sent: 'no',
    trouble: { errcode: 40164, rid: 'rid-1', ip: '203.0.113.24', detail: '' },
    ...more,
  });

  test('shows the IP ready to copy, the errcode in words, and the rid', () => {
    const html = draw(<TroubleCard untold={untold({})} />);
    expect(html).toContain('data-testid="toast-error" data-code="40164"');
    expect(html).toContain('203.0.113.24');
    expect(html).toContain('rid-1');
    expect(html).toContain('IP is not on the allow list');
  });

  test('says of a change whether it may have happened', () => {
    const lost = untold({
      reason: 'timeout',
      sent: 'maybe',
      trouble: { errcode: null, rid: null, ip: null, detail: 'no answer in time' },
    });
    expect(draw(<TroubleCard untold={lost} changes />)).toContain('may have taken effect');
    expect(draw(<TroubleCard untold={untold({})} changes />)).toContain('Nothing was changed');
    expect(draw(<TroubleCard untold={lost} />)).not.toContain('may have taken effect');
    expect(draw(<TroubleCard untold={lost} />)).toContain('data-code="timeout"');
  });

  test('has words for an errcode nobody has heard of', () => {
    const odd = untold({ trouble: { errcode: 99999, rid: null, ip: null, detail: '' } });
    expect(draw(<TroubleCard untold={odd} />)).toContain('error 99999');
  });
});

describe('the last question', () => {
  const ask = (drafts: Record<string, unknown> = {}) =>
    draw(
      <Irreversible
        draft="x"
        title="Delete?"
        consent="They agreed"
        reason
        typed="九折券"
        confirm="Delete"
        onConfirm={() => {}}
        onClose={() => {}}
      >
        <p>It stops.</p>
      </Irreversible>,
      drafts,
    );
  const canConfirm = (html: string) => !/data-testid="confirm"[^>]*disabled/.test(html);

  test('waits for every part of it', () => {
    const all = { consented: true, reason: 'wrong card', typed: '九折券' };
    expect(canConfirm(ask())).toBe(false);
    expect(canConfirm(ask({ 'irreversible.x': all }))).toBe(true);
    for (const missing of [{ consented: false }, { reason: '  ' }, { typed: '九折' }]) {
      expect(canConfirm(ask({ 'irreversible.x': { ...all, ...missing } }))).toBe(false);
    }
  });

  test('asks only for the parts wanted', () => {
    const html = draw(
      <Irreversible draft="y" title="t" confirm="c" onConfirm={() => {}} onClose={() => {}}>
        text
      </Irreversible>,
    );
    expect(canConfirm(html)).toBe(true);
    expect(html).not.toMatch(/testid="(consent|reason|confirm-text)"/);
  });

  test.each([
    ['九折券', ' 九折券 ', true],
    ['e\u0301', '\u00e9', true],
    ['\u202e已核销\u2069 券\u200b', '已核销 券', true],
    ['九折券', '九折卷', false],
  ])('compares what can be seen: %s and %s', (wanted, typed, same) => {
    expect(sameText(typed, wanted)).toBe(same);
  });
});

describe('bytes', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['é', 2],
    ['请出示二维码核销卡券', 30],
    ['😀', 4],
    ['\ud800', 3],
  ])('%j has %i', (text, bytes) => {
    expect(bytesOf(text)).toBe(bytes);
    expect(bytesOf(text)).toBe(new TextEncoder().encode(text).length);
  });

  test('are counted against the limit where the text is typed', () => {
    const field = (value: string) =>
      draw(<BytesField label="Notice" testId="n" value={value} limit={9} onChange={() => {}} />);
    expect(field('三个字')).toContain('9 / 9 bytes');
    expect(field('三个字')).toContain('aria-invalid="false"');
    expect(field('三个字!')).toContain('1 bytes too long');
    expect(field('三个字!')).toContain('aria-invalid="true"');
  });
});

test('a value is told as yes, no, or not sent', () => {
  const value = (of: React.ReactNode) =>
    draw(
      <Value wire="can_share" label="Share">
        {of}
      </Value>,
    );
  expect(value(true)).toContain('>Yes<');
  expect(value(false)).toContain('>No<');
  expect(value(null)).toContain('not sent');
  expect(value('<b>')).toContain('data-testid="value-can_share"><bdi>&lt;b&gt;');
});

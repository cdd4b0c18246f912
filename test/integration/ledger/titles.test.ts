/** Cards have their names on the ledger's pages, whoever knows them. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ledgerHandlers } from '../../../main/handlers/ledger';
import { shiftHandlers } from '../../../main/handlers/shifts';
import { newFolder, openTestLedger, orderOf, visit } from './support';

const shelf: Record<string, string> = { pShelf: '满减券', pCard: 'another name' };
const titleOf = (cardId: string) => shelf[cardId] ?? null;

function pages() {
  const ledger = openTestLedger(join(newFolder(), 'ledger.sqlite'));
  const askPath = async () => null;
  const records = ledgerHandlers({
    ledger,
    titleOf,
    askPath,
    onClosedByHand: () => {},
    tell: () => {},
  });
  const shifts = shiftHandlers({
    ledger,
    titleOf,
    askPath,
    facts: () => ({ storeName: '', language: 'zh-CN' }),
    print: async () => false,
    pdf: async () => Buffer.alloc(0),
    onShift: () => {},
  });
  return { ledger, records, shifts };
}

/** One redeemed coupon of a card whose title nobody told the ledger. */
function untitled(writer: ReturnType<typeof openTestLedger>['writer'], cardId: string): number {
  const written = writer.intend({ ...orderOf('111111111111', cardId), title: null });
  if (!written.ok) throw new Error(written.detail);
  writer.conclude(written.seq, 'redeemed', { kind: 'outcome', errcode: 0 }, 'till');
  return written.seq;
}

it('the ledger’s own title first, then the shelf’s, and no name where nobody has one', async () => {
  const { ledger, records, shifts } = pages();
  shifts.openShift({ operator: '小王' });
  visit(ledger.writer, '222222222222');
  const intent = untitled(ledger.writer, 'pShelf');
  untitled(ledger.writer, 'pNobody');
  const named = (list: { cardId: string | null; title: string | null }[]) =>
    Object.fromEntries(list.map(({ cardId, title }) => [cardId, title]));
  const all = { pCard: '9折券', pShelf: '满减券', pNobody: null };
  expect(named(await records.ledgerCards(null))).toEqual(all);
  const report = await shifts.shiftReport({ shift: null });
  expect(named(report?.redeemed ?? [])).toEqual(all);
  expect(shifts.shiftReportCsv({ shift: null })).toContain('满减券');
  expect(records.ledgerStory({ seq: intent })).toMatchObject({
    card: { cardId: 'pShelf', title: '满减券' },
  });
});

it('a scan that nothing was redeemed of names its card as well', () => {
  const { ledger, records } = pages();
  const facts = { kind: 'scan' as const, code: '333333333333', source: 'wedge' };
  const row = ledger.writer.add({ ...facts, card_id: 'pShelf', verdict: 'refused' });
  const bare = ledger.writer.add({ ...facts, code: '', verdict: 'wrong-thing' });
  const storyOf = (written: typeof row) =>
    records.ledgerStory({ seq: written.ok ? written.seq : 0 });
  expect(storyOf(row)).toMatchObject({ card: { cardId: 'pShelf', title: '满减券' } });
  expect(storyOf(bare)).toMatchObject({ card: null });
});

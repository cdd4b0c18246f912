/**
 * Changes a card at WeChat's: what may be changed, recorded first, sent once, and the card read
 * again afterwards, whatever the answer was. Nothing is ever sent a second time.
 */
import {
  currentOf,
  type FieldChange,
  problemOf,
  reviewAfter,
  sameValue,
  seenOf,
} from '../../shared/card-fields';
import { knownCardStatus } from '../../shared/card-types';
import {
  type CardDeleted,
  type CardPage,
  type CardUpdated,
  type Changed,
  MOST_STOCK,
  type StockMove,
  type StockMoved,
} from '../../shared/cards';
import type { Told, Untold } from '../../shared/told';
import type { CardAsker } from '../counter/card-source';
import type { LedgerWriter } from '../ledger/write';
import { type Deed, recorded, recordReadBack } from '../manager/deed';
import type { Answer } from '../wechat/api';
import type { CardCalls } from '../wechat/calls/cards';
import { readCardPage } from '../wechat/card-page';
import { told } from '../wechat/told';

export interface ChangeParts {
  calls: CardCalls;
  cards: Pick<CardAsker, 'ask'>;
  pageOf: (cardId: string) => CardPage | null;
  writer: Pick<LedgerWriter, 'add'>;
}

export interface CardChanger {
  /** Asks for a card's page now. */
  get(cardId: string): Promise<Told<CardPage>>;
  /** Throws where the changes break a rule: the form lets none through. */
  update(cardId: string, changes: readonly FieldChange[]): Promise<CardUpdated>;
  /** Throws for 0; a move that the stock read just before does not allow is refused as a value. */
  moveStock(cardId: string, move: StockMove): Promise<StockMoved>;
  remove(cardId: string): Promise<CardDeleted>;
}

export function createCardChanger({ calls, cards, pageOf, writer }: ChangeParts): CardChanger {
  async function get(cardId: string): Promise<Told<CardPage>> {
    const answer = await cards.ask(cardId);
    const page = answer.kind === 'ok' ? readCardPage(answer.value.raw, Date.now()) : null;
    if (answer.kind !== 'ok') return told(answer, () => null as never);
    return page ? { ok: true, value: page } : unreadable;
  }

  async function known(cardId: string): Promise<CardPage> {
    const page = pageOf(cardId);
    if (page) return page;
    const asked = await get(cardId);
    if (!asked.ok) throw new Error(`card ${cardId} is not known`);
    return asked.value;
  }

  async function change<T>(deed: Deed, send: () => Promise<Answer<T>>): Promise<Changed<T>> {
    const cardId = deed.cardId ?? '';
    const answer = await recorded(writer, deed, send);
    if (answer === null) return { answer: unwritable, after: unwritable, recorded: false };
    return { answer: told(answer, (value) => value), after: await get(cardId), recorded: true };
  }

  return {
    get,

    async update(cardId, changes) {
      const page = await known(cardId);
      const real = changes.filter(
        ({ name, after }) => !sameValue(name, currentOf(page, name), after),
      );
      const wrong = real.find((each) => problemOf(page, each) !== null);
      if (real.length === 0 || wrong) throw new Error(`card/update: ${wrong?.name ?? 'nothing'}`);
      const predicted = reviewAfter(real);
      const deed = { name: 'card-update', cardId, what: real.map(({ name }) => name).join(', ') };
      const changed = await change(deed, () => calls.update(cardId, page.facts.cardType, real));
      const { answer, after } = changed;
      const seen = after.ok
        ? real.map((each) => ({ ...each, seen: seenOf(after.value, each) }))
        : [];
      if (!answer.ok && answer.sent === 'maybe') {
        recordReadBack(writer, deed, after.ok ? allWanted(seen) : null);
      }
      if (answer.ok && answer.value.sendCheck !== predicted) {
        const what = `send_check ${answer.value.sendCheck}, ${predicted}`;
        writer.add({ kind: 'manager', card_id: cardId, reason: `card-update-review: ${what}` });
      }
      return { ...changed, predicted, seen };
    },

    async moveStock(cardId, move) {
      const now = await get(cardId);
      const before = now.ok ? stockOf(now.value) : { quantity: 0, total: 0 };
      const nothing = { before, moved: null, recorded: true };
      if (!now.ok) return { ...nothing, answer: { ...now, sent: 'no' }, after: now };
      const by = 'increase' in move ? move.increase : -move.reduce;
      if (by === 0) throw new Error('card/modifystock: nothing to move');
      if (before.total + by > MOST_STOCK || -by > before.quantity) {
        return { ...nothing, moved: false, answer: outOfLimit, after: now };
      }
      const what = `${by > 0 ? '+' : ''}${by}`;
      const deed = { name: 'card-stock', cardId, what };
      const changed = await change(deed, () => calls.modifyStock(cardId, move));
      const moved = changed.after.ok
        ? movedTo(stockOf(changed.after.value).total, before, by)
        : null;
      if (!changed.answer.ok && changed.answer.sent === 'maybe')
        recordReadBack(writer, deed, moved);
      return { ...changed, before, moved };
    },

    async remove(cardId) {
      const deed = { name: 'card-delete', cardId, what: pageOf(cardId)?.facts.title ?? '' };
      const changed = await change(deed, () => calls.remove(cardId));
      const gone = isGone(changed.after);
      if (!changed.answer.ok && changed.answer.sent === 'maybe') recordReadBack(writer, deed, gone);
      return { ...changed, gone };
    },
  };
}

/** `total_quantity` tells; `quantity` also falls by claims. */
function movedTo(total: number, before: { total: number }, by: number): boolean | null {
  if (total === before.total + by) return true;
  return total === before.total ? false : null;
}

function stockOf({ values }: CardPage): { quantity: number; total: number } {
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    quantity: count(values['base_info.sku.quantity']),
    total: count(values['base_info.sku.total_quantity']),
  };
}

/** True or false as far as one can see it; null where something cannot be compared. */
function allWanted(seen: CardUpdated['seen']): boolean | null {
  if (seen.some((each) => each.seen === 'different')) return false;
  return seen.every((each) => each.seen === 'as-wanted') ? true : null;
}

function isGone(after: Told<CardPage>): boolean | null {
  if (!after.ok) return after.trouble.errcode === 40073 ? true : null;
  const status = after.value.values['base_info.status'];
  return typeof status === 'string' && knownCardStatus(status) === 'CARD_STATUS_DELETE';
}

const noTrouble = { errcode: null, rid: null, ip: null, detail: '' };
const unwritable: Untold = {
  ok: false,
  reason: 'ledger-unwritable',
  sent: 'no',
  trouble: noTrouble,
};
const unreadable: Untold = {
  ok: false,
  reason: 'unreadable-answer',
  sent: 'maybe',
  trouble: { ...noTrouble, detail: '/card/get' },
};
/** What WeChat would say of it (45031): it is not asked. */
const outOfLimit: Untold = {
  ok: false,
  reason: 'internal',
  sent: 'no',
  trouble: { ...noTrouble, errcode: 45031 },
};

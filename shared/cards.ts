/**
 * The catalogue of cards and a card's page as the console sees them, and the calls behind them.
 * Times are milliseconds since 1970 unless a name says seconds.
 */
import type { CardFacts } from './card';
import type { FieldChange, Seen } from './card-fields';
import type { CardStatus } from './card-types';
import type { WireName } from './card-wire';
import type { Told, Untold } from './told';

export type WireValue = string | number | boolean | readonly unknown[] | Record<string, unknown>;

/** A field that the till does not know, or cannot read as it came. */
export interface UnknownField {
  wire: string;
  /** As WeChat sent it. */
  json: string;
}

/** One card/get answer. */
export interface CardPage {
  facts: CardFacts;
  values: Partial<Record<WireName, WireValue>>;
  unknown: UnknownField[];
  fetchedAt: number;
}

/** Which cards are listed: some statuses, or all of them. */
export type CardFilter = 'all' | readonly CardStatus[];
export const usualFilter: CardFilter = ['CARD_STATUS_VERIFY_OK', 'CARD_STATUS_DISPATCH'];

/** One card in the list; what stands behind `cardId` is null until it was fetched. */
export interface CatalogueRow {
  cardId: string;
  /** `odd` where WeChat told something of it that nobody can read. */
  state: 'waiting' | 'known' | 'odd';
  title: string;
  cardType: string;
  status: string;
  quantity: number | null;
  totalQuantity: number | null;
  color: string | null;
  customCode: boolean;
  fetchedAt: number;
}

/** What the fetching does. `total` is 0 where WeChat has not said it. */
export type CatalogueState =
  | { kind: 'idle'; listedAt: number | null }
  | { kind: 'listing'; done: number; total: number }
  | { kind: 'details'; done: number; total: number }
  /** Stopped by hand; going on begins where it was. */
  | { kind: 'stopped'; done: number; total: number }
  /** A page or card failed: what is there stays, and it can go on. */
  | { kind: 'failed'; done: number; total: number; untold: Untold }
  /** Calls are used up; goes on by itself at `until`, where that is near. */
  | { kind: 'paused'; done: number; total: number; untold: Untold; until: number | null };

/** A filter's list, or its first rows. */
export interface CatalogueList {
  filter: CardFilter;
  /** `CatalogueRow[]` as JSON: ten thousand objects cross into a page five times slower. */
  rows: string;
  state: CatalogueState;
}

/** What has changed in a list since it was told last. */
export interface CatalogueNews {
  filter: CardFilter;
  /** New rows, and rows of which more is known. */
  rows: CatalogueRow[];
  gone: string[];
  state: CatalogueState;
}

/** What is sent to change the stock: exactly one of both, never 0. */
export type StockMove = { increase: number } | { reduce: number };

/** What came of a change, the card as it is read afterwards included. */
export interface Changed<T> {
  answer: Told<T>;
  /** The card read again; its differences from what was wanted. */
  after: Told<CardPage>;
  /** False where the deed could not be written into the ledger beforehand: nothing was sent. */
  recorded: boolean;
}

export interface CardUpdated extends Changed<{ sendCheck: boolean | null }> {
  predicted: boolean;
  seen: (FieldChange & { seen: Seen })[];
}

export interface StockMoved extends Changed<null> {
  before: { quantity: number; total: number };
  /** By `total_quantity`: whether the stock has moved; null where that cannot be told. */
  moved: boolean | null;
}

export interface CardDeleted extends Changed<null> {
  /** Whether card/get says that it is gone; null where that cannot be told. */
  gone: boolean | null;
}

/** A card's stock can hold so many. */
export const MOST_STOCK = 100_000_000;

export interface CardsCalls {
  /** What is known of a list, at once; nothing is asked. */
  /** `most`: no more rows than so many; null: all. */
  catalogue: { input: { filter: CardFilter; most: number | null }; output: CatalogueList };
  /** Asks for the list anew, or goes on where it stopped. Tells by the event `catalogue`. */
  catalogueFetch: { input: { filter: CardFilter }; output: void };
  catalogueStop: { input: null; output: void };
  /** Cards that somebody looks at: fetched first, and again where they are old. */
  catalogueView: { input: { cardIds: string[] }; output: void };
  /** A card's page as it is kept; null where it was never fetched. */
  cardKept: { input: { cardId: string }; output: CardPage | null };
  cardGet: { input: { cardId: string }; output: Told<CardPage> };
  cardUpdate: { input: { cardId: string; changes: FieldChange[] }; output: CardUpdated };
  cardModifyStock: { input: { cardId: string; move: StockMove }; output: StockMoved };
  cardDelete: { input: { cardId: string }; output: CardDeleted };
}

export type CardsCallName = keyof CardsCalls;

export const cardsCallers = {
  catalogue: 'manager',
  catalogueFetch: 'manager',
  catalogueStop: 'manager',
  catalogueView: 'manager',
  cardKept: 'manager',
  cardGet: 'manager',
  cardUpdate: 'manager',
  cardModifyStock: 'manager',
  cardDelete: 'manager',
} as const satisfies Record<CardsCallName, 'cashier' | 'manager'>;

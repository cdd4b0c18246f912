/** The words of the cards' room: the list, a card's page, changing it, stock, deleting. */
import type { FieldProblem, NameType, Seen } from '../card-fields';
import type { CardStatus, CardType, CodeType } from '../card-types';
import type { WireName } from '../card-wire';

/** Validity as the document's three kinds tell it, and any other. */
export interface ValidityWords {
  fixed: (begin: string, end: string) => string;
  /** Days from claiming; `after` is 0 where it holds at once. */
  term: (days: number, after: number) => string;
  permanent: string;
  other: (type: string) => string;
}

export interface CardsWords {
  types: Record<CardType, string>;
  statuses: Record<CardStatus, string>;
  /** `business_service`, by WeChat's names. */
  services: Readonly<Record<string, string>>;
  codeTypes: Record<CodeType | 'CODE_TYPE_NONE', string>;
  nameTypes: Record<NameType, string>;
  labels: Record<WireName | 'base_info.date_info', string>;
  validity: ValidityWords;
  problems: Record<FieldProblem, string>;
  seen: Record<Seen, string>;
  /** The list. */
  search: string;
  searchHint: string;
  filters: string;
  all: string;
  fetch: string;
  goOn: string;
  openById: string;
  openByIdHint: string;
  openCard: string;
  listing: string;
  details: string;
  stopped: string;
  keptSoFar: string;
  pausedUntil: (time: string) => string;
  pausedForToday: string;
  listedAt: (ago: string) => string;
  none: string;
  noneFound: string;
  waiting: string;
  odd: string;
  column: Record<'title' | 'type' | 'status' | 'stock', string>;
  customCode: string;
  /** A card's page. */
  back: string;
  refresh: string;
  fetchedAt: (ago: string) => string;
  preview: string;
  previewNote: string;
  benefit: string;
  customer: string;
  conditions: string;
  presentation: string;
  unknownFields: (count: number) => string;
  allShops: string;
  shops: (ids: string) => string;
  noShops: string;
  days: (count: number) => string;
  items: (count: number) => string;
  stock: string;
  stockOf: (left: string, total: string) => string;
  outsideMap: string;
  addCustom: string;
  addCustomNote: string;
  customListed: string;
  /** Changing it. */
  change: string;
  review: string;
  reviewMark: string;
  cleared: string;
  untouch: string;
  shopsHint: string;
  rangeNote: string;
  rangeReadOnly: string;
  momentHint: string;
  linkName: string;
  linkUrl: string;
  cellName: string;
  cellTips: string;
  unset: string;
  changes: (count: number) => string;
  noChanges: string;
  fixFirst: (count: number) => string;
  send: string;
  sendTitle: string;
  field: string;
  confirmSend: (count: number) => string;
  sendReview: string;
  sendNoReview: string;
  from: string;
  to: string;
  sent: string;
  sendCheck: Record<'true' | 'false' | 'null', string>;
  predictedOtherwise: string;
  readAgain: string;
  readAgainFailed: string;
  /** Stock. */
  increase: string;
  reduce: string;
  notBoth: string;
  stockWhole: string;
  stockTooMany: (most: string) => string;
  stockTooFew: (left: string) => string;
  stockBefore: string;
  stockAfter: string;
  moveStock: string;
  moved: Record<'true' | 'false' | 'null', string>;
  /** Deleting. */
  remove: string;
  removeStops: string;
  removeStays: string;
  removed: Record<'true' | 'false' | 'null', string>;
  working: string;
}

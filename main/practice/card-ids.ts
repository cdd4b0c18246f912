/** The names of the practice account's cards and shops. They never change. */

/** Shops of the practice account; the practice till stands in the first one. */
export const PRACTICE_LOCATION = 218_384_742;
export const OTHER_LOCATIONS = [402_521_653, 402_521_608];

const id = (name: string): string => `pKQ${name}`.padEnd(28, '0');

export const cardIds = {
  discount: id('Discount90'),
  discount70: id('Discount70'),
  cash: id('Cash10off50'),
  gift: id('Gift'),
  groupon: id('Groupon'),
  general: id('General'),
  movie: id('Movie'),
  scenic: id('Scenic'),
  bus: id('Bus'),
  boarding: id('Boarding'),
  meeting: id('Meeting'),
  permanent: id('Permanent'),
  otherShops: id('OtherShops'),
  minimum: id('Minimum'),
  insideHours: id('InsideHours'),
  weekday: id('WrongWeekday'),
  hours: id('WrongHours'),
  deleted: id('DeletedByShop'),
  fixedRange: id('FixedRange'),
  member: id('Member'),
  memberPoints: id('MemberPoints'),
  memberHidden: id('MemberHidden'),
  coffee: id('CustomCoffee'),
  cake: id('CustomCake'),
  tea: id('CustomTea'),
  html: id('TitleHtml'),
  marks: id('TitleMarks'),
  long: id('TitleLong'),
  formula: id('TitleFormula'),
  slow: id('SlowCard'),
  silent: id('SilentCard'),
  gone: id('GoneCard'),
  garbled: id('GarbledCard'),
  inReview: id('InReview'),
  rejected: id('Rejected'),
  onMp: id('Dispatched'),
  deletedByDoc: id('DeletedByDoc'),
  oddFields: id('OddFields'),
} as const;

/** The cards whose codes the merchant made: asking for one needs its card_id. */
export const customCardIds: readonly string[] = [cardIds.coffee, cardIds.cake, cardIds.tea];

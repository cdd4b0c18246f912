/** The kinds of card and their review statuses, by WeChat's names. */

export const cardTypes = [
  'GROUPON',
  'DISCOUNT',
  'GIFT',
  'CASH',
  'GENERAL_COUPON',
  'MEMBER_CARD',
  'SCENIC_TICKET',
  'MOVIE_TICKET',
  'BOARDING_PASS',
  'MEETING_TICKET',
  'BUS_TICKET',
] as const;
export type CardType = (typeof cardTypes)[number];

export const cardStatuses = [
  'CARD_STATUS_VERIFY_OK',
  'CARD_STATUS_DISPATCH',
  'CARD_STATUS_NOT_VERIFY',
  'CARD_STATUS_VERIFY_FAIL',
  'CARD_STATUS_DELETE',
] as const;
export type CardStatus = (typeof cardStatuses)[number];

export const codeTypes = [
  'CODE_TYPE_TEXT',
  'CODE_TYPE_BARCODE',
  'CODE_TYPE_QRCODE',
  'CODE_TYPE_ONLY_QRCODE',
  'CODE_TYPE_ONLY_BARCODE',
] as const;
export type CodeType = (typeof codeTypes)[number];

/** A type that we know, or null. */
export function knownCardType(cardType: string): CardType | null {
  return cardTypes.find((known) => known === cardType) ?? null;
}

/** The status that an answer means: the deleted one has two names, one printed by the document. */
export function knownCardStatus(status: string): CardStatus | null {
  switch (status) {
    case 'CARD_STATUS_USER_DELETE':
      return 'CARD_STATUS_DELETE';
    case 'CARD_STATUS_USER_DISPATCH':
      return 'CARD_STATUS_DISPATCH';
    case 'CARD_STATUS_VERIFY_FALL':
      return 'CARD_STATUS_VERIFY_FAIL';
    default:
      return cardStatuses.find((known) => known === status) ?? null;
  }
}

/** Colours are written by name and read back as a hex value. */
export const cardColors = {
  Color010: '#63b359',
  Color020: '#2c9f67',
  Color030: '#509fc9',
  Color040: '#5885cf',
  Color050: '#9062c0',
  Color060: '#d09a45',
  Color070: '#e4b138',
  Color080: '#ee903c',
  Color081: '#f08500',
  Color082: '#a9d92d',
  Color090: '#dd6549',
  Color100: '#cc463d',
  Color101: '#cf3e36',
  Color102: '#5e6671',
} as const;
export type CardColor = keyof typeof cardColors;

/** The name of a colour as it was read; null for one outside the map. */
export function colorNameOf(read: string): CardColor | null {
  const names = Object.keys(cardColors) as CardColor[];
  return names.find((name) => name === read || cardColors[name] === read.toLowerCase()) ?? null;
}

/** The hex value of a colour as it was read or written; null where it is none. */
export function colorHexOf(color: string): string | null {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color;
  const name = colorNameOf(color);
  return name === null ? null : cardColors[name];
}

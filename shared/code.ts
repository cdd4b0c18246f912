/**
 * Understands a scanned or typed text without asking anybody (redemption rules §6).
 * Knows nothing of who read it: camera, hand scanner and keyboard share this one reading.
 */
import type { WrongThing } from './reasons';

export type Understood =
  | { kind: 'code'; code: string }
  | { kind: 'card-link'; encryptCode: string; cardId: string }
  /** `code` is empty for payment codes: they are never shown, stored or sent. */
  | { kind: 'wrong-thing'; thing: WrongThing; code: string }
  /** `code` is a harmless excerpt for the screen and the ledger. */
  | { kind: 'malformed'; reason: 'malformed-code' | 'bad-link'; code: string };

/** Longest code that is sent to WeChat, in characters. */
export const MAX_CODE_LENGTH = 64;
const MAX_LINK_LENGTH = 2048;

/**
 * Reads a text. `symbology` is what the decoder called the barcode, where it is known:
 * an EAN-13 is goods by its symbology; without one, by China's goods prefix and check digit.
 */
export function readCode(text: string, symbology?: string): Understood {
  if (holdsPaymentCode(text.slice(0, MAX_LINK_LENGTH))) return paymentCode;
  if (text.length > MAX_LINK_LENGTH) return malformed(text);
  if (looksLikeLink(text)) return readLink(text.trim());
  if (!isCode(text)) return malformed(text);
  if (symbology === 'EAN13' || (symbology === undefined && isChineseGoods(text))) {
    return { kind: 'wrong-thing', thing: 'goods', code: text };
  }
  const digits = asDigits(text);
  const grouped = /^[\s\d０-９]+$/.test(text) && (digits?.length === 12 || digits?.length === 18);
  return { kind: 'code', code: grouped && digits !== null ? digits : text };
}

/**
 * Takes a text for a code whatever it looks like: "it is our coupon, ask" (rules §6).
 * Payment codes are the exception: they are never sent.
 */
export function readAsCode(text: string): Understood {
  if (!isCode(text)) return malformed(text);
  if (holdsPaymentCode(text)) return paymentCode;
  return { kind: 'code', code: text };
}

/** Groups a code in fours for reading aloud: `4096 3245 7895`; other codes stay as they are. */
export function groupCode(code: string): string {
  return /^\d{8,}$/.test(code) ? code.replace(/\d{4}(?=\d)/g, '$& ') : code;
}

/** A code as the screen groups it, or in full-width digits, as it is stored; others stay. */
export function ungroupCode(text: string): string {
  return asDigits(text) ?? text;
}

const paymentCode: Understood = { kind: 'wrong-thing', thing: 'payment-code', code: '' };

/** The digits of a text that holds nothing else but blanks and what cannot be seen. */
function asDigits(text: string): string | null {
  const folded = fold(text);
  return /^\d+$/.test(folded) ? folded : null;
}

/**
 * A text without blanks and without what cannot be seen; full-width digits, as a Chinese
 * input method writes them, become plain ones.
 */
function fold(text: string): string {
  return text
    .replace(/[\s\p{C}\p{Default_Ignorable_Code_Point}\ufffd]/gu, '')
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
}

/** What a gun may be set to send round a code: AIM identifier, ECI, stars. */
const gunMarks = /^(?:\][a-z]\d|\\\d{6}|\*)+|\*+$/gi;

/**
 * Whether a text is a payment code, or several read in one go. A gun's marks are stripped from
 * codes by its profile only; no payment code waits for that (rules §6: never stored or sent).
 */
function holdsPaymentCode(text: string): boolean {
  const digits = fold(text).replace(gunMarks, '');
  return isPaymentCode(digits) || /^(?:1[0-5]\d{16}){2,}$/.test(digits) || isMerged(digits);
}

/** A coupon and a payment code that two guns, or one in a hurry, sent as one text. */
function isMerged(digits: string): boolean {
  if (!/^\d{28,36}$/.test(digits)) return false;
  return isPaymentCode(digits.slice(12)) || isPaymentCode(digits.slice(0, -12));
}

/** WeChat Pay: 18 digits from 10–15. Alipay: 16–24 digits from 25–30. */
function isPaymentCode(digits: string): boolean {
  return /^1[0-5]\d{16}$/.test(digits) || /^(2[5-9]|30)\d{14,22}$/.test(digits);
}

/** 13 digits that begin 690–699 with a right check digit: an EAN-13 given out in China. */
function isChineseGoods(text: string): boolean {
  if (!/^69\d{11}$/.test(text)) return false;
  const sum = [...text].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}

/**
 * No controls, no zero-width or direction marks, no fillers, no half pairs, and no U+FFFD,
 * where a decoder lost a character. The two marks that choose how an emoji looks may stand.
 */
const unseen = /[\p{C}\p{Zl}\p{Zp}\ufffd]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/u;

function isPrintable(text: string): boolean {
  return !unseen.test(text);
}

function isCode(text: string): boolean {
  if (text.length > 2 * MAX_CODE_LENGTH || text.trim() === '') return false;
  return isPrintable(text) && [...text].length <= MAX_CODE_LENGTH;
}

function looksLikeLink(text: string): boolean {
  return /^\s*([a-z][a-z0-9+.-]*:\/\/|www\.)/i.test(text);
}

function readLink(text: string): Understood {
  if (!isPrintable(text)) return malformed(text);
  const [address = '', query = ''] = text.replace(/#.*$/s, '').split(/\?(.*)/s);
  const params = new Map(query.split('&').map((pair) => splitPair(pair)));
  if (params.has('encrypt_code')) return readCardLink(params, text);
  const claim =
    /^https?:\/\/weixin\.qq\.com\/q\//i.test(address) ||
    /^https?:\/\/mp\.weixin\.qq\.com\/cgi-bin\/showqrcode$/i.test(address);
  return { kind: 'wrong-thing', thing: claim ? 'claim-qr' : 'web-link', code: excerpt(text) };
}

function readCardLink(params: Map<string, string | null>, text: string): Understood {
  const encryptCode = params.get('encrypt_code');
  const cardId = params.get('card_id');
  const whole = encryptCode && cardId && /^[\x21-\x7e]+$/.test(encryptCode);
  if (!whole || !/^[\x21-\x7e]{1,64}$/.test(cardId)) {
    return { kind: 'malformed', reason: 'bad-link', code: excerpt(text) };
  }
  return { kind: 'card-link', encryptCode, cardId };
}

/** Percent-decoding only: a `+` in an encrypted code is a plus, not a blank. */
function splitPair(pair: string): [string, string | null] {
  const [name = '', value = ''] = pair.split(/=(.*)/s);
  return [name, percentDecode(value)];
}

function percentDecode(value: string): string | null {
  if (/%(?![0-9a-f]{2})/i.test(value)) return null;
  try {
    return decodeURIComponent(value);
  } catch {
    return null; // Bytes that are no UTF-8: the link is broken, not we.
  }
}

function malformed(text: string): Understood {
  return { kind: 'malformed', reason: 'malformed-code', code: excerpt(text) };
}

/**
 * At most 64 visible characters; what cannot be seen stands as a replacement mark. Empty
 * where a payment code may be in it.
 */
function excerpt(text: string): string {
  const head = text.slice(0, 4 * MAX_CODE_LENGTH);
  if (/1[0-5]\d{16}|(2[5-9]|30)\d{14}/.test(fold(head))) return '';
  return [...head]
    .slice(0, MAX_CODE_LENGTH)
    .map((character) => (unseen.test(character) ? '\ufffd' : character))
    .join('');
}

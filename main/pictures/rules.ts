/** Which pictures are fetched, and what counts as one. Pure. */

/** WeChat's own picture hosts. A card may name any address: no other is ever asked. */
const hosts: ReadonlySet<string> = new Set([
  'mmbiz.qpic.cn',
  'mmbiz.qlogo.cn',
  'wx.qlogo.cn',
  'thirdwx.qlogo.cn',
]);

/** Bytes. */
export const MOST_BYTES = 1_048_576;

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** A card, and the place in its `text_image_list`; null for its logo. */
export type PictureName = [cardId: string, place: number | null];

/** The name in an address of the app: `CARD` is a card's logo, `CARD/2` a picture of its texts. */
export function pictureName(path: string): PictureName | null {
  const [cardId = '', place, ...rest] = path.split('/');
  if (cardId === '' || rest.length > 0) return null;
  if (place === undefined) return [decodeURIComponent(cardId), null];
  return /^\d{1,3}$/.test(place) ? [decodeURIComponent(cardId), Number(place)] : null;
}

/** The address to ask, always over TLS; null for one that is not asked. */
export function askedAddress(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const { protocol, hostname, port, username, password } = parsed;
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  if (!hosts.has(hostname) || port !== '' || username !== '' || password !== '') return null;
  parsed.protocol = 'https:';
  return parsed;
}

/** What the first bytes are, whatever the server calls them; null for no picture. */
export function typeOf(bytes: Uint8Array): PictureType | null {
  const begins = (...signs: number[]) => signs.every((sign, nth) => bytes[nth] === sign);
  const says = (text: string, at: number) =>
    [...text].every((sign, nth) => bytes[at + nth] === sign.charCodeAt(0));
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (says('GIF87a', 0) || says('GIF89a', 0)) return 'image/gif';
  return says('RIFF', 0) && says('WEBP', 8) ? 'image/webp' : null;
}

/** From a scan's bytes to its text, as the gun's character set and profile say. */
import { never } from '../../shared/never';
import type { Charset, Strip } from '../../shared/scanners';
import type { Frame } from './framing';
import { strip } from './profiles';

export type Decode = (bytes: Uint8Array) => string;

/** Stands where a character is lost: no code with it is ever believed (`shared/code.ts`). */
const LOST = '\ufffd';
/** Enough of a scan that is no code, to be shown as malformed. */
const EXCERPT = 128;

const utf8 = new TextDecoder();
export const decodeUtf8: Decode = (bytes) => utf8.decode(bytes);

/** The way to read a character set. Tables are loaded only where a gun needs them. */
export async function decoderOf(charset: Charset): Promise<Decode> {
  switch (charset) {
    case 'utf-8':
      return decodeUtf8;
    case 'gb18030': {
      const { default: iconv } = await import('iconv-lite');
      return (bytes) => iconv.decode(Buffer.from(bytes), charset);
    }
    default:
      return never(charset);
  }
}

/** What the gun sent, with everything that it adds; suffixes taken off. */
export function rawText({ bytes, broken }: Frame, decode: Decode): string {
  const text = decode(bytes).replace(/[\t\r\n]+$/, '');
  return broken ? text.slice(0, EXCERPT) + LOST : text;
}

/** The code, or a text that nobody can take for one. */
export function scannedText(frame: Frame, decode: Decode, added: Strip): string {
  return strip(rawText(frame, decode), added);
}

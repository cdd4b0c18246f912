/** The pictures of a card: its logo, and those that stand with texts. Pure. */
import type { CardPage } from './cards';

/** One entry of `text_image_list`; its place in the list is its picture's name in the app. */
export interface TextImage {
  text: string;
  /** As WeChat sent it; null where there is no picture. */
  address: string | null;
}

/** The texts and pictures of a card, in WeChat's order; what cannot be read stays in its place. */
export function textImagesOf({ values }: CardPage): TextImage[] {
  const list = values['advanced_info.text_image_list'];
  return Array.isArray(list) ? list.map(readOne) : [];
}

/** Where a picture is to be fetched: the logo, or by its place in the list; null for nowhere. */
export function pictureAddress(page: CardPage | null, place: number | null): string | null {
  if (page === null) return null;
  if (place !== null) return textImagesOf(page)[place]?.address ?? null;
  const logo = page.values['base_info.logo_url'];
  return typeof logo === 'string' ? logo : null;
}

function readOne(entry: unknown): TextImage {
  const { text, image_url: address } = Object(entry) as Record<string, unknown>;
  return {
    text: typeof text === 'string' ? text : '',
    address: typeof address === 'string' && address !== '' ? address : null,
  };
}

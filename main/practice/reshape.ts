/**
 * The other ways in which WeChat has been seen to write an answer, and ways in which a
 * proxy or a broken line spoils one. Each turns an answer's JSON into the body sent.
 */
import type { Json } from './answer';

const reshapes = {
  /** 2015: status and can_consume inside `card`, the latter a string. */
  'nested-2015': (body) => {
    const { can_consume, user_card_status, card, ...rest } = body;
    if (can_consume === undefined) return JSON.stringify(body);
    const inner = { ...(card as Json), user_card_status, can_consume: String(can_consume) };
    return JSON.stringify({ ...rest, card: inner });
  },
  /** 2014: neither status nor can_consume. */
  'minimal-2014': ({ can_consume: _, user_card_status: __, ...rest }) => JSON.stringify(rest),
  'string-numbers': (body) =>
    JSON.stringify(body, (_, value: unknown) => (typeof value === 'number' ? `${value}` : value)),
  'extra-fields': (body) =>
    JSON.stringify({
      ...body,
      outer_str: '12b',
      unionid: 'oKQunion',
      background_pic_url: '',
      future: { list: [1, null, { deep: true }], text: '' },
    }),
  /** A raw control character inside a string: no JSON, but seen. */
  'control-characters': (body) =>
    JSON.stringify({ ...body, outer_str: 'KQ_MARK' }).replace('KQ_MARK', 'a\u0001\tb\u001f'),
  /** A backslash before a character that needs none: no JSON, but seen. */
  'bad-escape': (body) =>
    JSON.stringify({ ...body, outer_str: 'KQ_MARK' }).replace('KQ_MARK', 'l\\?S'),
  'trailing-comma': (body) => `${JSON.stringify(body, null, 1).slice(0, -2)},\n}`,
  html: () =>
    '<!DOCTYPE html><html><head><title>Login</title></head><body>Please sign in to the network.</body></html>',
  empty: () => '',
  array: (body) => JSON.stringify([body]),
  'no-errcode': ({ errcode: _, ...rest }) => JSON.stringify(rest),
  'no-card-id': (body) =>
    JSON.stringify({ ...body, card: { ...(body.card as Json), card_id: undefined } }),
  /** Only the frame of a success. */
  'bare-ok': ({ errcode, errmsg }) => JSON.stringify({ errcode, errmsg }),
  mojibake: (body) => JSON.stringify({ ...body, outer_str: '\u00cd\u00f5\u00be\u00fc\ufffd' }),
  garbled: () => JSON.stringify({ errcode: 0, errmsg: 'ok', card: 'ÿ\u0000' }),
} satisfies Record<string, (body: Json) => string>;

export type Reshape = keyof typeof reshapes;

/** The names of all reshapes, for whoever sets one at run time. */
export const reshapeNames = Object.keys(reshapes) as readonly Reshape[];

/** Writes an answer in another way. */
export function reshape(as: Reshape, body: Json): string {
  return reshapes[as](body);
}

/** Pictures of cards: WeChat's hosts only, pictures only, fetched once, never in practice. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FetchPicture } from '../../../main/pictures/fetch';
import { openPictures } from '../../../main/pictures/pictures';
import { askedAddress, MOST_BYTES, pictureName, typeOf } from '../../../main/pictures/rules';
import { pictureAddress, textImagesOf } from '../../../shared/card-pictures';
import type { CardPage, WireValue } from '../../../shared/cards';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const LOGO = 'http://mmbiz.qpic.cn/mmbiz/abc/0?wx_fmt=png';

test.each([
  [LOGO, 'https://mmbiz.qpic.cn/mmbiz/abc/0?wx_fmt=png'],
  ['https://wx.qlogo.cn/x', 'https://wx.qlogo.cn/x'],
  ['http://mmbiz.qpic.cn.evil.example/x', null],
  ['http://evil.example/mmbiz.qpic.cn', null],
  ['http://mmbiz.qpic.cn:8080/x', null],
  ['http://user:pw@mmbiz.qpic.cn/x', null],
  ['file:///etc/passwd', null],
  ['http://127.0.0.1/x', null],
  ['', null],
  ['javascript:alert(1)', null],
])('%s is asked as %s', (url, asked) => {
  expect(askedAddress(url)?.href ?? null).toBe(asked);
});

test.each([
  ['pCARD', ['pCARD', null]],
  ['p%2F1%20%3F', ['p/1 ?', null]],
  ['pCARD/2', ['pCARD', 2]],
  ['pCARD/x', null],
  ['pCARD/-1', null],
  ['pCARD/1/2', null],
  ['', null],
])('%s names %j', (path, name) => {
  expect(pictureName(path)).toEqual(name);
});

test('the first bytes say what a picture is, not its name', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(typeOf(png)).toBe('image/png');
  expect(typeOf(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(typeOf(bytes('GIF89a..'))).toBe('image/gif');
  expect(typeOf(bytes('RIFF....WEBPVP8 '))).toBe('image/webp');
  expect(typeOf(bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  expect(typeOf(bytes('<!doctype html>'))).toBeNull();
  expect(typeOf(new Uint8Array())).toBeNull();
});

describe('a card’s picture', () => {
  let folder = '';
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'kaquan-pictures-')), 'pictures');
  });
  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  function open(fetch: FetchPicture | null, logo: string | null = LOGO) {
    return openPictures({ folder, addressOf: () => logo, fetch });
  }
  function counting(answer: Uint8Array | null) {
    const asked: string[] = [];
    const fetch: FetchPicture = async (address) => {
      asked.push(address.href);
      return answer;
    };
    return { fetch, asked };
  }

  test('is fetched once, over TLS, and kept for the next start', async () => {
    const { fetch, asked } = counting(png);
    const pictureOf = open(fetch);
    const [one, two] = await Promise.all([pictureOf('a', null), pictureOf('a', null)]);
    expect([one?.type, two?.type, (await pictureOf('a', null))?.bytes.length]).toEqual([
      'image/png',
      'image/png',
      png.length,
    ]);
    expect(asked).toEqual(['https://mmbiz.qpic.cn/mmbiz/abc/0?wx_fmt=png']);
    expect((await open(null)('a', null))?.type).toBe('image/png');
  });

  test('is nothing where it is no picture, too large, or from elsewhere', async () => {
    const large = new Uint8Array(MOST_BYTES + 1);
    large.set(png);
    expect(await open(counting(new TextEncoder().encode('<svg/>')).fetch)('a', null)).toBeNull();
    expect(await open(counting(large).fetch)('b', null)).toBeNull();
    const elsewhere = counting(png);
    expect(await open(elsewhere.fetch, 'http://evil.example/x.png')('a', null)).toBeNull();
    expect(await open(elsewhere.fetch, null)('a', null)).toBeNull();
    expect(elsewhere.asked).toEqual([]);
  });

  test('is never fetched in practice, and a failure is not asked again', async () => {
    expect(await open(null)('a', null)).toBeNull();
    const { fetch, asked } = counting(null);
    const pictureOf = open(fetch);
    expect([await pictureOf('a', null), await pictureOf('a', null)]).toEqual([null, null]);
    expect(asked).toHaveLength(1);
  });
});

describe('the pictures with texts', () => {
  const pageWith = (list: WireValue) =>
    ({
      values: { 'base_info.logo_url': LOGO, 'advanced_info.text_image_list': list },
    }) as Partial<CardPage> as CardPage;
  const page = pageWith([
    { image_url: 'http://mmbiz.qpic.cn/mmbiz/1', text: '招牌菜' },
    null,
    { text: 7, image_url: '' },
  ]);

  test('keep their places, whatever stands between them', () => {
    expect(textImagesOf(page)).toEqual([
      { text: '招牌菜', address: 'http://mmbiz.qpic.cn/mmbiz/1' },
      { text: '', address: null },
      { text: '', address: null },
    ]);
    expect(textImagesOf(pageWith('no list'))).toEqual([]);
  });

  test('are found by their place, the logo without one', () => {
    expect([null, 0, 1, 9].map((place) => pictureAddress(page, place))).toEqual([
      LOGO,
      'http://mmbiz.qpic.cn/mmbiz/1',
      null,
      null,
    ]);
    expect(pictureAddress(null, 0)).toBeNull();
  });
});

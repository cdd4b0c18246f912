/** The frame round every answer: errcode, and what errmsg tells support. */
import { describe, expect, test } from 'vitest';
import { readEnvelope } from '../../../main/wechat/answers';
import { publishedJson } from './published';

describe('the frame', () => {
  const frame = (
    errcode: number,
    errmsg = '',
    rid: string | null = null,
    ip: string | null = null,
  ) => ({
    errcode,
    errmsg,
    rid,
    ip,
  });
  const frames: [what: string, body: unknown, envelope: unknown][] = [
    ['a success', { errcode: 0, errmsg: 'ok' }, frame(0, 'ok')],
    ['an errcode that is a string', { errcode: '40099' }, frame(40099)],
    ['a success that is a string', { errcode: '0', errmsg: 'ok' }, frame(0, 'ok')],
    ['busy', { errcode: -1, errmsg: 'system error' }, frame(-1, 'system error')],
    ['busy as a string', { errcode: '-1' }, frame(-1)],
    ['no errmsg', { errcode: 40056 }, frame(40056)],
    ['an errmsg that is no text', { errcode: 40056, errmsg: { a: 1 } }, frame(40056)],
    [
      'a rid behind a comma',
      { errcode: 40125, errmsg: 'invalid appsecret, rid: 65ab-12cd-34ef' },
      frame(40125, 'invalid appsecret, rid: 65ab-12cd-34ef', '65ab-12cd-34ef'),
    ],
    [
      'an IPv6 address',
      { errcode: 40164, errmsg: 'invalid ip 2001:db8::7 ipv6 2001:db8::7, not in whitelist' },
      frame(
        40164,
        'invalid ip 2001:db8::7 ipv6 2001:db8::7, not in whitelist',
        null,
        '2001:db8::7',
      ),
    ],
  ];
  test.each(frames)('%s', (_what, body, envelope) => {
    expect(readEnvelope(body)).toEqual(envelope);
  });

  test('keeps at most 1,000 characters of errmsg', () => {
    expect(readEnvelope({ errcode: 47001, errmsg: 'x'.repeat(5_000) })?.errmsg).toHaveLength(1_000);
  });

  const none: [what: string, body: unknown][] = [
    [
      'no errcode, as in a success of datacube',
      publishedJson('datacube_getcardbizuininfo__ok__real2016.json'),
    ],
    ['an empty object', {}],
    ['an array', [{ errcode: 0 }]],
    ['null', null],
    ['a number', 0],
    ['a string', '{"errcode":0}'],
    ['errcode null', { errcode: null }],
    ['errcode true', { errcode: true }],
    ['errcode false, which is not 0', { errcode: false }],
    ['an empty errcode', { errcode: '' }],
    ['an errcode with blanks', { errcode: ' 0 ' }],
    ['an errcode in hexadecimal', { errcode: '0x0' }],
    ['half an errcode', { errcode: 0.5 }],
    ['an errcode in a list', { errcode: [0] }],
    ['an errcode in capitals', { ERRCODE: 0 }],
  ];
  test.each(none)('is missing in %s', (_what, body) => {
    expect(readEnvelope(body)).toBeNull();
  });
});

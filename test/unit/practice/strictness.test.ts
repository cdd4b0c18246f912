import { expect, test } from 'vitest';
import { cardIds } from '../../../main/practice/card-ids';
import { startAsking } from './asking';

const get = '/card/code/get';
const consume = '/card/code/consume';

test.each([
  ['an unknown key', get, { code: '100000000001', checkConsume: true }, 40097],
  ['an unknown key at consume', consume, { code: '100000000001', order: '1' }, 40097],
  ['no code', get, { check_consume: true }, 41013],
  ['an empty code', get, { code: '', check_consume: true }, 41013],
  ['no code at consume', consume, {}, 41013],
  ['no card_id', '/card/get', {}, 41012],
  ['no encrypt_code', '/card/code/decrypt', {}, 41011],
  ['a number for a code', get, { code: 100000000001, check_consume: true }, 47001],
  ['a word for check_consume', get, { code: '100000000001', check_consume: 'true' }, 47001],
  ['null for a card_id', consume, { code: '100000000001', card_id: null }, 47001],
  ['a code beyond 64 characters', get, { code: '1'.repeat(65) }, 45021],
  ['a control character in a code', get, { code: '1000\u00000001' }, 40116],
  ['a card that nobody made', '/card/get', { card_id: 'pNobody' }, 40073],
  ['an array', get, [], 47001],
  ['broken JSON', get, '{"code":"1000', 47001],
  ['an empty body', get, '', 44002],
])('%s is refused', async (_, path, body, errcode) => {
  const { call } = await startAsking();
  const { status, json } = await call(path, body);
  expect([status, json['errcode']]).toEqual([200, errcode]);
});

test('a code of 64 characters is looked up', async () => {
  const { call } = await startAsking();
  expect((await call(get, { code: 'x'.repeat(64) })).json['errcode']).toBe(40056);
});

test('GET where POST is due is 43002', async () => {
  const { get: read } = await startAsking();
  expect((await read(get)).json['errcode']).toBe(43002);
});

test('bytes that are no UTF-8 are 47001', async () => {
  const { server, token } = await startAsking();
  const url = `${server.baseUrl}${get}?access_token=${await token()}`;
  const body = Buffer.from([...Buffer.from('{"code":"'), 0xff, 0xfe, ...Buffer.from('"}')]);
  const answer = (await (await fetch(url, { method: 'POST', body })).json()) as { errcode: number };
  expect(answer.errcode).toBe(47001);
});

test('47001 echoes the request, as WeChat does', async () => {
  const { call } = await startAsking();
  const { json } = await call(get, '{"code":secret');
  expect(json['errmsg']).toContain('{"code":secret');
});

test('every errmsg ends in a hint or a rid', async () => {
  const { call } = await startAsking();
  const hint = await call(get, { code: '900000000001' });
  const rid = await call(get, { code: '400000048001' });
  expect(hint.json['errmsg']).toMatch(/^invalid serial code hint: \[\w+\]$/);
  expect(rid.json['errmsg']).toMatch(/^api unauthorized rid: [0-9a-f]+-[0-9a-f]+-[0-9a-f]+$/);
});

test('40164 names the address it saw', async () => {
  const { call } = await startAsking();
  const { json } = await call(get, { code: '400000040164' });
  expect(json['errmsg']).toMatch(/invalid ip 203\.0\.113\.24 ipv6 /);
});

test('answers are called JSON or plain text, by code, and carry the server’s Date', async () => {
  const at = Date.UTC(2026, 10, 23, 4, 0, 0);
  const { call } = await startAsking({ clock: () => at });
  const one = await call(get, { code: '100000000001' });
  const two = await call(get, { code: '100000000002' });
  expect(one.headers.get('content-type')).toBe('application/json; encoding=utf-8');
  expect(two.headers.get('content-type')).toBe('text/plain');
  expect(one.headers.get('date')).toBe(new Date(at).toUTCString());
});

test('an unknown API is 404, the root answers', async () => {
  const { call, get: read } = await startAsking();
  expect((await call('/card/create', {})).status).toBe(404);
  expect((await read('/')).status).toBe(200);
});

test('it listens on loopback only', async () => {
  const { server } = await startAsking();
  expect(server.baseUrl).toBe(`http://127.0.0.1:${server.port}`);
  expect(cardIds.discount).toHaveLength(28);
});

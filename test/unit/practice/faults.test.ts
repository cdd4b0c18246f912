import { expect, test } from 'vitest';
import type { Deed } from '../../../main/practice/faults';
import { type Asking, startAsking } from './asking';

const get = '/card/code/get';
const consume = '/card/code/consume';

/** How a call ends for its caller. */
async function ending(reply: Promise<unknown>): Promise<'answered' | 'lost'> {
  return reply.then(
    () => 'answered',
    () => 'lost',
  );
}

async function statusOf({ call }: Asking, code: string): Promise<unknown> {
  return (await call(get, { code, check_consume: false })).json['user_card_status'];
}

test('a request lost before it was carried out changes nothing, once', async () => {
  const asking = await startAsking();
  const code = '700000000001';
  expect(await ending(asking.call(consume, { code }))).toBe('lost');
  expect(await statusOf(asking, code)).toBe('NORMAL');
  expect((await asking.call(consume, { code })).json['errcode']).toBe(0);
});

test('an answer lost after the redeeming leaves it redeemed', async () => {
  const asking = await startAsking();
  const code = '700000000002';
  expect(await ending(asking.call(consume, { code }))).toBe('lost');
  expect(await statusOf(asking, code)).toBe('CONSUMED');
  expect(asking.server.control.consumed()).toMatchObject([{ code, count: 1 }]);
});

test('a late consume is carried out after the connection was lost', async () => {
  const asking = await startAsking();
  const code = '500000000001';
  asking.server.control.addFault({ api: 'consume', code, do: { kind: 'apply-late', ms: 1500 } });
  expect(await ending(asking.call(consume, { code }))).toBe('lost');
  expect(await statusOf(asking, code)).toBe('NORMAL');
  await expect.poll(() => statusOf(asking, code), { timeout: 10_000 }).toBe('CONSUMED');
});

test('a consume can be carried out right behind the read-back that saw NORMAL', async () => {
  const asking = await startAsking();
  const code = '700000000004';
  expect(await ending(asking.call(consume, { code }))).toBe('lost');
  expect(await statusOf(asking, code)).toBe('NORMAL');
  expect((await asking.call(consume, { code })).json['errcode']).toBe(40099);
  expect(asking.server.control.consumed()).toMatchObject([{ code, count: 1, attempts: 2 }]);
});

test('a late consume does not redeem a second time', async () => {
  const asking = await startAsking();
  const code = '500000000002';
  asking.server.control.addFault({
    api: 'consume',
    code,
    times: 1,
    do: { kind: 'apply-late', ms: 100 },
  });
  await ending(asking.call(consume, { code }));
  expect((await asking.call(consume, { code })).json['errcode']).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asking.server.control.consumed()).toMatchObject([{ code, count: 1 }]);
});

test('two lost requests leave the third to redeem', async () => {
  const asking = await startAsking();
  const code = '700000000006';
  const endings = [];
  for (let times = 0; times < 3; times += 1) {
    endings.push(await ending(asking.call(consume, { code })));
  }
  expect(endings).toEqual(['lost', 'lost', 'answered']);
  expect(await statusOf(asking, code)).toBe('CONSUMED');
});

test('a request refused at the door uses up no fault of its code', async () => {
  const asking = await startAsking();
  const code = '700000000001';
  const { json } = await asking.post(`${consume}?access_token=stale`, { code });
  expect(json['errcode']).toBe(40014);
  expect(await ending(asking.call(consume, { code }))).toBe('lost');
});

test.each([
  ['300000000006', 200, '{"errcode":0'],
  ['600000000006', 200, '{"errcode":0'],
  ['300000000021', 200, '<!DOCTYPE html>'],
  ['300000000022', 200, ''],
  ['600000000007', 500, ''],
  ['600000000008', 502, '<html>'],
])('%s answers HTTP %i beginning %s', async (code, status, beginning) => {
  const { call } = await startAsking();
  const reply = await call(get, { code });
  expect(reply.status).toBe(status);
  expect(reply.text.startsWith(beginning)).toBe(true);
});

test.each(['600000000006', '300000000009', '300000000010', '300000000020', '300000000021'])(
  '%s is no JSON',
  async (code) => {
    const { call } = await startAsking();
    const { text } = await call(get, { code });
    expect(() => JSON.parse(text)).toThrow();
  },
);

test.each(['600000000004', '600000000005'])('%s loses its connection', async (code) => {
  const { call } = await startAsking();
  await call(get, { code: '100000000001' });
  expect(await ending(call(get, { code }))).toBe('lost');
});

test('a code that never answers keeps its caller waiting, and the server still closes', async () => {
  const { server, token } = await startAsking();
  const url = `${server.baseUrl}${get}?access_token=${await token()}`;
  const signal = AbortSignal.timeout(300);
  const asked = fetch(url, { method: 'POST', body: '{"code":"600000000003"}', signal });
  await expect(asked).rejects.toThrow();
  const left = fetch(url, { method: 'POST', body: '{"code":"600000000003"}' });
  const ended = expect(left).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await server.close();
  await ended;
});

test('a refused token is refused once', async () => {
  const { call } = await startAsking();
  const first = await call(get, { code: '600000000009' });
  const second = await call(get, { code: '600000000009' });
  expect([first.json['errcode'], second.json['errcode']]).toEqual([40001, 0]);
});

test('an answer can come without a Date', async () => {
  const { call } = await startAsking();
  expect((await call(get, { code: '600000000012' })).headers.get('date')).toBeNull();
});

test('an explaining call can fail on its own', async () => {
  const { call } = await startAsking();
  const code = '200000000020';
  const { json } = await call(get, { code, check_consume: true });
  expect(json['errcode']).toBe(40127);
  expect(await ending(call(get, { code, check_consume: false }))).toBe('lost');
});

test.each<[Deed, boolean]>([
  [{ kind: 'hang' }, false],
  [{ kind: 'http', status: 502 }, false],
  [{ kind: 'http', status: 500, apply: true }, true],
  [{ kind: 'errcode', errcode: -1 }, false],
  [{ kind: 'errcode', errcode: -1, apply: true }, true],
  [{ kind: 'truncate' }, true],
  [{ kind: 'reshape', as: 'html' }, true],
  [{ kind: 'drop-before' }, false],
  [{ kind: 'drop-after' }, true],
  [{ kind: 'reset' }, false],
])('%o redeems: %s', async (deed, redeems) => {
  const asking = await startAsking();
  const { server } = asking;
  const code = '500000000003';
  server.control.addFault({ api: 'consume', code, times: 1, do: deed });
  const url = `${server.baseUrl}${consume}?access_token=${await asking.token()}`;
  const body = JSON.stringify({ code });
  await ending(fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(1000) }));
  expect(await statusOf(asking, code)).toBe(redeems ? 'CONSUMED' : 'NORMAL');
});

test('a hanging consume may be carried out all the same', async () => {
  const asking = await startAsking();
  const { server } = asking;
  const code = '500000000004';
  server.control.addFault({ api: 'consume', code, do: { kind: 'hang', apply: true } });
  const url = `${server.baseUrl}${consume}?access_token=${await asking.token()}`;
  const signal = AbortSignal.timeout(1000);
  await ending(fetch(url, { method: 'POST', body: JSON.stringify({ code }), signal }));
  expect(await statusOf(asking, code)).toBe('CONSUMED');
});

test('latency delays the answer, and a caller who left is served all the same', async () => {
  const asking = await startAsking();
  const { server } = asking;
  const code = '500000000005';
  server.control.addFault({ api: 'consume', code, do: { kind: 'latency', ms: 2000 } });
  const url = `${server.baseUrl}${consume}?access_token=${await asking.token()}`;
  const signal = AbortSignal.timeout(500);
  await ending(fetch(url, { method: 'POST', body: JSON.stringify({ code }), signal }));
  expect(await statusOf(asking, code)).toBe('NORMAL');
  await expect.poll(() => statusOf(asking, code), { timeout: 10_000 }).toBe('CONSUMED');
});

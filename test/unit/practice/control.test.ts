import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startAsking } from './asking';

const get = '/card/code/get';
const control = '/practice/control';
const good = { code: '100000000001', check_consume: true };

test('the lists are served over HTTP as in the process', async () => {
  const { server, call, get: read } = await startAsking();
  await call('/card/code/consume', { code: '100000000001' });
  const [codes, consumed] = [await read('/practice/codes'), await read('/practice/consumed')];
  expect(JSON.parse(codes.text)).toEqual(server.control.codes());
  expect(JSON.parse(consumed.text)).toEqual(server.control.consumed());
});

test('the log says what was asked, without tokens', async () => {
  const { server, call, get: read } = await startAsking();
  await call(get, { ...good, check_consume: false });
  const log = JSON.parse((await read('/practice/log')).text) as object[];
  expect(log).toEqual(server.control.log());
  expect(log).toMatchObject([
    { path: '/cgi-bin/stable_token', api: 'stable-token', outcome: 'errcode none' },
    { path: get, api: 'get', code: good.code, cardId: null, checkConsume: false },
  ]);
  expect(JSON.stringify(log)).not.toContain(server.appSecret);
});

test('a fault is set over HTTP, cleared, and reset', async () => {
  const { call, post } = await startAsking();
  const errcodes: unknown[] = [];
  const ask = async () => errcodes.push((await call(get, good)).json['errcode']);
  const fault = { api: 'get', code: good.code, do: { kind: 'errcode', errcode: 45011 } };
  await post(control, { faults: [fault] });
  await ask();
  await post(control, { clear: good.code });
  await ask();
  await post(control, { faults: [{ ...fault, code: undefined }] });
  await ask();
  await post(control, { reset: true });
  await ask();
  expect(errcodes).toEqual([45011, 0, 45011, 0]);
});

test('reset brings back coupons and the faults of the practice codes', async () => {
  const { call, server } = await startAsking();
  const outcome = () =>
    call('/card/code/consume', { code: '700000000002' }).then(
      ({ json }) => json['errcode'],
      () => 'lost',
    );
  const before = [await outcome(), await outcome()];
  server.control.reset();
  expect([...before, await outcome(), server.control.consumed().length]).toEqual([
    'lost',
    40099,
    'lost',
    1,
  ]);
});

test.each([
  [{ fault: [] }, 'fault: unknown key'],
  [{ latencyMs: -1 }, 'latencyMs: milliseconds'],
  [{ faults: [{ api: 'gets', do: { kind: 'reset' } }] }, 'faults.api: one of'],
  [{ faults: [{ api: 'get', do: { kind: 'drop' } }] }, 'faults.do.kind: one of'],
  [{ faults: [{ api: 'get', do: { kind: 'latency' } }] }, 'faults.do.ms: missing'],
  [{ faults: [{ api: 'get', do: { kind: 'reset' }, time: 1 }] }, 'faults.time: unknown key'],
  [{ faults: [{ api: 'get', do: { kind: 'reshape', as: 'x' } }] }, 'faults.do.as: must be'],
  [{ status: { code: 'x' } }, 'status: code and status'],
])('a wrong control %o is told by its key', async (body, error) => {
  const { post } = await startAsking();
  const reply = await post(control, body);
  expect(reply.status).toBe(400);
  expect(reply.json['error']).toContain(error);
});

test('a wrong control changes nothing at all', async () => {
  const { post, call } = await startAsking();
  await post(control, { refuseAll: true, nonsense: 1 });
  expect((await call(get, good)).json['errcode']).toBe(0);
});

test('refuseAll drops the API, and the control still works', async () => {
  const { post, call } = await startAsking();
  await call(get, good);
  await post(control, { refuseAll: true });
  await expect(call(get, good)).rejects.toThrow();
  await post(control, { refuseAll: false });
  expect((await call(get, good)).json['errcode']).toBe(0);
});

test('a server that stopped listening refuses connections until it listens again', async () => {
  const { server, call } = await startAsking();
  await call(get, good);
  await server.control.stopListening();
  // A raw socket: fetch may try a pooled connection that it has not yet seen closing.
  const socket = connect(server.port, '127.0.0.1');
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
  await server.control.listenAgain();
  expect((await call(get, good)).json['errcode']).toBe(0);
});

test('stopListeningMs comes back by itself', async () => {
  const { post, call } = await startAsking();
  await call(get, good);
  await post(control, { stopListeningMs: 1500 });
  const ask = () =>
    call(get, good).then(
      ({ json }) => json['errcode'],
      () => 'refused',
    );
  await expect.poll(ask, { timeout: 1000 }).toBe('refused');
  await expect.poll(ask, { timeout: 10_000 }).toBe(0);
});

test('the Date header can be shifted and taken away', async () => {
  const at = Date.UTC(2026, 10, 23, 4, 0, 0);
  const { post, call } = await startAsking({ clock: () => at });
  await post(control, { dateShiftSeconds: -3600 });
  const shifted = (await call(get, good)).headers.get('date');
  await post(control, { dateShiftSeconds: null });
  const none = (await call(get, good)).headers.get('date');
  expect([shifted, none]).toEqual([new Date(at - 3_600_000).toUTCString(), null]);
});

test('somebody else can change a coupon', async () => {
  const { post, call } = await startAsking();
  await post(control, { status: { code: good.code, status: 'GIFTING' } });
  const { json } = await call(get, { ...good, check_consume: false });
  expect(json['user_card_status']).toBe('GIFTING');
});

test('latency of the start stays through a reset', async () => {
  const { server } = await startAsking({ latencyMs: 5 });
  server.control.setLatency(50);
  server.control.reset();
  expect(server.control.latencyMs()).toBe(5);
});

test('a server starts within a moment', async () => {
  const started = performance.now();
  await startAsking();
  expect(performance.now() - started).toBeLessThan(1000);
});

/** Fetching a picture over TLS: whole, small, and never from where a redirect points. */
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPictureFetch } from '../../../main/pictures/fetch';
import { MOST_BYTES } from '../../../main/pictures/rules';

const folder = new URL('../../fixtures/wechat/tls/', import.meta.url);
const pem = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const fetch = createPictureFetch(() => ({ extraCa: pem('ca.pem') }));

async function hosted(answer: RequestListener): Promise<URL> {
  const keys = { cert: pem('localhost.pem'), key: pem('localhost.key.pem') };
  const server = createServer(keys, answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`https://localhost:${(server.address() as AddressInfo).port}/mmbiz/0?wx_fmt=png`);
}

test('asks for the address with its query, and takes the bytes', async () => {
  const asked: (string | undefined)[] = [];
  const address = await hosted((request, response) => {
    asked.push(request.url);
    response.end('picture');
  });
  expect(Buffer.from((await fetch(address)) ?? []).toString()).toBe('picture');
  expect(asked).toEqual(['/mmbiz/0?wx_fmt=png']);
});

test.each([
  ['another status', 404, Buffer.from('gone')],
  ['more than a megabyte', 200, Buffer.alloc(MOST_BYTES + 1)],
])('takes nothing of %s', async (_, status, body) => {
  const address = await hosted((_request, response) => response.writeHead(status).end(body));
  expect(await fetch(address)).toBeNull();
});

test('follows no redirect, and trusts no stranger', async () => {
  let reached = 0;
  const target = await hosted((_request, response) => {
    reached += 1;
    response.end('elsewhere');
  });
  const address = await hosted((_request, response) =>
    response.writeHead(302, { location: target.href }).end(),
  );
  expect([await fetch(address), reached]).toEqual([null, 0]);
  expect(await createPictureFetch(() => ({}))(target)).toBeNull();
});

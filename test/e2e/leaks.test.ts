/**
 * Nothing secret leaves the main process: whole runs with real secrets, faults, exports and the
 * console included, and then a search through all they leave behind.
 */
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaveConsole, openConsole } from './support/console';
import { inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { filesWith, heapOf } from './support/search';
import { openShop, type Shop, type TillWish } from './support/shop';

const SECRET = 'a1Secret5e5e7c57c0de7e57c0de9f3b';
const SERVICE_KEY = 'k2ServiceKey77aa0099bb';
const PROXY_WORD = 'p3ProxyWord44dd1122';
const PIN = '93170264';
/** No secret: what the search must find. */
const own = { managerPin: PIN, deviceName: 'Till-Seven-0077' };

let shop: Shop;
let servers: Server[];
beforeAll(async () => {
  shop = await openShop({ server: { appSecret: SECRET } });
  servers = [];
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await shop?.close();
});

test('neither AppSecret nor token nor PIN of a till that holds them', async () => {
  const till = await shop.openTill({ provisioning: own });
  const said = listenTo(till);
  await work(till, '500000000001');
  await nothingOf(till, said, [SECRET, PIN, await tokenOf()]);
});

test('neither key nor token nor proxy login of a till on a token service', async () => {
  const token = await tokenOf();
  const service = await listen(
    createServer(({ headers }, response) => {
      const known = headers.authorization === `Bearer ${SERVICE_KEY}`;
      response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' });
      response.end(JSON.stringify(known ? { access_token: token, expires_in: 7_000 } : {}));
    }),
  );
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', ({ url = '', headers }, client, head) => {
    asked.push(headers['proxy-authorization'] ?? '');
    const [host = '', port = ''] = url.split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) socket.on('error', () => socket.destroy());
  });
  const proxyPort = await listen(proxy);
  const till = await shop.openTill({
    provisioning: {
      ...own,
      appSecret: undefined,
      token: {
        mode: 'service',
        serviceUrl: `http://127.0.0.1:${service}/now`,
        serviceKey: SERVICE_KEY,
      },
      proxy: `http://till:${PROXY_WORD}@127.0.0.1:${proxyPort}`,
    } as TillWish['provisioning'] & object,
  });
  const said = listenTo(till);
  await work(till, '500000000003');
  expect(asked[0]).toBe(`Basic ${Buffer.from(`till:${PROXY_WORD}`).toString('base64')}`);
  await nothingOf(till, said, [SERVICE_KEY, PROXY_WORD, token]);
});

/** A day in little: redeeming, faults of every kind that carries an answer, console, export. */
async function work(till: Kiosk, code: string): Promise<void> {
  await till.type(code);
  await till.expectVerdict('redeemable', '', { code });
  await till.redeem();
  await till.expectVerdict('redeemed');
  for (const errcode of [40001, 40164, 45009, -1]) {
    shop.server.control.addFault({ api: 'get', do: { kind: 'errcode', errcode } });
    await till.type('500000000002');
    await till.page.locator('[data-testid=verdict][data-verdict=fault]').waitFor();
    shop.server.control.clearFaults();
    await till.press('Escape');
  }
  await openConsole(till, PIN);
  const path = join(till.profile, 'export.csv');
  await inMainWith(till.app, path, ({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  });
  const { page } = till;
  await page.getByTestId('nav-ledger').click();
  await page.getByTestId('tab-record').click();
  await page.evaluate(() =>
    (
      globalThis as unknown as { kiosk: { ledgerExport(order: object): Promise<boolean> } }
    ).kiosk.ledgerExport({ format: 'csv' }),
  );
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('tab-account').click();
  await page.getByTestId('try-account').click();
  await page.locator('[data-testid=trial][data-ok=true]').waitFor();
  await page.getByTestId('tab-security').click();
  await page.getByTestId('protection').waitFor();
}

/** Searches heap, files and output; and proves by what is no secret that the search has eyes. */
async function nothingOf(till: Kiosk, said: () => string, secrets: string[]): Promise<void> {
  const heap = await heapOf(till.page);
  expect(heap.length).toBeGreaterThan(1_000_000);
  expect(heap).toContain(own.deviceName);
  await leaveConsole(till);
  await till.quit();
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(7);
    expect(filesWith(till.profile, secret)).toEqual([]);
    expect([heap.includes(secret), said().includes(secret)]).toEqual([false, false]);
  }
  expect(filesWith(till.profile, own.deviceName)).not.toEqual([]);
  expect(filesWith(till.profile, '500000000002')).not.toEqual([]);
}

/** What the app's process says on its outputs. */
function listenTo({ app }: Kiosk): () => string {
  const chunks: string[] = [];
  const { stdout, stderr } = app.process();
  stdout?.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  stderr?.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
  return () => chunks.join('');
}

/** The token that every till of this account holds: `stable_token` hands out one to all. */
async function tokenOf(): Promise<string> {
  const { baseUrl, appId, appSecret } = shop.server;
  const answer = await fetch(`${baseUrl}/cgi-bin/stable_token`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

function listen(server: Server): Promise<number> {
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

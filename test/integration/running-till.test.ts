/** One till after another in one process: account, training, back; and where sockets go. */
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PracticeServer, startPracticeServer } from '../../main/practice/server';
import { openRunningTill, type RunningTill } from '../../main/running-till';
import { openSecrets, type SecretStore } from '../../main/settings/secrets';
import { openSettings, type SettingsStore } from '../../main/settings/settings';
import type { CounterState } from '../../shared/counter-state';
import { noVault } from '../unit/settings/vault';

let profile: string;
let server: PracticeServer;
let settings: SettingsStore;
let secrets: SecretStore;
let till: RunningTill | null;
/** Where a connection was asked for, `host:port`. */
let reached: string[];

beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'kaquan-running-'));
  server = await startPracticeServer();
  settings = openSettings(profile, noVault);
  secrets = openSecrets(profile, {
    isEncryptionAvailable: () => false,
    encryptString: () => Buffer.alloc(0),
    decryptString: () => '',
  });
  till = null;
  reached = [];
  const { connect } = Socket.prototype;
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...input) {
    const [first] = input.flat() as { host?: string; port?: number; path?: string }[];
    reached.push(`${first?.host ?? first?.path}:${first?.port ?? ''}`);
    return Reflect.apply(connect, this, input) as Socket;
  });
});
afterEach(async () => {
  await till?.close();
  await server.close();
  vi.restoreAllMocks();
  rmSync(profile, { recursive: true, force: true });
});

function setUp(apiBase = server.baseUrl): void {
  secrets.write({ ...secrets.read(), appSecret: server.appSecret });
  settings.set({ appId: server.appId, apiBase });
}

async function open(practiceOnly = false): Promise<RunningTill> {
  const options = { profile, settings, secrets, practiceOnly, apiBase: null };
  till = await openRunningTill({ ...options, push: () => {}, onSwitched: () => {} });
  return till;
}

async function ask(running: RunningTill, code: string): Promise<CounterState> {
  running.counter.clear();
  running.counter.scanned(code, 'typed');
  return await vi.waitFor(
    () => {
      const { state } = running.counter.view();
      if (state.kind === 'checking' || state.kind === 'ready') throw new Error(state.kind);
      return state;
    },
    { timeout: 20_000 },
  );
}

async function redeemed(running: RunningTill, code: string): Promise<void> {
  expect(await ask(running, code)).toMatchObject({ kind: 'redeemable' });
  running.counter.redeem(running.counter.view().scanId);
  await vi.waitFor(() => expect(running.counter.view().state.kind).toBe('redeemed'), {
    timeout: 20_000,
  });
}

describe('a training', () => {
  test('has a ledger that starts anew; the account goes on where it was', async () => {
    setUp();
    const running = await open();
    await redeemed(running, '100000000001');
    const rows = () => running.ledger.search.search({ filter: {}, before: null, limit: 500 }).rows;
    const before = rows().length;
    expect(await running.practise()).toBe(true);
    expect([running.mode(), rows()]).toEqual(['practice', []]);
    await redeemed(running, '100000000001');
    expect(server.control.consumed()).toMatchObject([{ code: '100000000001', count: 1 }]);
    expect(await running.work()).toBe(true);
    expect([running.mode(), rows().length]).toEqual(['test-server', before]);
    expect(await ask(running, '100000000001')).toMatchObject({
      kind: 'refused',
      reason: 'consumed',
    });
    expect(await running.practise()).toBe(true);
    expect(rows()).toEqual([]);
  });

  test('reaches nothing but its own server on this machine', async () => {
    setUp();
    const running = await open();
    await ask(running, '100000000001');
    await running.practise();
    reached = [];
    server.control.clearLog();
    await redeemed(running, '100000000002');
    running.refreshConnections();
    await ask(running, '100000000003');
    const elsewhere = reached.filter((place) => !/^(127\.0\.0\.1|localhost|::1):/.test(place));
    expect([elsewhere, server.control.log()]).toEqual([[], []]);
    expect(reached).not.toContain(`127.0.0.1:${server.port}`);
    expect(reached.length).toBeGreaterThan(0);
  });

  test('asked for by the launch switch never leaves, whatever account is set up', async () => {
    setUp('https://api.weixin.qq.com');
    settings.set({ proxy: 'http://10.255.255.1:3128' });
    const running = await open(true);
    await redeemed(running, '100000000002');
    expect([running.mode(), await running.work(), running.mode()]).toEqual([
      'practice',
      false,
      'practice',
    ]);
    expect(reached.filter((place) => !/^(127\.0\.0\.1|localhost):/.test(place))).toEqual([]);
  });
});

describe('an account', () => {
  test('that is stored while the till practises is worked for at once', async () => {
    const running = await open();
    expect(running.mode()).toBe('practice');
    setUp();
    await running.accountChanged();
    expect(running.mode()).toBe('test-server');
    await redeemed(running, '100000000001');
    expect(server.control.consumed()).toHaveLength(1);
  });

  test('that gets other addresses and secrets is used in the new way, its ledger stays open', async () => {
    setUp();
    const running = await open();
    await redeemed(running, '100000000001');
    const other = await startPracticeServer({ appSecret: 'another-secret' });
    secrets.write({ ...secrets.read(), appSecret: 'another-secret' });
    settings.set({ apiBase: other.baseUrl });
    await running.accountChanged();
    server.control.clearLog();
    await redeemed(running, '100000000002');
    expect([server.control.log(), other.control.consumed().length]).toEqual([[], 1]);
    expect(running.ledger.reader.openIntents()).toEqual([]);
    await other.close();
  });

  test('without its right secret is a fault, and its coupon is not judged', async () => {
    setUp();
    const running = await open();
    secrets.write({ ...secrets.read(), appSecret: 'wrong' });
    await running.accountChanged();
    expect(await ask(running, '100000000001')).toMatchObject({
      kind: 'fault',
      reason: 'credentials',
    });
  });
});

test('after sleep the till has fresh connections and a token that was tried', async () => {
  setUp();
  const running = await open();
  await ask(running, '100000000001');
  server.control.expireTokens();
  server.control.clearLog();
  reached = [];
  running.refreshConnections();
  await vi.waitFor(
    () => {
      const calls = server.control.log().map(({ api, outcome }) => `${api} ${outcome}`);
      expect(calls).toEqual([
        'get errcode 42001',
        'stable-token errcode none',
        'get errcode 40056',
      ]);
    },
    { timeout: 10_000 },
  );
  expect(reached.length).toBeGreaterThan(0);
});

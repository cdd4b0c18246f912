/**
 * A shop in plain Node: a practice server in this process and whole tills on it, each with a
 * folder of its own. `withShop` ends all of it, whatever became of the test.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { vi } from 'vitest';
import type { Entry } from '../../main/ledger/chain';
import type { Seen } from '../../main/practice/log';
import { practiceProvisioning } from '../../main/practice/provisioning';
import {
  type PracticeOptions,
  type PracticeServer,
  startPracticeServer,
} from '../../main/practice/server';
import { firstSettings, type Settings } from '../../main/settings/table';
import { openTill, type Till } from '../../main/till';
import type { CounterState, CounterView } from '../../shared/counter-state';
import type { Source } from '../../shared/reasons';
import { knownCards, shelve } from './known-cards';

/** Real time passes in these tests, up to the 15 s of rules §5, and machines are busy at times. */
vi.setConfig({ testTimeout: 60_000 });

export interface Shop {
  server: PracticeServer;
  /** Opens a till; with `folder` one that was open before. */
  till(change?: Partial<Settings>, folder?: string): TestTill;
  /** What WeChat was asked of a code, e.g. `get true`, `consume`. */
  asked(code: string): string[];
  /** How often a code was redeemed at WeChat. */
  redeemed(code: string): number;
}

export interface TestTill {
  till: Till;
  folder: string;
  view(): CounterView;
  state(): CounterState;
  /** Verdict and reason on show, e.g. `refused/consumed`; `redeemable/` without a reason. */
  said(): string;
  scan(text: string, source?: Exclude<Source, 'camera'>): void;
  /** Scans and waits for the verdict. */
  verdictOn(text: string, source?: Exclude<Source, 'camera'>): Promise<string>;
  /** Waits for these words on the panel. */
  shows(said: string, ms?: number): Promise<void>;
  until(what: (view: CounterView) => boolean, ms?: number): Promise<CounterView>;
  redeem(): void;
  /** The ledger's rows as they are in the file. */
  rows(): Entry[];
  /** The states of a code's intents, oldest first. */
  intents(code: string): string[];
  close(): Promise<void>;
}

/** Runs a test in a shop of its own. */
export async function withShop(
  run: (shop: Shop) => Promise<void>,
  options: PracticeOptions = {},
): Promise<void> {
  const cards = await knownCards();
  const server = await startPracticeServer(options);
  const tills: TestTill[] = [];
  const folders: string[] = [];
  try {
    await run({
      server,
      till(change = {}, folder = newFolder(folders)) {
        shelve(folder, cards);
        const till = openTestTill(server, folder, change);
        tills.push(till);
        return till;
      },
      asked: (code) =>
        server.control.log().flatMap((seen) => (seen.code === code ? [callOf(seen)] : [])),
      redeemed: (code) => server.control.consumed().find((one) => one.code === code)?.count ?? 0,
    });
  } finally {
    await Promise.all(tills.map((till) => till.close()));
    await server.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function newFolder(folders: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-till-'));
  folders.push(folder);
  return folder;
}

function callOf({ api, checkConsume }: Seen): string {
  return api === 'get' ? `get ${checkConsume}` : api;
}

function openTestTill(server: PracticeServer, folder: string, change: Partial<Settings>): TestTill {
  const { appId, locationId, customCodeCardIds, deviceName } = practiceProvisioning(server);
  const settings: Settings = {
    ...firstSettings(),
    ...{ appId, locationId, customCodeCardIds, deviceName, apiBase: server.baseUrl },
    operator: '01',
    ...change,
  };
  const watchers = new Set<() => void>();
  const till = openTill({
    folder,
    profile: folder,
    settings: () => settings,
    appSecret: server.appSecret,
    serviceKey: '',
    push: () => {
      for (const watcher of watchers) watcher();
    },
  });
  const view = till.counter.view;
  const state = () => view().state;
  let closed: Promise<void> | null = null;

  function said(): string {
    const now = state();
    return `${now.kind}/${('reason' in now && now.reason) || ''}`;
  }

  function until(what: (view: CounterView) => boolean, ms = 60_000): Promise<CounterView> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!what(view())) return;
        end();
        resolve(view());
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`waited ${ms} ms in vain; the panel says ${said()}`));
      }, ms);
      // What is waited for may have happened at WeChat only.
      const polling = setInterval(look, 20);
      const end = () => {
        clearTimeout(timer);
        clearInterval(polling);
        watchers.delete(look);
      };
      watchers.add(look);
      look();
    });
  }

  const scan: TestTill['scan'] = (text, source = 'wedge') => till.counter.scanned(text, source);
  return {
    till,
    folder,
    view,
    state,
    said,
    scan,
    until,
    async verdictOn(text, source) {
      scan(text, source);
      await until(() => state().kind !== 'checking');
      return said();
    },
    shows: async (words, ms) => void (await until(() => said() === words, ms)),
    redeem: () => till.counter.redeem(view().scanId),
    rows: () => select<Entry>(folder, 'SELECT * FROM entries ORDER BY seq'),
    intents: (code) =>
      select<{ code: string; state: string }>(folder, 'SELECT * FROM intents ORDER BY intent')
        .filter((intent) => intent.code === code)
        .map((intent) => intent.state),
    close: () => {
      closed ??= till.close();
      return closed;
    },
  };
}

function select<T>(folder: string, sql: string): T[] {
  const database = new DatabaseSync(join(folder, 'ledger.sqlite'), { readOnly: true });
  const rows = database.prepare(sql).all() as T[];
  database.close();
  return rows;
}

/** Every byte of a till's folder, for what must not be in it. */
export function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}

/** Lets real time pass. */
export function pass(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

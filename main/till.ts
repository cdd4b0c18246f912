/**
 * One till on one profile, without its window: connection, token, ledger, counter.
 * Plain Node: tests open it as the app does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CounterView } from '../shared/counter-state';
import { openCardShelf } from './counter/card-shelf';
import { createCardSource } from './counter/card-source';
import { type Counter, createCounter } from './counter/counter';
import { type Ledger, openLedger } from './ledger/ledger';
import type { Settings } from './settings/table';
import { createClient } from './wechat/client';
import { createRequester, type Reached } from './wechat/request';
import { tokenSource } from './wechat/token';

export interface TillOptions {
  /** Folder of this till's ledger and card shelf. */
  folder: string;
  /** Folder of the profile, for the extra CA file. */
  profile: string;
  settings: () => Settings;
  appSecret: string;
  serviceKey: string;
  push: (view: CounterView) => void;
}

export interface Till {
  counter: Counter;
  ledger: Ledger;
  /** Fresh connections after sleep or a change of network. */
  refreshConnections(): void;
  /** Waits for a consume in flight, then closes everything. */
  close(): Promise<void>;
}

/** How long without any call before the till asks whether WeChat is there. Milliseconds. */
const QUIET_MS = 30_000;
const PING_TIMEOUT_MS = 5_000;

/** Opens a till. Never waits for the network; throws only where settings contradict themselves. */
export function openTill(options: TillOptions): Till {
  const settings = options.settings();
  let lastCallAt = Number.NEGATIVE_INFINITY;
  const requester = createRequester({
    apiBase: settings.apiBase,
    proxy: settings.proxy || undefined,
    extraCa: settings.extraCaFile
      ? readFileSync(join(options.profile, settings.extraCaFile), 'utf8')
      : undefined,
    onReached,
  });
  const tokens = tokenSource(requester, {
    mode: settings.tokenMode,
    appId: settings.appId,
    appSecret: options.appSecret,
    serviceUrl: settings.serviceUrl,
    serviceKey: options.serviceKey,
    proxy: settings.proxy || undefined,
  });
  const client = createClient(requester, tokens);
  const shelf = openCardShelf(join(options.folder, 'cards.sqlite'));
  const ledger = openLedger(join(options.folder, 'ledger.sqlite'), () => ({
    operator: options.settings().operator,
    device: options.settings().deviceName,
  }));
  const counter = createCounter({
    client,
    cards: createCardSource(client, shelf),
    writer: ledger.writer,
    reader: ledger.reader,
    writeReceipt: (intent, text) => ledger.hand.noteReceipt(intent, text),
    settings: () => {
      const { staleAfterSeconds, ...rest } = options.settings();
      return { ...rest, staleAfterMs: staleAfterSeconds * 1000 };
    },
    push: options.push,
  });

  function onReached(reached: Reached): void {
    lastCallAt = performance.now();
    counter.reached(reached);
  }

  const pinging = setInterval(() => {
    if (performance.now() - lastCallAt < QUIET_MS) return;
    // Tokenless and without effect: any HTTP answer says that WeChat is there.
    void requester.send({ method: 'GET', path: '/', timeoutMs: PING_TIMEOUT_MS });
  }, QUIET_MS);

  counter.start();
  void client.warmUp();

  return {
    counter,
    ledger,
    refreshConnections: () => void requester.refresh(),
    async close() {
      clearInterval(pinging);
      await counter.stop();
      await requester.close();
      ledger.close();
      shelf.close();
    },
  };
}

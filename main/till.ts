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
import { type Ledger, type LedgerOptions, openLedger } from './ledger/ledger';
import { watchSends } from './ledger/send-watch';
import { openSlipDesk, type SlipDesk } from './printer/desk';
import type { Settings } from './settings/table';
import { createApi } from './wechat/api';
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
  /** Key of the ledger's seals (`settings/secrets.ts`); null or absent: rows are not sealed. */
  ledgerKey?: string | null;
  /** File of the ledger's worker thread; null or absent: its long looks share this thread. */
  ledgerWorker?: string | null;
  onLedgerSteps?: LedgerOptions['onSteps'];
  /** How every call to WeChat went. */
  onReached?: (reached: Reached) => void;
}

export interface Till {
  counter: Counter;
  ledger: Ledger;
  slips: SlipDesk;
  /** Milliseconds since the token was fetched; null without one. */
  tokenAgeMs(): number | null;
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
  /** As the ledger has it; a till begins as if WeChat were there. */
  let reachable = true;
  let closing = false;
  /** Null while the ledger opens: its first troubles are told below. */
  let counter: Counter | null = null;
  const way = {
    proxy: settings.proxy || undefined,
    extraCa: settings.extraCaFile
      ? readFileSync(join(options.profile, settings.extraCaFile), 'utf8')
      : undefined,
  };
  const requester = createRequester({ apiBase: settings.apiBase, ...way, onReached });
  const tokens = tokenSource(requester, {
    mode: settings.tokenMode,
    appId: settings.appId,
    appSecret: options.appSecret,
    serviceUrl: settings.serviceUrl,
    serviceKey: options.serviceKey,
    ...way,
  });
  const api = createApi(requester, tokens);
  const sends = watchSends(createClient(api));
  const { client } = sends;
  const shelf = openCardShelf(join(options.folder, 'cards.sqlite'));
  const desk = () => {
    const { operator, deviceName: device } = options.settings();
    return { operator, device };
  };
  const ledger = openLedger(join(options.folder, 'ledger.sqlite'), desk, {
    key: options.ledgerKey ?? null,
    worker: options.ledgerWorker ?? null,
    quietForMs: sends.quietForMs,
    onProblem: (problem) => counter?.ledgerProblem(problem),
    onReplaced: () => counter?.start(),
    onClosedByHand: (intent, state) => counter?.closedByHand(intent, state),
    onSteps: (task, steps) => options.onLedgerSteps?.(task, steps),
  });
  const slips = openSlipDesk({
    settings: options.settings,
    redemptionOf: (intent) => ledger.stories.storyOf(intent)?.intent ?? null,
  });
  const made = createCounter({
    client,
    cards: createCardSource(client, shelf),
    writer: ledger.writer,
    reader: ledger.reader,
    writeReceipt: (intent, text) => ledger.hand.noteReceipt(intent, text),
    printSlip: slips.print,
    settings: () => {
      const { staleAfterSeconds, printer, printSlips, ...rest } = options.settings();
      return {
        ...rest,
        staleAfterMs: staleAfterSeconds * 1000,
        printSlips: printer === 'none' ? 'never' : printSlips,
      };
    },
    push: options.push,
  });

  function onReached(reached: Reached): void {
    lastCallAt = performance.now();
    options.onReached?.(reached);
    counter?.reached(reached);
    // What is cut off by quitting says nothing about WeChat.
    if (closing || reached.ok === reachable) return;
    // The shift's report counts the minutes between the two rows.
    ledger.noteReachability(reached.ok);
    reachable = reached.ok;
  }

  const pinging = setInterval(() => {
    if (performance.now() - lastCallAt < QUIET_MS) return;
    // Tokenless and without effect: any HTTP answer says that WeChat is there.
    void requester.send({ method: 'GET', path: '/', timeoutMs: PING_TIMEOUT_MS });
  }, QUIET_MS);

  counter = made;
  counter.ledgerProblem(ledger.problem);
  counter.start();
  ledger.startUpkeep();
  void client.warmUp();

  return {
    counter,
    ledger,
    slips,
    tokenAgeMs: tokens.ageMs,
    refreshConnections: () => void requester.refresh(),
    async close() {
      closing = true;
      clearInterval(pinging);
      await made.stop();
      await requester.close();
      ledger.close();
      shelf.close();
    },
  };
}

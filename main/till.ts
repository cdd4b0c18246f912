/**
 * One till on one profile, without its window: connection, token, ledger, counter.
 * Plain Node: tests open it as the app does.
 */
import { join } from 'node:path';
import { pictureAddress } from '../shared/card-pictures';
import type { CatalogueNews } from '../shared/cards';
import type { CounterView } from '../shared/counter-state';
import type { MemberNews } from '../shared/members';
import { type CardDesk, openCardDesk } from './cards/desk';
import { KEPT_SCANS } from './counter/board';
import { openCardShelf, type SharedShelf } from './counter/card-shelf';
import { type CardSource, createCardSource } from './counter/card-source';
import { type Counter, createCounter } from './counter/counter';
import { type Recalled, recall } from './counter/recall';
import type { TitleOf } from './handlers/card-titles';
import { lastScans } from './ledger/last-scans';
import { type Ledger, type LedgerOptions, openLedger } from './ledger/ledger';
import { live } from './ledger/live';
import { watchSends } from './ledger/send-watch';
import { type CodeDesk, openCodeDesk } from './manager/code-desk';
import { createStatistics, type Statistics } from './manager/statistics';
import { openStatisticsShelf } from './manager/statistics-shelf';
import { createPictureFetch } from './pictures/fetch';
import { openPictures, type PictureOf } from './pictures/pictures';
import { openSlipDesk, type SlipDesk } from './printer/desk';
import { type LineSecrets, lineOptions, readExtraCa } from './settings/account';
import type { Settings } from './settings/table';
import { type Api, LOOK_UP_TIMEOUT_MS } from './wechat/api';
import { createClient } from './wechat/client';
import { createDatacube } from './wechat/datacube';
import { type Line, openLine } from './wechat/line';
import { probe } from './wechat/probe';
import type { Reached } from './wechat/request';

export interface TillOptions {
  /** Folder of this till's ledger and card shelf. */
  folder: string;
  /** Folder of the profile, for the extra CA file. */
  profile: string;
  settings: () => Settings;
  appSecret: string;
  serviceKey: string;
  /** `user:password` of the proxy; absent or empty where it asks for none. */
  proxyLogin?: string;
  push: (view: CounterView) => void;
  /** Key of the ledger's seals (`settings/secrets.ts`); null or absent: rows are not sealed. */
  ledgerKey?: string | null;
  /** Where the ledger's long looks run; null or absent: in this thread. */
  ledgerElsewhere?: LedgerOptions['elsewhere'];
  onLedgerSteps?: LedgerOptions['onSteps'];
  /** How every call to WeChat went. */
  onReached?: (reached: Reached) => void;
  /** Whether card pictures are fetched from WeChat's hosts: never in practice. */
  fetchPictures?: boolean;
  /** A list of cards has changed. */
  onCatalogue?: (news: CatalogueNews) => void;
  /** A customer's coupons have come in. */
  onMembers?: (news: MemberNews) => void;
}

export interface Till {
  counter: Counter;
  ledger: Ledger;
  /** WeChat for the console, over connections of its own: no call of it waits before the counter's. */
  api: Api;
  /** What cards are, for the console: the counter's own shelf, with more patience. */
  cards: CardSource & Pick<SharedShelf, 'all'> & { titleOf: TitleOf };
  codeDesk: CodeDesk;
  cardDesk: CardDesk;
  /** A card's picture; null where there is none to be had. */
  pictureOf: PictureOf;
  slips: SlipDesk;
  statistics: Statistics;
  /** After sleep or a change of network: fresh connections, and the token is tried. */
  refreshConnections(): void;
  /** The account, its addresses or secrets have changed: from now on calls go the new way. */
  reconnect(secrets: LineSecrets): void;
  /** Milliseconds since the token was fetched; null without one. */
  tokenAgeMs(): number | null;
  /** Waits for a consume in flight, then closes everything. */
  close(): Promise<void>;
}

/** How long without any call before the till asks whether WeChat is there. Milliseconds. */
const QUIET_MS = 30_000;
const PING_TIMEOUT_MS = 5_000;
/** The page's first picture comes first; a scan that is quicker gets its token by itself. */
const WARM_UP_AFTER_MS = 700;

/** Opens a till. Never waits for the network; throws only where settings contradict themselves. */
export function openTill(options: TillOptions): Till {
  let lastCallAt = Number.NEGATIVE_INFINITY;
  /** As the ledger has it; a till begins as if WeChat were there. */
  let reachable = true;
  let closing = false;
  /** Null while the ledger opens: its first troubles are told below. */
  let counter: Counter | null = null;
  const { appSecret, serviceKey, proxyLogin = '' } = options;
  let line = lineWith({ appSecret, serviceKey, proxyLogin });
  const api: Api = live(
    () => line.api,
    (call) => call(),
  );
  const behind: Api = live(
    () => line.behind,
    (call) => call(),
  );
  const sends = watchSends(createClient(api));
  const { client } = sends;
  const shelf = openCardShelf(join(options.folder, 'cards.sqlite'));
  const days = openStatisticsShelf(join(options.folder, 'statistics.sqlite'));
  const desk = () => {
    const { operator, deviceName: device } = options.settings();
    return { operator, device };
  };
  const ledger = openLedger(join(options.folder, 'ledger.sqlite'), desk, {
    key: options.ledgerKey ?? null,
    elsewhere: options.ledgerElsewhere ?? null,
    quietForMs: sends.quietForMs,
    onProblem: (problem) => counter?.ledgerProblem(problem),
    onReplaced: () => counter?.start(),
    onClosedByHand: (intent, state) => counter?.closedByHand(intent, state),
    onSteps: (task, steps) => options.onLedgerSteps?.(task, steps),
  });
  const cards = createCardSource(client, shelf);
  const patient = createCardSource(createClient(behind), shelf, LOOK_UP_TIMEOUT_MS);
  const cardDesk = openCardDesk({
    api: behind,
    shelf,
    cards: patient,
    writer: ledger.writer,
    callsPerMinute: () => options.settings().catalogueCallsPerMinute,
    tell: (news) => options.onCatalogue?.(news),
  });
  const codeDesk = openCodeDesk({ api: behind, cards: patient, ledger }, options.settings, (news) =>
    options.onMembers?.(news),
  );
  const slips = openSlipDesk({
    settings: options.settings,
    redemptionOf: (intent) => ledger.stories.storyOf(intent)?.intent ?? null,
  });
  const titleOf: TitleOf = (cardId) => shelf.get(cardId)?.facts.title ?? null;
  const made = createCounter({
    client,
    cards,
    writer: ledger.writer,
    reader: ledger.reader,
    receipts: {
      write: (intent, text) => ledger.hand.noteReceipt(intent, text),
      receiptOf: (intent) => ledger.hand.receiptOf(intent),
    },
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

  function lineWith(secrets: LineSecrets): Line {
    const settings = options.settings();
    const extraCa = readExtraCa(options.profile, settings);
    return openLine(lineOptions(settings, secrets, extraCa), onReached);
  }

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
    void line.requester.send({ method: 'GET', path: '/', timeoutMs: PING_TIMEOUT_MS });
  }, QUIET_MS);

  counter = made;
  counter.ledgerProblem(ledger.problem);
  counter.recall(linesBefore(ledger, titleOf));
  counter.start();
  ledger.startUpkeep();
  const warmingUp = setTimeout(() => void client.warmUp(), WARM_UP_AFTER_MS);

  return {
    counter,
    ledger,
    api: behind,
    cards: { ...patient, all: shelf.all, titleOf },
    codeDesk,
    cardDesk,
    pictureOf: openPictures({
      folder: join(options.folder, 'pictures'),
      addressOf: (cardId, place) => pictureAddress(shelf.page(cardId), place),
      fetch: options.fetchPictures ? createPictureFetch(() => line.way) : null,
    }),
    slips,
    statistics: createStatistics({
      ask: createDatacube(behind),
      shelf: days,
      account: () => options.settings().appId,
      now: Date.now,
    }),
    refreshConnections() {
      line.refresh();
      void line.tokens.refresh();
      void probe(api);
    },
    reconnect(secrets) {
      const old = line;
      line = lineWith(secrets);
      old.retire();
      void old.tokens.close();
      void client.warmUp();
    },
    tokenAgeMs: () => line.tokens.ageMs(),
    async close() {
      closing = true;
      clearInterval(pinging);
      clearTimeout(warmingUp);
      cardDesk.catalogue.close();
      codeDesk.members.stop();
      await made.stop();
      await line.close();
      await line.tokens.close();
      ledger.close();
      shelf.close();
      days.close();
    },
  };
}

/** The scans before this start, as the ledger has them. */
function linesBefore(ledger: Ledger, titleOf: TitleOf): Recalled[] {
  const shift = ledger.shifts.current()?.shift ?? null;
  const scans = lastScans(ledger.core.database, { now: Date.now(), shift, limit: KEPT_SCANS });
  return recall(scans, (seq) => ledger.stories.storyOf(seq), titleOf);
}

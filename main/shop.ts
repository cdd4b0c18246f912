/**
 * The shop behind the window, as a list: secrets → settings → till → manager → scanners → door.
 * `main.ts` loads this file while Chromium brings up the page.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app, type BrowserWindow, powerMonitor, powerSaveBlocker } from 'electron';
import type { EventName, Events } from '../shared/contract';
import type { TillFacts } from '../shared/counter-state';
import { answersTo } from './counter/answers';
import { accountHandlers } from './handlers/account';
import { cardsHandlers } from './handlers/cards';
import { codeHandlers } from './handlers/codes';
import { counterHandlers } from './handlers/counter';
import { healthHandlers } from './handlers/health';
import { ledgerHandlers } from './handlers/ledger';
import { managerHandlers } from './handlers/manager';
import { passphraseHandlers } from './handlers/passphrase';
import { practiceHandlers } from './handlers/practice';
import { printerHandlers } from './handlers/printer';
import { scannerHandlers } from './handlers/scanners';
import { settingsHandlers } from './handlers/settings';
import { shiftHandlers } from './handlers/shifts';
import { statisticsHandlers } from './handlers/statistics';
import { updateHandlers } from './handlers/updates';
import { keepAwake } from './health/awake';
import { createCallBook } from './health/calls';
import { systemVersions } from './health/versions';
import { type DoorOptions, type Handlers, tell } from './ipc';
import { hasUnsettled } from './ledger/unsettled';
import { inProcess } from './ledger-process';
import type { Log } from './logs/log';
import { createAccess, type ManagerAccess } from './manager/access';
import { openKeep, resetForgottenPin } from './manager/keep';
import { createOffers } from './manager/offers';
import { watchNetwork } from './network-watch';
import { openRunningTill, type RunningTill } from './running-till';
import { hidAccess } from './scanner/hid';
import { openScanners } from './scanner/scanners';
import { serialAccess } from './scanner/serial';
import { provision } from './settings/provision';
import type { SecretStore } from './settings/secrets';
import { openSettings, type SettingsStore } from './settings/settings';
import { shownSettings } from './settings/table';
import type { Switches } from './switches';
import { openUpdates } from './update/begin';
import { askPassphrase } from './window/ask-passphrase';
import { askFile, askPath } from './window/ask-path';
import { createCustomerScreen } from './window/customer';
import { type Front, openFront } from './window/front';
import { attachKeys } from './window/keys';
import { forbidShortcuts } from './window/lock';
import { pdfOf, printPage } from './window/paper';
import { followZoom } from './window/zoom';

/** Lines of the log that a support report brings along. */
const REPORTED_LINES = 200;

export interface ShopParts {
  switches: Switches;
  /** Folder. */
  profile: string;
  /** Folder of the built bundles (`out/`). */
  bundles: string;
  title: string;
  log: Log;
  secrets: SecretStore;
  /** The window that is there already; null where it must not be there yet. */
  early: Front | null;
  /** Ends the start with what is wrong and what to do. */
  giveUp(problems: readonly string[]): void;
}

type Send = <E extends EventName>(event: E, value: Events[E]) => void;

/** Opens everything behind the window, then the door. */
export async function openShop(parts: ShopParts): Promise<void> {
  const { switches, profile, bundles, title, log, secrets } = parts;
  const updates = openUpdates({ profile, bundles, version: app.getVersion(), log });
  const settings = openSettings(profile, {
    keepProxyLogin: (proxyLogin) => secrets.write({ ...secrets.read(), proxyLogin }),
  });
  const onBug = (name: string, error: unknown) =>
    log.write('error', 'ipc', `${name}: ${String(error)}`);
  // This screen is an answer too: the launcher must not take a person's pause for a failed start.
  const atDoor = { onBug, onAnswered: updates.ready };
  const frame = { windowed: switches.windowed, bundles, title };
  let front = parts.early;
  if (secrets.isLocked()) front = await askPassphrase(frame, settings, secrets, profile, atDoor);
  let trouble: TillFacts['settingsTrouble'] = settings.trouble;
  let provisioned = false;
  if (switches.provision !== null) {
    // A start line may keep its switch after the file was taken in.
    const done = !existsSync(switches.provision) && settings.get('appId') !== '';
    const unsettled = () => hasUnsettled(join(profile, 'ledger.sqlite'));
    const taken = done
      ? null
      : provision(switches.provision, profile, settings, secrets, unsettled);
    if (taken?.ok === false) {
      if (!('waits' in taken)) return parts.giveUp(taken.problems);
      // The earlier account goes on: only its till can settle what keeps the file waiting.
      trouble = { kind: 'provisioning-waits' };
      for (const problem of taken.problems) process.stderr.write(`kaquan-kiosk: ${problem}\n`);
    }
    provisioned = taken?.ok === true;
  }
  const { window: own, letIn } = front ?? openFront(frame);
  let window: BrowserWindow | null = own;
  own.on('closed', () => {
    window = null;
  });
  const field = { empty: true };
  const send: Send = (event, value) => window && tell(window.webContents, event, value);
  const facts = () => factsOf(till, settings, { trouble, practiceOnly: switches.practice });
  const customer = createCustomerScreen({
    setting: () => settings.get('customerScreen'),
    main: () => window,
    view: () => till.counter.view(),
    till: facts,
    bundles,
  });
  const announce = () => {
    send('till', facts());
    send('settings', shownSettings(settings.all()));
    customer.tell('till', facts());
    customer.follow();
    if (window) followZoom(window, settings.get('zoom'));
  };
  const calls = createCallBook();
  const till = await openRunningTill({
    profile,
    settings,
    secrets,
    practiceOnly: switches.practice,
    apiBase: switches.apiBase,
    ledgerElsewhere: inProcess(join(bundles, 'main', 'ledger-check.js')),
    push: (view) => {
      send('counter', view);
      customer.push(view);
    },
    onReached: calls.note,
    onSwitched: announce,
    onCatalogue: (news) => send('catalogue', news),
    onMembers: (news) => send('memberNews', news),
    onLedgerSteps: (task, steps) => send('ledgerProgress', { task, ...steps, end: null }),
  });
  settings.onChange(announce);
  const { counter, ledger } = till;
  const shiftOpen = () => ledger.shifts.current() !== null;
  const awake = keepAwake(powerSaveBlocker, shiftOpen);
  awake.follow();
  const note = (reason: string) => ledger.writer.add({ kind: 'manager', reason }).ok;
  if (provisioned) note('provisioned');
  if (trouble?.kind === 'provisioning-waits') note('provisioning-refused: open-intents');
  resetForgottenPin(profile, secrets, note);
  const access = createAccess({
    keep: openKeep(profile, secrets),
    note,
    push(state) {
      // No key of the console turns the screen back: nobody could see where they type.
      if (state.screen !== 'counter') customer.turnBack();
      // Its page is gone, and the counter's scans are the counter's.
      if (state.screen === 'counter' || (state.hasPin && !state.open)) scanners.doctor.end();
      send('manager', state);
      offers.retell();
      if (!state.open) till.codeDesk.members.stop();
    },
    onCounter: () => offers.drop(),
  });
  const offers = createOffers({
    locked: () => !access.isOpen(),
    push: (offered) => send('scanOffered', offered),
  });
  const scanners = openScanners({
    mayTest: access.inConsole,
    read: () => settings.get('scanners'),
    write(changed) {
      if (!note('setting-changed: scanners')) throw new Error('the ledger takes no rows');
      settings.set({ scanners: changed });
    },
    accesses: { serial: serialAccess(), hid: hidAccess() },
    onScan(text, source, symbology) {
      if (access.inConsole()) offers.see(text, source, 0);
      else counter.scanned(text, source, { deliberate: true, symbology });
    },
    push: (view) => send('scanners', view),
    pushDoctor: (view) => send('doctor', view),
  });
  const paper = {
    askPath: (name: string, format: string) => askPath(window, name, format),
    print: printPage,
    pdf: pdfOf,
  };
  const handlers: Handlers = {
    ...counterHandlers(counter, field, facts, {
      toggle: () => void (access.inConsole() || customer.toggle()),
    }),
    ...managerHandlers(access, offers, counter),
    ...printerHandlers(counter, till.slips),
    ...scannerHandlers(scanners),
    ...cardsHandlers(till.cardDesk),
    ...codeHandlers({ desk: till.codeDesk, access, offers, counter, askPath: paper.askPath }),
    ...ledgerHandlers({
      ledger,
      onClosedByHand: counter.closedByHand,
      askPath: paper.askPath,
      tell: (progress) => send('ledgerProgress', progress),
      titleOf: till.cards.titleOf,
    }),
    ...shiftHandlers({
      ledger,
      titleOf: till.cards.titleOf,
      facts: settings.all,
      onShift: awake.follow,
      ...paper,
    }),
    ...healthHandlers({
      ...{ ledger, calls, awake, profile, scanners },
      mode: till.mode,
      settings: settings.all,
      secrets: () => Object.values(secrets.read()),
      protection: () => secrets.protection,
      view: counter.view,
      tokenAgeMs: till.tokenAgeMs,
      versions: systemVersions(app.getVersion()),
      logLines: () => log.last(REPORTED_LINES).map((line) => JSON.stringify(line)),
    }),
    ...settingsHandlers({
      settings,
      note,
      troubleSeen() {
        trouble = null;
        announce();
      },
    }),
    ...accountHandlers({
      ...{ profile, settings, secrets, note, apiBase: switches.apiBase },
      pickPem: async () => {
        const path = await askFile(window, ['pem', 'crt', 'cer']);
        return path === null ? null : await readFile(path, 'utf8');
      },
      training: () => facts().training,
      openIntents: () => ledger.reader.openIntents().length,
      async accountChanged() {
        await till.accountChanged();
        announce();
      },
    }),
    ...practiceHandlers({ till, note, leave: access.leave, ...paper }),
    ...statisticsHandlers({
      ledger,
      cards: till.cards,
      statistics: till.statistics,
      now: Date.now,
      askPath: paper.askPath,
      tell: (progress) => send('statisticsProgress', progress),
    }),
    ...updateHandlers({
      ...{ updates, note, log, version: app.getVersion(), packaged: app.isPackaged },
      place: () => settings.get('updatePlace'),
      bySelf: switches.updateSource,
      shiftOpen,
    }),
    ...passphraseHandlers({
      ...{ profile, secrets, onOpen: () => {} },
      language: settings.get('language'),
    }),
  };
  const door: DoorOptions = {
    isOurs: (contents) => contents === window?.webContents,
    guestOf: customer.guestOf,
    managerUnlocked: access.isOpen,
    hasPin: access.hasPin,
    onManagerCall: access.touch,
    onAnswered: (name) => name === 'view' && ledger.problem === null && updates.ready(),
    onBug,
    handlers,
  };
  followZoom(own, settings.get('zoom'));
  forbidShortcuts(own.webContents, access.isOpen);
  attachKeys(own.webContents, {
    onScan: (text, { crowded }) => counter.scanned(text, 'wedge', { deliberate: !crowded }),
    onEnter({ sinceLastScannerKeyMs: sinceScannerKeyMs, ...rest }) {
      // Nobody redeems what is turned away from them.
      if (!customer.turnBack()) counter.enter({ sinceScannerKeyMs, ...rest });
    },
    onAskAgain: counter.askAgain,
    onClear() {
      if (!customer.turnBack()) counter.clear();
    },
    fieldEmpty: () => field.empty,
    active: () => !access.inConsole(),
    profile: scanners.profile,
    onScanElsewhere: (text, keys) => offers.see(text, 'wedge', keys),
    answers: () => answersTo(counter.view(), counter.choose),
    takenByTest: scanners.doctor.key,
  });
  customer.cover(own.webContents);
  own.webContents.on('input-event', access.touch);
  // A page that is loaded anew has no test on show, and nobody to end it.
  own.webContents.on('did-start-loading', scanners.doctor.end);
  if (own.isVisible()) customer.follow();
  else own.once('show', customer.follow);
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  own.on('closed', customer.follow);
  powerMonitor.on('resume', till.refreshConnections);
  const unwatch = watchNetwork(till.refreshConnections);
  if (switches.updateSource !== null) {
    updates.watch(switches.updateSource, shiftOpen);
  }
  quitGently(till, access, () => {
    unwatch();
    scanners.stop();
    updates.stop();
  });
  letIn(door, till.pictureOf);
}

function factsOf(
  till: RunningTill,
  settings: SettingsStore,
  { trouble, practiceOnly }: { trouble: TillFacts['settingsTrouble']; practiceOnly: boolean },
): TillFacts {
  const { storeName, deviceName, language, appId, tokenMode, printer, customerScreen } =
    settings.all();
  const mode = till.mode();
  const hasAccount = appId !== '';
  return {
    ...{ mode, storeName, deviceName, language, hasAccount, settingsTrouble: trouble },
    turns: customerScreen.startsWith('turned'),
    prints: printer !== 'none',
    training: hasAccount && mode === 'practice' && !practiceOnly,
    classicToken: tokenMode === 'classic' && mode !== 'practice',
    version: app.getVersion(),
  };
}

/** A consume in flight goes on to its end before the app quits (redemption rules §2.5). */
function quitGently(till: RunningTill, access: ManagerAccess, stopRest: () => void): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    access.stop();
    stopRest();
    void till.close().then(() => {
      closed = true;
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
}

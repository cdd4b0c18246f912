/** Start-up, as a list: switches → profile → secrets → settings → till → manager → door → window. */
import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  type BrowserWindow,
  crashReporter,
  powerMonitor,
  powerSaveBlocker,
  safeStorage,
} from 'electron';
import type { EventName, Events } from '../shared/contract';
import type { TillFacts } from '../shared/counter-state';
import { PASSPHRASE_SCREEN } from '../shared/passphrase';
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
import { keepAwake } from './health/awake';
import { createCallBook } from './health/calls';
import { systemVersions } from './health/versions';
import { type DoorOptions, type Handlers, openDoor, tell } from './ipc';
import { inProcess } from './ledger-process';
import { keepDumpsHere, logBugs, logLostProcesses } from './logs/bugs';
import { type Log, openLog } from './logs/log';
import { createAccess, type ManagerAccess } from './manager/access';
import { openKeep, resetForgottenPin } from './manager/keep';
import { createOffers } from './manager/offers';
import { watchNetwork } from './network-watch';
import type { PictureOf } from './pictures/pictures';
import { openRunningTill, type RunningTill } from './running-till';
import { hidAccess } from './scanner/hid';
import { openScanners } from './scanner/scanners';
import { serialAccess } from './scanner/serial';
import { provision } from './settings/provision';
import { openSecrets, type SecretStore } from './settings/secrets';
import { openSettings, type SettingsStore } from './settings/settings';
import { shownSettings } from './settings/table';
import { readSwitches, type Switches } from './switches';
import { openUpdates, type Updates } from './update/begin';
import { APP_PAGE, declareAppProtocol } from './window/app-protocol';
import { askFile, askPath } from './window/ask-path';
import { createWindow } from './window/create';
import { createCustomerScreen } from './window/customer';
import { attachKeys } from './window/keys';
import { forbidShortcuts, removeMenu } from './window/lock';
import { pdfOf, printPage } from './window/paper';
import { followZoom } from './window/zoom';

const electronVersion = process.versions['electron'] ?? '';
const bundles = join(fileURLToPath(new URL('.', import.meta.url)), '..');
const title = '卡券核销台';
/** Lines of the log that a support report brings along. */
const REPORTED_LINES = 200;

function begin(): void {
  const read = readSwitches(process.argv.slice(1), process.cwd());
  if (!read.ok) return giveUp([read.problem]);
  const switches = read.value;
  const profile = switches.profile ?? join(app.getPath('appData'), app.name);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  const log = openLog(join(profile, 'logs'), { echo: (line) => process.stderr.write(`${line}\n`) });
  logBugs(log);
  logLostProcesses(app, log);
  const keyFile = join(bundles, 'main', 'release-key.pem');
  const updates = openUpdates({ profile, version: app.getVersion(), keyFile, log });
  if (switches.update !== null) return void takeByHand(updates, switches.update);
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  declareAppProtocol();
  // Without it Chromium asks Linux for no voices.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
  keepDumpsHere(app, crashReporter, profile);
  log.write('info', 'main', 'start', { version: app.getVersion(), electron: electronVersion });
  void app.whenReady().then(() => openShop(switches, profile, log, updates));
}

async function openShop(
  switches: Switches,
  profile: string,
  log: Log,
  updates: Updates,
): Promise<void> {
  removeMenu();
  const secrets = openSecrets(profile, safeStorage);
  const settings = openSettings(profile, {
    keepProxyLogin: (proxyLogin) => secrets.write({ ...secrets.read(), proxyLogin }),
  });
  const onBug = (name: string, error: unknown) =>
    log.write('error', 'ipc', `${name}: ${String(error)}`);
  // This screen is an answer too: the launcher must not take a person's pause for a failed start.
  const atDoor = { onBug, onAnswered: updates.ready };
  const asked = secrets.isLocked()
    ? await askPassphrase(switches, settings, secrets, atDoor)
    : null;
  let provisioned = false;
  if (switches.provision !== null) {
    // A start line may keep its switch after the file was taken in.
    const done = !existsSync(switches.provision) && settings.get('appId') !== '';
    const checked = done ? null : provision(switches.provision, profile, settings, secrets);
    if (checked?.ok === false) return giveUp(checked.problems, log);
    provisioned = checked !== null;
  }
  let window: BrowserWindow | null = asked;
  let { trouble } = settings;
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
  const awake = keepAwake(powerSaveBlocker, () => ledger.shifts.current() !== null);
  awake.follow();
  const note = (reason: string) => ledger.writer.add({ kind: 'manager', reason }).ok;
  if (provisioned) note('provisioned');
  resetForgottenPin(profile, secrets, note);
  const access = createAccess({
    keep: openKeep(profile, secrets),
    note,
    push(state) {
      // Its page is gone, and the counter's scans are the counter's.
      if (state.screen === 'counter' || (state.hasPin && !state.open)) scanners.doctor.end();
      send('manager', state);
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
      if (access.inConsole()) offers.see(text, source);
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
    ...counterHandlers(counter, field, facts, customer),
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
    }),
    ...shiftHandlers({ ledger, facts: settings.all, onShift: awake.follow, ...paper }),
    ...healthHandlers({
      ...{ ledger, calls, awake, profile },
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
    ...passphraseHandlers({ secrets, language: settings.get('language'), onOpen: () => {} }),
  };
  openDoor({
    isOurs: (contents) => contents === window?.webContents,
    guestOf: customer.guestOf,
    managerUnlocked: access.isOpen,
    hasPin: access.hasPin,
    onManagerCall: access.touch,
    onAnswered: (name) => name === 'view' && ledger.problem === null && updates.ready(),
    onBug,
    handlers,
  });
  pictures.of = till.pictureOf;
  window ??= createWindow({
    ...{ windowed: switches.windowed, zoom: settings.get('zoom'), bundles, title, pictureOf },
  });
  if (asked) void asked.loadURL(APP_PAGE);
  forbidShortcuts(window.webContents, access.isOpen);
  attachKeys(window.webContents, {
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
    onScanElsewhere: offers.see,
    takenByTest: scanners.doctor.key,
  });
  window.webContents.on('input-event', access.touch);
  // A page that is loaded anew has no test on show, and nobody to end it.
  window.webContents.on('did-start-loading', scanners.doctor.end);
  if (window.isVisible()) customer.follow();
  else window.once('show', customer.follow);
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  window.on('closed', () => {
    window = null;
    customer.follow();
  });
  powerMonitor.on('resume', till.refreshConnections);
  const unwatch = watchNetwork(till.refreshConnections);
  if (switches.updateSource !== null) {
    updates.watch(switches.updateSource, () => ledger.shifts.current() !== null);
  }
  quitGently(till, access, () => {
    unwatch();
    scanners.stop();
    updates.stop();
  });
}

/** Pictures of cards, once the till is open: the passphrase's window is there before it. */
const pictures: { of: PictureOf } = { of: async () => null };
const pictureOf: PictureOf = (cardId) => pictures.of(cardId);

type Send = <E extends EventName>(event: E, value: Events[E]) => void;

/** Shows the passphrase's screen until somebody has typed the right one. */
function askPassphrase(
  { windowed }: Switches,
  settings: SettingsStore,
  secrets: SecretStore,
  atDoor: Pick<DoorOptions, 'onBug' | 'onAnswered'>,
): Promise<BrowserWindow> {
  return new Promise((resolve) => {
    const window = createWindow({
      ...{ windowed, zoom: settings.get('zoom'), bundles, title, pictureOf },
      screen: PASSPHRASE_SCREEN,
    });
    const onOpen = () => {
      close();
      resolve(window);
    };
    const close = openDoor({
      isOurs: (contents) => contents === window.webContents,
      guestOf: () => null,
      managerUnlocked: () => false,
      hasPin: () => true,
      onManagerCall: () => {},
      ...atDoor,
      handlers: passphraseHandlers({ secrets, language: settings.get('language'), onOpen }),
    });
  });
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

/** `--update`: no window and no till, and so at any time. */
async function takeByHand(updates: Updates, place: string): Promise<void> {
  const { ok, said } = await updates.byHand(place);
  process.stdout.write(`kaquan-kiosk: ${said}\n`);
  app.exit(ok ? 0 : 1);
}

/** Names what is wrong and what to do, and leaves everything as it was. */
function giveUp(problems: readonly string[], log?: Log): void {
  for (const problem of problems) {
    process.stderr.write(`kaquan-kiosk: ${problem}\n`);
    log?.write('error', 'main', problem);
  }
  app.exit(1);
}

begin();

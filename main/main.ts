/** Start-up, as a list: switches → profile → settings → till → manager → door → window. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, powerSaveBlocker, safeStorage } from 'electron';
import type { EventName, Events } from '../shared/contract';
import type { TillFacts } from '../shared/counter-state';
import { chooseAccount } from './account';
import { counterHandlers } from './handlers/counter';
import { healthHandlers } from './handlers/health';
import { ledgerHandlers } from './handlers/ledger';
import { managerHandlers } from './handlers/manager';
import { printerHandlers } from './handlers/printer';
import { settingsHandlers } from './handlers/settings';
import { shiftHandlers } from './handlers/shifts';
import { keepAwake } from './health/awake';
import { createCallBook } from './health/calls';
import { systemVersions } from './health/versions';
import { openDoor, tell } from './ipc';
import { createAccess, type ManagerAccess } from './manager/access';
import { openKeep, resetForgottenPin } from './manager/keep';
import { createOffers } from './manager/offers';
import type { PracticeServer } from './practice/server';
import { defaultProfile } from './scanner/profiles';
import { provision } from './settings/provision';
import { openSecrets } from './settings/secrets';
import { openSettings } from './settings/settings';
import { type Settings, shownSettings } from './settings/table';
import { readSwitches, type Switches } from './switches';
import { openTill, type Till } from './till';
import { declareAppProtocol } from './window/app-protocol';
import { askPath } from './window/ask-path';
import { createWindow } from './window/create';
import { createCustomerScreen } from './window/customer';
import { attachKeys } from './window/keys';
import { removeMenu } from './window/lock';
import { pdfOf, printPage } from './window/paper';
import { followZoom } from './window/zoom';

const bundles = join(fileURLToPath(new URL('.', import.meta.url)), '..');

function begin(): void {
  const read = readSwitches(process.argv.slice(1), process.cwd());
  if (!read.ok) return giveUp([read.problem]);
  const switches = read.value;
  const profile = switches.profile ?? join(app.getPath('appData'), app.name);
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  declareAppProtocol();
  // Without it Chromium asks Linux for no voices.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
  void app.whenReady().then(() => openShop(switches, profile));
}

async function openShop(switches: Switches, profile: string): Promise<void> {
  removeMenu();
  const settings = openSettings(profile);
  const secrets = openSecrets(profile, safeStorage);
  if (switches.provision !== null) {
    // A start line may keep its switch after the file was taken in.
    const done = !existsSync(switches.provision) && settings.get('appId') !== '';
    const checked = done ? null : provision(switches.provision, profile, settings, secrets);
    if (checked?.ok === false) return giveUp(checked.problems);
  }
  const account = await chooseAccount(switches, profile, settings, secrets);
  let window: BrowserWindow | null = null;
  const field = { empty: true };
  const send: Send = (event, value) => window && tell(window.webContents, event, value);
  const facts = () => factsOf(settings.all(), account.mode);
  const customer = createCustomerScreen({
    setting: () => settings.get('customerScreen'),
    main: () => window,
    view: () => till.counter.view(),
    till: facts,
    bundles,
  });
  // Before the till is opened: the page's process starts meanwhile. Until the door is open nothing
  // below waits, so no call of the page finds it shut.
  window = createWindow({
    windowed: switches.windowed,
    zoom: settings.get('zoom'),
    bundles,
    title: '卡券核销台',
  });
  const calls = createCallBook();
  const till = openTill({
    ...account,
    profile,
    ledgerKey: secrets.ledgerKey(),
    ledgerWorker: join(bundles, 'main', 'ledger-check.js'),
    push: (view) => {
      send('counter', view);
      customer.push(view);
    },
    onReached: calls.note,
    onLedgerSteps: (task, steps) => send('ledgerProgress', { task, ...steps, end: null }),
  });
  const { counter, ledger } = till;
  const awake = keepAwake(powerSaveBlocker, () => ledger.shifts.current() !== null);
  awake.follow();
  const note = (reason: string) => ledger.writer.add({ kind: 'manager', reason }).ok;
  resetForgottenPin(profile, secrets, note);
  const access = createAccess({
    keep: openKeep(profile, secrets),
    note,
    push: (state) => send('manager', state),
    onCounter: () => offers.drop(),
  });
  const offers = createOffers({
    locked: () => !access.isOpen(),
    push: (offered) => send('scanOffered', offered),
  });
  settings.onChange(() => {
    send('till', facts());
    send('settings', shownSettings(settings.all()));
    customer.tell('till', facts());
    customer.follow();
    if (window) followZoom(window, settings.get('zoom'));
  });
  openDoor({
    isOurs: (contents) => contents === window?.webContents,
    guestOf: customer.guestOf,
    managerUnlocked: access.isOpen,
    hasPin: access.hasPin,
    onManagerCall: access.touch,
    onBug: (name, error) => process.stderr.write(`${name}: ${String(error)}\n`),
    handlers: {
      ...counterHandlers(counter, field, facts, customer),
      ...managerHandlers(access, offers, counter),
      ...printerHandlers(counter, till.slips),
      ...ledgerHandlers({
        ledger,
        onClosedByHand: counter.closedByHand,
        askPath: (name, format) => askPath(window, name, format),
        tell: (progress) => send('ledgerProgress', progress),
      }),
      ...shiftHandlers({
        ledger,
        facts: () => account.settings(),
        askPath: (name, format) => askPath(window, name, format),
        print: printPage,
        pdf: pdfOf,
        onShift: awake.follow,
      }),
      ...healthHandlers({
        ledger,
        calls,
        awake,
        profile,
        mode: () => account.mode,
        settings: account.settings,
        secrets: () => [account.appSecret, account.serviceKey],
        protection: () => secrets.protection,
        view: counter.view,
        tokenAgeMs: till.tokenAgeMs,
        versions: systemVersions(app.getVersion()),
        logLines: () => [],
      }),
      ...settingsHandlers({ settings, note }),
    },
  });
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
    profile: () => defaultProfile,
    onScanElsewhere: offers.see,
  });
  window.webContents.on('input-event', access.touch);
  window.once('show', customer.follow);
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  window.on('closed', () => {
    window = null;
    customer.follow();
  });
  quitGently(till, access, account.server);
}

type Send = <E extends EventName>(event: E, value: Events[E]) => void;

function factsOf(settings: Settings, mode: TillFacts['mode']): TillFacts {
  const { storeName, deviceName, language } = settings;
  const prints = settings.printer !== 'none';
  const hasAccount = settings.appId !== '';
  const turns = settings.customerScreen.startsWith('turned');
  const version = app.getVersion();
  return { mode, storeName, deviceName, language, prints, hasAccount, turns, version };
}

/** A consume in flight goes on to its end before the app quits (redemption rules §2.5). */
function quitGently(till: Till, access: ManagerAccess, server: PracticeServer | null): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    access.stop();
    void till
      .close()
      .then(() => server?.close())
      .then(() => {
        closed = true;
        app.quit();
      });
  });
  app.on('window-all-closed', () => app.quit());
}

/** Names what is wrong and what to do, and leaves everything as it was. */
function giveUp(problems: readonly string[]): void {
  for (const problem of problems) process.stderr.write(`kaquan-kiosk: ${problem}\n`);
  app.exit(1);
}

begin();

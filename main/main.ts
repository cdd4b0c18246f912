/** Start-up, as a list: switches → profile → settings → till → door → window. */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, safeStorage } from 'electron';
import type { CounterView, TillFacts } from '../shared/counter-state';
import { openDoor, tell } from './ipc';
import { practiceProvisioning } from './practice/provisioning';
import { type PracticeServer, startPracticeServer } from './practice/server';
import { defaultProfile } from './scanner/profiles';
import { isLoopback } from './settings/api-base';
import { provision } from './settings/provision';
import { openSecrets, type SecretStore } from './settings/secrets';
import { openSettings, type SettingsStore } from './settings/settings';
import type { Settings } from './settings/table';
import { readSwitches, type Switches } from './switches';
import { openTill, type Till } from './till';
import { declareAppProtocol } from './window/app-protocol';
import { createWindow } from './window/create';
import { attachKeys } from './window/keys';
import { removeMenu } from './window/lock';

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
  let fieldEmpty = true;
  const till = openTill({
    ...account,
    profile,
    push: (view) => window && tell(window.webContents, 'counter', view),
  });
  const { counter } = till;
  openDoor({
    isOurs: (contents) => contents === window?.webContents,
    managerUnlocked: () => false,
    onBug: (name, error) => process.stderr.write(`${name}: ${String(error)}\n`),
    handlers: {
      cameraSaw: ({ reads }) => counter.cameraSaw(reads),
      typed: ({ text }) => counter.scanned(text, 'typed'),
      codeField: ({ empty }) => {
        fieldEmpty = empty;
      },
      redeem: ({ scanId }) => counter.redeem(scanId),
      redeemConfirm: ({ scanId }) => counter.redeemConfirm(scanId),
      choose: ({ scanId, code, cardId }) => counter.choose(scanId, code, cardId),
      askAnyway: ({ scanId }) => counter.askAnyway(scanId),
      askAgain: () => counter.askAgain(),
      clear: () => counter.clear(),
      view: (): CounterView => counter.view(),
      till: (): TillFacts => factsOf(account.settings(), account.mode),
    },
  });
  window = createWindow({ windowed: switches.windowed, bundles, title: '卡券核销台' });
  attachKeys(window.webContents, {
    onScan: (text, { crowded }) => counter.scanned(text, 'wedge', { deliberate: !crowded }),
    onEnter: ({ sinceLastScannerKeyMs: sinceScannerKeyMs, ...rest }) =>
      counter.enter({ sinceScannerKeyMs, ...rest }),
    onAskAgain: counter.askAgain,
    onClear: counter.clear,
    fieldEmpty: () => fieldEmpty,
    active: () => true,
    profile: () => defaultProfile,
  });
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  window.on('closed', () => {
    window = null;
  });
  quitGently(till, account.server);
}

interface Account {
  mode: TillFacts['mode'];
  settings: () => Settings;
  appSecret: string;
  serviceKey: string;
  folder: string;
  server: PracticeServer | null;
}

/** Practice until a real account is set up, or where it is asked for; else the merchant's own. */
async function chooseAccount(
  switches: Switches,
  profile: string,
  settings: SettingsStore,
  secrets: SecretStore,
): Promise<Account> {
  const { appSecret, serviceKey } = secrets.read();
  if (switches.practice || settings.get('appId') === '') return practise(profile, settings);
  const apiBase = switches.apiBase ?? settings.get('apiBase');
  return {
    mode: isLoopback(apiBase) ? 'test-server' : 'live',
    settings: () => ({ ...settings.all(), apiBase }),
    appSecret,
    serviceKey,
    folder: profile,
    server: null,
  };
}

/** The practice server in this very process, and a ledger that starts anew with it. */
async function practise(profile: string, settings: SettingsStore): Promise<Account> {
  const server = await startPracticeServer({ port: 0 });
  const folder = join(profile, 'practice');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { appId, appSecret, locationId, customCodeCardIds } = practiceProvisioning(server);
  const own = { appId, locationId, customCodeCardIds, apiBase: server.baseUrl, proxy: '' };
  return {
    mode: 'practice',
    settings: () => ({ ...settings.all(), ...own, tokenMode: 'stable', extraCaFile: '' }),
    appSecret,
    serviceKey: '',
    folder,
    server,
  };
}

function factsOf(settings: Settings, mode: TillFacts['mode']): TillFacts {
  const { storeName, deviceName, language } = settings;
  return { mode, storeName, deviceName, language, version: app.getVersion() };
}

/** A consume in flight goes on to its end before the app quits (redemption rules §2.5). */
function quitGently(till: Till, server: PracticeServer | null): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
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

/**
 * Start-up, as a list: switches → profile → log → lock → window → shop. Only what comes before the
 * window is loaded before it; everything else (`shop.ts`) while Chromium brings up the page.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, crashReporter, safeStorage } from 'electron';
import { keepDumpsHere, logBugs, logLostProcesses } from './logs/bugs';
import { type Log, openLog } from './logs/log';
import { openSecrets } from './settings/secrets';
import { readSwitches, type Switches } from './switches';
import { declareAppProtocol } from './window/app-protocol';
import { openFront } from './window/front';
import { rememberGraphics } from './window/graphics';
import { removeMenu } from './window/lock';

const bundles = join(fileURLToPath(new URL('.', import.meta.url)), '..');
const title = '卡券核销台';

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
  if (switches.update !== null) return void takeByHand(profile, log, switches.update);
  // Where no lock can be written the ledger's own screen says so, instead of nobody.
  if (isWritable(profile) && !app.requestSingleInstanceLock()) return app.exit(0);
  declareAppProtocol();
  // Without it Chromium asks Linux for no voices.
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
  // No page of the till loads anything from a network, so Chromium's needs no process of its own.
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2');
  keepDumpsHere(app, crashReporter, profile);
  const electron = process.versions['electron'] ?? '';
  rememberGraphics(profile, { app, electron });
  log.write('info', 'main', 'start', { version: app.getVersion(), electron });
  void app.whenReady().then(() => open(switches, profile, log));
}

async function open(switches: Switches, profile: string, log: Log): Promise<void> {
  removeMenu();
  const secrets = openSecrets(profile, safeStorage);
  const { provision, windowed } = switches;
  // A passphrase has its own screen; a provisioning file may end the start, and is rare.
  const mustWait = secrets.isLocked() || (provision !== null && existsSync(provision));
  const early = mustWait ? null : openFront({ windowed, bundles, title });
  const openShop = await loadShop();
  await openShop({
    ...{ switches, profile, bundles, title, log, secrets, early },
    giveUp: (problems) => giveUp(problems, log),
  });
}

/**
 * Loads the shop in pieces. Each is compiled in one go, and between two of them main gives the
 * page its files, so that both processors have something to do.
 */
async function loadShop(): Promise<typeof import('./shop').openShop> {
  for (const load of [
    () => import('./ledger/ledger'),
    () => import('../shared/words/languages'),
    () => import('./settings/settings'),
    () => import('./counter/counter'),
    () => import('./running-till'),
    () => import('./scanner/scanners'),
  ]) {
    await load();
    await new Promise((turn) => setImmediate(turn));
  }
  return (await import('./shop')).openShop;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // A file edge: a read-only disk, or another user's folder.
  }
}

/** `--update`: no window and no till, and so at any time. */
async function takeByHand(profile: string, log: Log, place: string): Promise<void> {
  const { openUpdates } = await import('./update/begin');
  const updates = openUpdates({ profile, bundles, version: app.getVersion(), log });
  const { ok, said } = await updates.byHand(place);
  process.stdout.write(`kaquan-kiosk: ${said}\n`);
  app.exit(ok ? 0 : 1);
}

/** Names what is wrong and what to do, and leaves everything as it was. */
function giveUp(problems: readonly string[], log?: Log): void {
  for (const problem of problems) {
    process.stderr.write(`kaquan-kiosk: ${problem}\n`);
    log?.keep('error', 'main', problem);
  }
  app.exit(1);
}

begin();

/**
 * The packaged app in tests: made by `npm run package`, unpacked into a clean folder, started as
 * an ordinary user, and looked at over its remote debugging port. Its fuses allow nothing else.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from '../../../scripts/build';
import { runtimeKind } from '../../../scripts/electron-runtime.mjs';
import type { Environment } from './desk';

/** Nobody and his group on Debian: an ordinary user who owns nothing. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

export interface Packages {
  folder: string;
  /** File names. */
  deb: string;
  archive: string;
  /** PEM file of the private key that it was signed with, made for this run. */
  keyFile: string;
}

/** Runs `npm run package` into a folder of its own, signed. Throws with its output. */
export function makePackages(folder: string): Packages {
  const keyFile = join(folder, 'signing-key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const out = join(folder, 'dist');
  const tsx = join(root, 'node_modules', '.bin', 'tsx');
  const test = runtimeKind() === 'official' ? [] : ['--test-runtime'];
  const script = join(root, 'scripts', 'package.ts');
  execFileSync(tsx, [script, ...test, `--out=${out}`], {
    env: { ...process.env, KAQUAN_SIGNING_KEY: keyFile, KAQUAN_DEB_COMPRESSION: 'gzip:1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 16 * 1024 * 1024,
  });
  const names = readdirSync(out);
  const find = (ending: string) => names.find((name) => name.endsWith(ending)) ?? '';
  return { folder: out, deb: find('.deb'), archive: find('.tar.gz'), keyFile };
}

/** A folder that every user may enter, for what is installed. */
export function cleanRoot(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-installed-'));
  chmodSync(folder, 0o755);
  return folder;
}

/** Gives a folder and all in it to the ordinary user who runs the till. */
export function giveToUser(folder: string): void {
  if (isRoot) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
}

/** The same app as another version: its archive with another package.json, and maybe no start. */
export async function asVersion(
  unpacked: string,
  to: string,
  version: string,
  main?: string,
): Promise<void> {
  execFileSync('cp', ['-al', unpacked, to]);
  const archive = join(to, 'resources', 'app.asar');
  const opened = mkdtempSync(join(tmpdir(), 'kiosk-asar-'));
  try {
    extractAll(archive, opened);
    const file = join(opened, 'package.json');
    const json = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...json, version }));
    if (main !== undefined) writeFileSync(join(opened, 'out', 'main', 'main.js'), main);
    // A hard link: the original must not change with it.
    rmSync(archive);
    rmSync(`${archive}.unpacked`, { recursive: true });
    await createPackageWithOptions(opened, archive, { unpack: '*.node' });
  } finally {
    rmSync(opened, { recursive: true, force: true });
  }
}

export interface PackagedTill {
  page: Page;
  /** Of the process that was started: the app, or its launcher. */
  pid: number;
  said(): string;
  shown(): Promise<Record<string, string>>;
  /** Ends it as the desktop does at the end of a session. */
  quit(): Promise<void>;
}

export interface PackagedWish {
  program: string;
  profile: string;
  env: Environment;
  switches?: string[];
  /** Milliseconds before anybody looks on: a debugger takes a part of the processor. */
  unseenMs?: number;
}

/** A profile folder for the ordinary user. */
export function userFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kiosk-user-'));
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

/** Starts the program as an ordinary user and waits for its window. */
export async function startPackaged(wish: PackagedWish): Promise<PackagedTill> {
  const child = spawnAsUser(wish, ['--remote-debugging-port=0']);
  let said = '';
  child.stderr?.on('data', (piece) => {
    said += String(piece);
  });
  child.stdout?.on('data', (piece) => {
    said += String(piece);
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  let browser: Browser | null = null;
  try {
    await pause(wish.unseenMs ?? 0);
    const [connected, page] = await connect(() => said, ended);
    browser = connected;
    await page.getByTestId('verdict').waitFor({ timeout: 40_000 });
    return {
      page,
      pid: child.pid ?? 0,
      said: () => said,
      shown: () =>
        page
          .getByTestId('verdict')
          .evaluate((panel) => ({ ...(panel as HTMLElement).dataset }) as Record<string, string>),
      async quit() {
        await connected.close();
        child.kill('SIGTERM');
        await ended;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    await browser?.close();
    throw new Error(`${String(error)}\n${said}`);
  }
}

/** Starts the program as an ordinary user and waits for its end. */
export async function runPackaged(wish: PackagedWish): Promise<{ code: number; said: string }> {
  const child = spawnAsUser(wish, []);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (piece) => {
      said += String(piece);
    });
  }
  const slow = setTimeout(() => child.kill('SIGKILL'), 60_000);
  const code = await new Promise<number>((done) =>
    child.once('exit', (value) => done(value ?? -1)),
  );
  clearTimeout(slow);
  return { code, said };
}

function spawnAsUser({ program, profile, env, switches = [] }: PackagedWish, more: string[]) {
  const home = join(profile, 'home');
  mkdirSync(home, { recursive: true });
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  const child: ChildProcess = spawn(program, [`--profile=${profile}`, ...more, ...switches], {
    env: { ...env, HOME: home, XDG_CONFIG_HOME: home, XDG_RUNTIME_DIR: home },
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return child;
}

/** A process and all that it started. */
export function descendantsOf(pid: number): number[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const below = (one: number): number[] => [
    one,
    ...all.filter(([, parent]) => parent === one).flatMap(([child]) => below(child)),
  ];
  return below(pid);
}

/** Connects to the till. Of several starts behind a launcher only the last one has a window. */
async function connect(said: () => string, ended: Promise<void>): Promise<[Browser, Page]> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline && !gone) {
    const address = [...said().matchAll(/DevTools listening on (ws:\S+)/g)].at(-1)?.[1];
    const browser = address
      ? await chromium.connectOverCDP(address, { timeout: 2_000 }).catch(() => null)
      : null;
    const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
    const page = pages.find((one) => /^(app|data):/.test(one.url()));
    if (browser && page) return [browser, page];
    await browser?.close();
    await pause(200);
  }
  throw new Error(gone ? 'the app ended' : 'the app opened no page');
}

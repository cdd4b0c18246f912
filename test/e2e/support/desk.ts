/**
 * An X display of one's own for a test: Xvfb and a window manager, and where asked a session bus
 * with fcitx5 and pinyin as the active input method (input-method-findings.md). Everything that
 * is started here is ended here, by its process.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export type Environment = Record<string, string>;

export interface Desk {
  /** For the app under test and for xdotool: DISPLAY, HOME, the bus, the input method. */
  env: Environment;
}

export interface PinyinDesk extends Desk {
  /** Call it when the app's window has the focus: pinyin is active for it, or this throws. */
  activate(): Promise<void>;
}

/** Debian packages that `withPinyin` needs; `withDisplay` only xvfb, openbox and xdotool. */
export const pinyinPackages = [
  'xvfb',
  'openbox',
  'xdotool',
  'dbus-x11',
  'fcitx5',
  'fcitx5-chinese-addons',
  'fcitx5-frontend-gtk3',
] as const;

const execute = promisify(execFile);

/** Runs a program to its end and returns what it printed. */
export async function run(file: string, args: string[], env: Environment): Promise<string> {
  const { stdout } = await execute(...(await ahead(file, args)), { env, timeout: 20_000 });
  return stdout.trim();
}

/** A display with a window manager, for as long as `deed` takes. */
export async function withDisplay<T>(deed: (desk: Desk) => Promise<T>): Promise<T> {
  return await withStarted(async (start) => {
    const home = await start.home();
    return await deed({ env: await startDisplay(start, home) });
  });
}

/** A display on which a real pinyin input method is at work, for as long as `deed` takes. */
export async function withPinyin<T>(deed: (desk: PinyinDesk) => Promise<T>): Promise<T> {
  return await withStarted(async (start) => {
    const home = await start.home();
    await writeFcitxConfig(home);
    const busArgs = ['--session', '--nofork', '--print-address=1'];
    const bus = await start.program('dbus-daemon', busArgs, baseEnvironment(home));
    const env = {
      ...(await startDisplay(start, home)),
      DBUS_SESSION_BUS_ADDRESS: await bus.firstLine,
      GTK_IM_MODULE: 'fcitx',
      XMODIFIERS: '@im=fcitx',
    };
    await start.program('fcitx5', ['-D', '--disable=wayland'], env);
    await until(async () => (await run('fcitx5-remote', [], env)) !== '', 'fcitx5 to answer');
    return await deed({ env, activate: () => activatePinyin(env) });
  });
}

/** A display with a real key store, unlocked as after a login, for as long as `deed` takes. */
export async function withKeyring<T>(deed: (desk: Desk) => Promise<T>): Promise<T> {
  return await withStarted(async (start) => {
    const home = await start.home();
    const busArgs = ['--session', '--nofork', '--print-address=1'];
    const bus = await start.program('dbus-daemon', busArgs, baseEnvironment(home));
    const env = {
      ...(await startDisplay(start, home)),
      DBUS_SESSION_BUS_ADDRESS: await bus.firstLine,
    };
    const keyring = 'exec gnome-keyring-daemon --foreground --unlock --components=secrets';
    const daemon = await start.program('bash', ['-c', `${keyring} < <(printf word)`], env);
    await daemon.firstLine;
    return await deed({ env });
  });
}

/**
 * The program ahead of all others, where that is allowed. A real gun keeps its pace on a busy
 * machine. One that is played must too, or it makes pauses that no gun makes (measured: up to
 * 190 ms between two keys 16 ms apart, at a load of 10 on two cores; none with priority).
 */
async function ahead(file: string, args: string[]): Promise<[string, string[]]> {
  mayGoAhead ??= execute('chrt', [...priority, 'true']).then(
    () => true,
    () => false,
  );
  return (await mayGoAhead) ? ['chrt', [...priority, file, ...args]] : [file, args];
}

const priority = ['--rr', '1'];
let mayGoAhead: Promise<boolean> | undefined;

async function activatePinyin(env: Environment): Promise<void> {
  await until(async () => {
    await run('fcitx5-remote', ['-s', 'pinyin'], env);
    return (await run('fcitx5-remote', ['-n'], env)) === 'pinyin';
  }, 'pinyin to be active');
  await sleep(300);
}

interface Started {
  /** Rejects where the program ends without a word. */
  firstLine: Promise<string>;
}

interface Starter {
  program(file: string, args: string[], env: Environment): Promise<Started>;
  /** A new empty folder, removed at the end. */
  home(): Promise<string>;
}

async function withStarted<T>(deed: (start: Starter) => Promise<T>): Promise<T> {
  const children: ChildProcess[] = [];
  const homes: string[] = [];
  try {
    return await deed({
      async program(file, args, env) {
        const child = spawn(...(await ahead(file, args)), {
          env,
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        children.push(child);
        const firstLine = readFirstLine(child);
        await new Promise<void>((started, failed) => {
          child.once('spawn', started);
          child.once('error', failed);
        });
        return { firstLine };
      },
      async home() {
        const home = await mkdtemp(join(tmpdir(), 'desk-'));
        homes.push(home);
        return home;
      },
    });
  } finally {
    for (const child of children.reverse()) await endProgram(child);
    for (const home of homes) await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function endProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  const slow = setTimeout(() => child.kill('SIGKILL'), 3000);
  await closed;
  clearTimeout(slow);
}

async function startDisplay(start: Starter, home: string): Promise<Environment> {
  const base = baseEnvironment(home);
  const args = ['-displayfd', '1', '-screen', '0', '1366x768x24', '-nolisten', 'tcp'];
  const server = await start.program('Xvfb', args, base);
  const display = `:${await server.firstLine}`;
  const env = { ...base, DISPLAY: display };
  await start.program('openbox', [], env);
  return env;
}

function baseEnvironment(home: string): Environment {
  const { PATH = '', LANG = 'C.UTF-8' } = process.env;
  return { PATH, LANG, HOME: home, XDG_RUNTIME_DIR: home, XDG_CONFIG_HOME: join(home, '.config') };
}

async function writeFcitxConfig(home: string): Promise<void> {
  const folder = join(home, '.config', 'fcitx5');
  await mkdir(folder, { recursive: true });
  const group = ['[Groups/0]', 'Name=Default', 'Default Layout=us', 'DefaultIM=pinyin'];
  const items = ['keyboard-us', 'pinyin'].flatMap((name, index) => [
    `[Groups/0/Items/${String(index)}]`,
    `Name=${name}`,
    'Layout=',
  ]);
  const order = ['[GroupOrder]', '0=Default', ''];
  await writeFile(join(folder, 'profile'), [...group, ...items, ...order].join('\n'));
  const behavior = ['[Behavior]', 'ActiveByDefault=True', 'ShareInputState=All', ''];
  await writeFile(join(folder, 'config'), behavior.join('\n'));
}

function readFirstLine(child: ChildProcess): Promise<string> {
  const line = new Promise<string>((read, failed) => {
    child.stdout?.once('data', (chunk: Buffer) => {
      read(String(chunk).trim());
      // What follows is nobody's; a full pipe must not stop the program.
      child.stdout?.resume();
    });
    child.once('exit', () => failed(new Error(`${child.spawnfile} ended before it was ready`)));
  });
  // Most programs are not asked for a line, and end without one.
  line.catch(() => undefined);
  return line;
}

async function until(ready: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    if (await ready().catch(() => false)) return;
    await sleep(200);
  }
  throw new Error(`waited in vain for ${what}`);
}

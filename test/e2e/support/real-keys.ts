/**
 * Plays a hand scanner and a person's hands with real key events, and starts a real Chinese input
 * method, for end-to-end tests. Playwright's own `page.keyboard` passes neither
 * `before-input-event` nor an input method: it proves nothing about the wedge.
 *
 * - `scanByEvents`, `pressByEvents`: `webContents.sendInputEvent` in the app under test; exact
 *   times, no input method.
 * - `scanByXdotool`: keys through the X server, and so through the input method.
 *
 * `withDisplay` and `withPinyin` (desk.ts) start what xdotool needs.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright-core';
import { type Desk, run } from './desk';
import { inMain, inMainWith } from './in-main';

export interface ScanOptions {
  /** What the gun sends after the code. `crlf` is Enter twice, as most guns' CR LF arrives. */
  suffix?: 'enter' | 'tab' | 'crlf' | 'none';
  /** Time between two keys. */
  gapMs?: number;
  /** Time between the last character and the suffix, where it differs. */
  suffixGapMs?: number;
}

/** One key of a sequence for `pressByEvents`, with the time to wait after it. */
export interface Press {
  /** A character, or a key's name as `KeyboardEvent.key` has it: `Backspace`, `ArrowLeft`. */
  key: string;
  modifiers?: ('shift' | 'control' | 'alt')[];
  waitMs: number;
}

/** Plays a scan into the app's first window. Resolves when the last key has been sent. */
export async function scanByEvents(
  app: ElectronApplication,
  text: string,
  { suffix = 'enter', gapMs = 8, suffixGapMs = gapMs }: ScanOptions = {},
): Promise<void> {
  const signs = [...text];
  const presses: Press[] = signs.map((key, index) => ({
    key,
    waitMs: index === signs.length - 1 ? suffixGapMs : gapMs,
  }));
  const ends = { enter: ['Enter'], tab: ['Tab'], crlf: ['Enter', 'Enter'], none: [] }[suffix];
  await pressByEvents(app, [...presses, ...ends.map((key) => ({ key, waitMs: gapMs }))]);
}

/** A double take: the same scan again after 400 ms, whatever the machine is busy with. */
export async function scanTwice(app: ElectronApplication, text: string): Promise<void> {
  const once = (waitMs: number): Press[] => [
    ...[...text].map((key) => ({ key, waitMs: 8 })),
    { key: 'Enter', waitMs },
  ];
  await pressByEvents(app, [...once(400), ...once(8)]);
}

/** Plays keys into the app's first window: keyDown, char where the key writes one, keyUp. */
export async function pressByEvents(app: ElectronApplication, presses: Press[]): Promise<void> {
  tickets += 1;
  const ticket = tickets;
  await inMainWith(app, { presses, ticket }, ({ BrowserWindow }, task) => {
    const noted = globalThis as { playing?: Playing };
    if (noted.playing?.ticket === task.ticket) return;
    // The till's own: the customer's screen is a window, too.
    const pages = BrowserWindow.getAllWindows().map((window) => window.webContents);
    const webContents = pages.find((page) => !page.getURL().includes('customer.html'));
    if (webContents === undefined) throw new Error('no window to play keys into');
    const shifted = /^[A-Z~!@#$%^&*()_+{}|:"<>?]$/;
    const playing: Playing = { ticket: task.ticket, state: 'playing' };
    noted.playing = playing;
    // Not a named function: tsx would give it a helper that the app does not have.
    (async () => {
      for (const { key, modifiers = [], waitMs } of task.presses) {
        const all = shifted.test(key) ? [...modifiers, 'shift' as const] : modifiers;
        const command = all.includes('control') || all.includes('alt');
        const keyCode = key.replace(/^Arrow/, '');
        webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers: all });
        if (key.length === 1 && !command) {
          webContents.sendInputEvent({ type: 'char', keyCode, modifiers: all });
        } else if (key === 'Enter') {
          webContents.sendInputEvent({ type: 'char', keyCode: '\r', modifiers: all });
        }
        webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers: all });
        // A timer of a millisecond or two is as exact as this gets; 0 is no pause at all.
        if (waitMs > 0) await new Promise((go) => setTimeout(go, waitMs));
      }
    })().then(
      () => Object.assign(playing, { state: 'done' }),
      (error) => Object.assign(playing, { state: String(error) }),
    );
  });
  // Asked for instead of awaited there, and never played twice: see in-main.ts.
  const longest = Date.now() + PLAYED_MS + presses.reduce((sum, { waitMs }) => sum + waitMs, 0);
  for (;;) {
    const state = await inMain(app, () => (globalThis as { playing?: Playing }).playing?.state);
    if (state === 'done') return;
    if (state !== 'playing' || Date.now() > longest)
      throw new Error(`playing keys: ${String(state)}`);
    await sleep(5);
  }
}

/** How much longer than its pauses a sequence of keys may take on a busy machine. */
const PLAYED_MS = 30_000;

let tickets = 0;

interface Playing {
  ticket: number;
  /** `playing`, `done`, or what went wrong. */
  state: string;
}

/**
 * Plays a scan through the X server of `desk`, into the window that has the focus. It presses
 * positions of a US keyboard, as a gun does: what the PC's layout makes of them is the app's
 * problem. `xdotool type` would press whatever writes the character on this PC.
 */
export async function scanByXdotool(
  desk: Pick<Desk, 'env'>,
  text: string,
  { suffix = 'enter', gapMs = 8 }: Omit<ScanOptions, 'suffixGapMs'> = {},
): Promise<void> {
  const ends = { enter: ['36'], tab: ['23'], crlf: ['36', '36'], none: [] }[suffix];
  const keys = [...[...text].map(keycodeFor), ...ends];
  await run('xdotool', ['key', '--delay', String(gapMs), ...keys], desk.env);
}

/** A person's typing through the X server, one key every 120 ms. */
export async function typeByXdotool(desk: Pick<Desk, 'env'>, text: string): Promise<void> {
  await scanByXdotool(desk, text, { suffix: 'none', gapMs: 120 });
}

/** Presses single keys by their X names (`Return`, `BackSpace`, `ctrl+a`), one after another. */
export async function pressByXdotool(desk: Pick<Desk, 'env'>, ...keys: string[]): Promise<void> {
  await run('xdotool', ['key', '--delay', '60', ...keys], desk.env);
}

/** Gives the window with this title the keyboard's focus. A window manager must be running. */
export async function focusWindow(desk: Pick<Desk, 'env'>, title: string): Promise<void> {
  await run('xdotool', ['search', '--sync', '--name', title, 'windowactivate', '--sync'], desk.env);
}

/** X keycodes of a US keyboard: rows of characters, without and with Shift, and their first code. */
const rows = [
  ['`', '~', 49],
  ['1234567890-=', '!@#$%^&*()_+', 10],
  ['qwertyuiop[]', 'QWERTYUIOP{}', 24],
  ["asdfghjkl;'", 'ASDFGHJKL:"', 38],
  ['\\', '|', 51],
  ['zxcvbnm,./', 'ZXCVBNM<>?', 52],
  [' ', ' ', 65],
] as const;

function keycodeFor(sign: string): string {
  for (const [plain, shifted, first] of rows) {
    if (plain.includes(sign)) return String(first + plain.indexOf(sign));
    if (shifted.includes(sign)) return `shift+${String(first + shifted.indexOf(sign))}`;
  }
  throw new Error(`no key of a US keyboard writes ${sign}`);
}

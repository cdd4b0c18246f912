/**
 * The customer's screen: a second window with the same truth in the customer's words. On a
 * second display it is always open; on the counter's own it is turned to the customer by a key,
 * and goes with the next verdict, so that no cashier redeems what they do not see.
 */
import { join } from 'node:path';
import { BrowserWindow, screen, session } from 'electron';
import type { EventName, Events } from '../../shared/contract';
import type { CounterView, TillFacts } from '../../shared/counter-state';
import { type Guest, tell } from '../ipc';
import { CUSTOMER_PAGE, serveApp } from './app-protocol';
import { harden, preferencesFor } from './create';
import { type CustomerSetting, type Place, placeFor } from './customer-place';
import { forCustomer } from './customer-view';
import { allowNothing } from './permissions';

export interface CustomerParts {
  setting: () => CustomerSetting;
  /** The till's own window; null once it is closed. */
  main: () => BrowserWindow | null;
  view: () => CounterView;
  till: () => TillFacts;
  /** Folder of the built bundles (`out/`). */
  bundles: string;
}

export interface CustomerScreen {
  /** Opens, moves or closes the window: after a change of settings or displays. */
  follow(): void;
  /** What the counter shows has changed. */
  push(view: CounterView): void;
  tell<E extends Exclude<EventName, 'counter'>>(event: E, value: Events[E]): void;
  /** Turns this screen to the customer, or back. */
  toggle(): void;
  /** Turns it back; says whether it was turned. */
  turnBack(): boolean;
  /** While it covers this window, the keys of what it covers only turn it back. */
  cover(contents: Electron.WebContents): void;
  guestOf(contents: Electron.WebContents): Guest | null;
}

export function createCustomerScreen(parts: CustomerParts): CustomerScreen {
  let window: BrowserWindow | null = null;
  let turn: Place['turn'] | null = null;
  let shown: string | null = null;

  function follow(): void {
    const main = parts.main();
    const own = main && screen.getDisplayMatching(main.getBounds());
    const place = own && placeFor(parts.setting(), screen.getAllDisplays(), own);
    if (!main || !place) {
      window?.destroy();
      return;
    }
    if (window && turn !== place.turn) window.destroy();
    window ??= open(main, place);
    turn = place.turn;
    window.setBounds(place.turn === 0 ? place.bounds : main.getBounds());
    if (turn === 0) window.showInactive();
  }

  function open(main: BrowserWindow, place: Place): BrowserWindow {
    // A session of its own: no camera here, and no zoom of the counter's.
    const pages = session.fromPartition('customer', { cache: false });
    serveApp(pages, join(parts.bundles, 'renderer'), async () => null);
    allowNothing(pages);
    const opened = new BrowserWindow({
      ...place.bounds,
      ...(place.turn === 0 ? {} : { parent: main, alwaysOnTop: true }),
      title: main.getTitle(),
      show: false,
      frame: false,
      focusable: false,
      skipTaskbar: true,
      backgroundColor: '#080D15',
      webPreferences: {
        ...preferencesFor(pages, parts.bundles),
        additionalArguments: ['--kiosk-calls=view,till'],
      },
    });
    harden(opened, CUSTOMER_PAGE);
    opened.on('closed', () => {
      if (window === opened) window = null;
      shown = null;
    });
    // A finger or a mouse turns it back: the till must never stay covered.
    opened.webContents.on('input-event', (_event, { type }) => {
      if (type === 'mouseDown' || type === 'touchStart') turnBack();
    });
    void opened.loadURL(`${CUSTOMER_PAGE}?turn=${place.turn}`);
    return opened;
  }

  function turnBack(): boolean {
    if (turn === 0 || shown === null) return false;
    shown = null;
    window?.hide();
    return true;
  }

  const events = ['display-added', 'display-removed', 'display-metrics-changed'] as const;
  for (const name of events) screen.on(name as 'display-added', follow);

  return {
    follow,
    turnBack,
    push(view) {
      if (shown !== null && shown !== verdictOf(view)) turnBack();
      if (window) tell(window.webContents, 'counter', forCustomer(view));
    },
    cover(contents) {
      contents.on('before-input-event', (event, { type, key }) => {
        if (type === 'keyDown' && COVERED_KEYS.has(key) && turnBack()) event.preventDefault();
      });
    },
    tell: (event, value) => window && tell(window.webContents, event, value),
    toggle() {
      if (turnBack() || !window || turn === 0) return;
      shown = verdictOf(parts.view());
      follow();
      window.showInactive();
      window.moveTop();
    },
    guestOf(contents) {
      if (!window || contents !== window.webContents) return null;
      const handlers = { view: () => forCustomer(parts.view()), till: parts.till };
      return { page: CUSTOMER_PAGE, handlers };
    },
  };
}

/** Shift, slip, guide, receipt: what they bring would come up unseen. */
const COVERED_KEYS = new Set(['F2', 'F3', 'F7', 'F8']);

/** Another one of these is another verdict. */
function verdictOf({ scanId, state }: CounterView): string {
  return `${scanId} ${state.kind} ${'reason' in state ? state.reason : ''}`;
}

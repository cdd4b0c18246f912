/** Makes the till's window: sandboxed, isolated, full screen unless `--windowed`. */
import { join } from 'node:path';
import {
  BrowserWindow,
  screen as displays,
  type Session,
  session,
  type WebPreferences,
} from 'electron';
import type { ShownSettings } from '../../shared/settings';
import type { PictureOf } from '../pictures/pictures';
import { APP_PAGE, serveApp } from './app-protocol';
import { forbidNavigation, forbidWebviews, forbidZoom, holdFullScreen } from './lock';
import { allowCameraOnly } from './permissions';
import { reviveWhenGone } from './revive';
import { followZoom } from './zoom';

export interface WindowOptions {
  windowed: boolean;
  /** Per cent. */
  zoom: ShownSettings['zoom'];
  /** Folder of the built bundles (`out/`). */
  bundles: string;
  title: string;
  /** The part of the page's address that names another screen than the counter's. */
  screen?: string;
  pictureOf: PictureOf;
  /** The window is not shown before this. */
  unseenUntil?: Promise<unknown>;
}

/** Creates the window and begins to load the page. */
export function createWindow(options: WindowOptions): BrowserWindow {
  const { windowed, zoom, bundles, title, pictureOf, screen = '', unseenUntil } = options;
  // No `persist:` prefix: nothing of a page is kept on the disk.
  const pages = session.fromPartition('kiosk', { cache: false });
  serveApp(pages, join(bundles, 'renderer'), pictureOf);
  allowCameraOnly(pages);
  const window = new BrowserWindow({
    title,
    // Where no window manager runs (docs/kiosk.md), nothing else makes it as large as its display.
    ...(windowed ? { width: 1366, height: 768 } : displays.getPrimaryDisplay().bounds),
    kiosk: !windowed,
    show: false,
    backgroundColor: '#080D15',
    autoHideMenuBar: true,
    webPreferences: preferencesFor(pages, bundles),
  });
  harden(window, APP_PAGE);
  followZoom(window, zoom);
  if (!windowed) holdFullScreen(window);
  // Not `ready-to-show`: Chromium draws no frames for a hidden window once it has drawn an empty
  // one, so that a page which fills itself later may wait a second for its first. And not before
  // the page has its scripts: showing takes main's time. Until drawn it has the counter's colour.
  const loaded = new Promise<void>((done) => window.webContents.once('dom-ready', () => done()));
  void Promise.all([loaded, unseenUntil]).then(() => {
    if (!window.isDestroyed()) window.show();
  });
  void window.loadURL(APP_PAGE + screen);
  return window;
}

/** What every page of ours runs with. */
export function preferencesFor(session: Session, bundles: string): WebPreferences {
  return {
    session,
    preload: join(bundles, 'preload', 'preload.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    devTools: false,
    spellcheck: false,
    backgroundThrottling: false,
    disableBlinkFeatures: 'Auxclick',
  };
}

/** Keeps a window on its page, at its size, and alive. */
export function harden(window: BrowserWindow, page: string): void {
  forbidNavigation(window.webContents, page);
  forbidWebviews(window.webContents);
  forbidZoom(window.webContents);
  reviveWhenGone(window);
}

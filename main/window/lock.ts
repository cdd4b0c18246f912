/** Keeps a page where it is, and a person in it: no navigation, no new windows, no way out by keys. */
import { type BrowserWindow, Menu, type WebContents } from 'electron';
import { leadsOut } from './shortcuts';

/**
 * A link or script that leads the window elsewhere would run foreign code with our bridge.
 * https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
 * https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows
 */
export function forbidNavigation(contents: WebContents, page: string): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (event.url !== page) event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** A webview would be a second page with settings of its own. */
export function forbidWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** The menu's shortcuts reload, zoom and open tools: a till has none of them. */
export function removeMenu(): void {
  Menu.setApplicationMenu(null);
}

/** Zoomed by accident, the verdict would no longer fit the screen. */
export function forbidZoom(contents: WebContents): void {
  contents.setVisualZoomLevelLimits(1, 1).catch(() => {}); // Gone window: nothing to zoom.
  contents.on('zoom-changed', (event) => event.preventDefault());
}

/**
 * A combination that closes, reloads, prints or opens tools ends the till for the customer at
 * the counter. A manager at the open console may use them all.
 */
export function forbidShortcuts(contents: WebContents, allowed: () => boolean): void {
  contents.on('before-input-event', (event, input) => {
    if (leadsOut(input) && !allowed()) event.preventDefault();
  });
}

/** A desktop's own key or a notification may take a window out of full screen: it goes back. */
export function holdFullScreen(window: BrowserWindow): void {
  window.on('leave-full-screen', () => {
    if (!window.isDestroyed()) window.setKiosk(true);
  });
}

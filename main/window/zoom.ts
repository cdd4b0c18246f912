/** The size of everything in a window, as the settings have it; no key or wheel changes it. */
import type { BrowserWindow } from 'electron';
import type { ShownSettings } from '../../shared/settings';

const wanted = new WeakMap<BrowserWindow, number>();

/** In force at once, and again whenever the page is loaded anew. */
export function followZoom(window: BrowserWindow, zoom: ShownSettings['zoom']): void {
  const { webContents } = window;
  const isNew = !wanted.has(window);
  wanted.set(window, Number(zoom) / 100);
  const apply = () => webContents.setZoomFactor(wanted.get(window) ?? 1);
  if (isNew) webContents.on('dom-ready', apply);
  else apply();
}

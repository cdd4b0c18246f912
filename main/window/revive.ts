/** A page whose process died or hangs is loaded anew; what it showed is kept in the main process. */
import type { BrowserWindow } from 'electron';

/** A page that dies at once again is given this pause, so that it does not keep the till busy. */
const PAUSE_MS = 2_000;

/** https://www.electronjs.org/docs/latest/api/web-contents#event-render-process-gone */
export function reviveWhenGone(window: BrowserWindow): void {
  let revivedAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    const pause = performance.now() - revivedAt < PAUSE_MS ? PAUSE_MS : 0;
    setTimeout(() => {
      revivedAt = performance.now();
      if (!window.isDestroyed()) window.webContents.reload();
    }, pause);
  });
  // Chromium says so after 30 s without an answer. Ending the process leads to the way above.
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
}

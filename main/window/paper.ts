/**
 * Pages for a printer or a PDF: drawn in a window nobody sees, with no script, no preload and no
 * way to anywhere. The page is a text of our own making, but it shows names that people typed.
 * https://www.electronjs.org/docs/latest/tutorial/security#4-process-sandboxing
 */
import { BrowserWindow, session } from 'electron';

/** Opens the printing dialog; false where nothing was printed. */
export async function printPage(html: string): Promise<boolean> {
  return await withPage(
    html,
    (contents) =>
      new Promise<boolean>((resolve) => {
        contents.print({ printBackground: true }, (printed) => resolve(printed));
      }),
  );
}

/** The page as a PDF file's bytes, A4. */
export async function pdfOf(html: string): Promise<Buffer> {
  return await withPage(html, (contents) =>
    contents.printToPDF({ pageSize: 'A4', printBackground: true }),
  );
}

async function withPage<T>(
  html: string,
  deed: (contents: Electron.WebContents) => Promise<T>,
): Promise<T> {
  const pages = session.fromPartition('paper', { cache: false });
  pages.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !url.startsWith('data:text/html') });
  });
  pages.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: pages, sandbox: true, contextIsolation: true, javascript: false },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  try {
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`);
    return await deed(window.webContents);
  } finally {
    window.destroy();
  }
}

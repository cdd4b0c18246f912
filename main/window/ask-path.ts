/** Asks a person where a file goes, or which one is meant. */
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import { formatDay } from '../../shared/format';

/** A path, or null where nobody chose one. The name gets today's date. */
export async function askPath(
  window: BrowserWindow | null,
  name: string,
  format: string,
): Promise<string | null> {
  const options = {
    defaultPath: `${name}-${formatDay(Date.now() / 1000)}.${format}`,
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  };
  const chosen = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
}

/** Asks a person for one file; null where nobody chose one. */
export async function askFile(
  window: BrowserWindow | null,
  extensions: string[],
): Promise<string | null> {
  const options: OpenDialogOptions = {
    properties: ['openFile'],
    filters: [{ name: extensions.join(' '), extensions }],
  };
  const chosen = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/** Asks a person where a file goes. */
import { type BrowserWindow, dialog } from 'electron';
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

/**
 * The key combinations that would lead out of the till, whatever the page does. Pure. Copying,
 * pasting and the till's own keys (F2 to F9) stay. Windows' own combinations (Ctrl+Alt+Del,
 * the Windows key) reach no program: see docs/kiosk.md.
 */

export interface Pressed {
  /** As `KeyboardEvent.key` has it. */
  key: string;
  control: boolean;
  shift: boolean;
  alt: boolean;
  meta: boolean;
}

/** With Ctrl, or ⌘: reload, close, new, print, save, open, source, find, history, zoom, … */
const WITH_CONTROL = new Set([...'rwntpsoufghjdlqkbe', '+', '-', '=', '_', '0', 'f4', 'f5', 'tab']);
/** With Ctrl and Shift: the tools of developers. */
const WITH_CONTROL_SHIFT = new Set([...'icjkmrtnwbpo', 'delete']);
/** Alone: help, full screen, tools; and the keys of a browser's keyboard. */
const ALONE = new Set([
  ...['f1', 'f11', 'f12', 'contextmenu'],
  ...['browserback', 'browserforward', 'browserhome', 'browserrefresh', 'browsersearch'],
  ...['launchmail', 'launchapplication1', 'launchapplication2'],
]);
const WITH_ALT = new Set(['arrowleft', 'arrowright', 'home', 'f4', ' ', 'd', 'f']);

/** Whether a key must go nowhere. Alt+F4 too: a cashier's slip would close the till. */
export function leadsOut({ key, control, shift, alt, meta }: Pressed): boolean {
  const name = key.toLowerCase();
  // AltGr is Ctrl and Alt together, and writes signs.
  if (control && alt) return false;
  if (control || meta) return (shift && WITH_CONTROL_SHIFT.has(name)) || WITH_CONTROL.has(name);
  if (alt) return WITH_ALT.has(name);
  return ALONE.has(name);
}

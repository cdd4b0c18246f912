/** Which file a log line goes to, and which files are old enough to go. Pure. */

/** Days that logs are kept, today included. */
export const KEEP_DAYS = 14;
/** A day that writes more than this goes on in further files, and drops its own middle. */
export const MAX_BYTES = 2 * 1024 * 1024;
/** Per day: the first file, which tells how it began, and the newest ones. */
export const MAX_FILES_A_DAY = 4;

const DAY_MS = 24 * 60 * 60 * 1000;
const NAME = /^kiosk-(\d{4}-\d{2}-\d{2})(?:\.(\d{1,4}))?\.jsonl$/;

/** `kiosk-2026-11-24.jsonl`, then `kiosk-2026-11-24.1.jsonl`. */
export function fileName(day: string, part: number): string {
  return part === 0 ? `kiosk-${day}.jsonl` : `kiosk-${day}.${part}.jsonl`;
}

/** The local day of a moment. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The log files among some names, oldest line first. */
export function inOrder(names: readonly string[]): string[] {
  const key = (name: string) => {
    const [, day = '', part = '0'] = NAME.exec(name) ?? [];
    return `${day} ${part.padStart(4, '0')}`;
  };
  return names.filter((name) => NAME.test(name)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The number of the part that a day is at; null where it has none yet. */
export function newestPart(names: readonly string[], day: string): number | null {
  const parts = names.flatMap((name) => {
    const [, ofDay, part = '0'] = NAME.exec(name) ?? [];
    return ofDay === day ? [Number(part)] : [];
  });
  return parts.length === 0 ? null : Math.max(...parts);
}

/** The files to be removed. A clock that was wrong once leaves days of the future: they go too. */
export function outdated(names: readonly string[], now: number): string[] {
  const oldest = dayOf(now - (KEEP_DAYS - 1) * DAY_MS);
  const tomorrow = dayOf(now + DAY_MS);
  const logs = inOrder(names);
  return logs.filter((name) => {
    const day = NAME.exec(name)?.[1] ?? '';
    if (day < oldest || day > tomorrow) return true;
    const ofDay = logs.filter((other) => NAME.exec(other)?.[1] === day);
    const at = ofDay.indexOf(name);
    return at > 0 && at < ofDay.length - (MAX_FILES_A_DAY - 1);
  });
}

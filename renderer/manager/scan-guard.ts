/**
 * Keeps a hand scanner's keys out of the console's fields. Main lets every key through here,
 * because people write Chinese, and only tells that a scan came. Then what it has typed is taken
 * back; an Enter that may be its end waits a moment for that word.
 */
import { beforeScan, keptOf, type TrailKey, withKey } from './key-trail';

/** A key as far as the guard needs it. Times in milliseconds. */
export interface GuardKey {
  at: number;
  kind: 'sign' | 'end' | 'other';
}

/** Signs since the last Enter or Tab, with or without pauses: a busy PC puts pauses into a scan. */
export interface Burst {
  count: number;
  lastAt: number;
  /** By an Enter or Tab; kept for the second one of a CR LF. */
  ended: boolean;
}

export type Judged = { burst: Burst | null; begins: boolean; isScanEnd: boolean };

/** Fewest printable keys of a scan. How far apart they are is its profile's to say. */
export const MIN_KEYS = 5;
/** How long an Enter waits for it: without a word it was a quick person's. */
const ENTER_WAITS_MS = 400;
/** So soon after main's word an Enter is the scan's own: the word may overtake the key. */
const SUFFIX_MS = 500;

/** Pure: what the next key makes of the burst before it. */
export function judge(before: Burst | null, { at, kind }: GuardKey, gapMs: number): Judged {
  const near = before !== null && at - before.lastAt <= gapMs;
  if (kind === 'sign') {
    const count = before === null || before.ended ? 1 : before.count + 1;
    const burst = { count, lastAt: at, ended: false };
    return { burst, begins: !near, isScanEnd: false };
  }
  if (kind === 'other') return { burst: before, begins: false, isScanEnd: false };
  const scan = near && before.count >= MIN_KEYS;
  // The second Enter of a CR LF follows at once and must press nothing either.
  return {
    burst: scan ? { ...before, lastAt: at, ended: true } : null,
    begins: false,
    isScanEnd: scan,
  };
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Guards a page. `takeBack` undoes the newest keys, when main says that so many were a scan. */
export function guardAgainstScans(
  page: Document,
  gapMs: () => number,
): { takeBack(keys: number): void; end(): void } {
  let burst: Burst | null = null;
  let trail: TrailKey<Field>[] = [];
  let entering: ReturnType<typeof setTimeout> | undefined;
  let ours = false;
  let takenBackAt = Number.NEGATIVE_INFINITY;

  function onKey(event: KeyboardEvent): void {
    if (event.repeat || ours) return;
    if (event.key === 'Enter' && event.timeStamp - takenBackAt < SUFFIX_MS) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const kind = kindOf(event);
    const judged = judge(burst, { at: event.timeStamp, kind }, gapMs());
    burst = judged.burst;
    if (kind === 'sign') trail = withKey(trail, keyInto(page.activeElement, judged.begins));
    if (!judged.isScanEnd || event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    clearTimeout(entering);
    const target = page.activeElement;
    entering = setTimeout(() => {
      ours = true;
      pressEnter(target);
      ours = false;
    }, ENTER_WAITS_MS);
  }

  page.addEventListener('keydown', onKey, true);
  return {
    takeBack(keys) {
      // A gun that is no keyboard has typed nothing.
      if (keys === 0) return;
      clearTimeout(entering);
      for (const [field, value] of beforeScan(trail, keys)) writeValue(field, value);
      burst = null;
      trail = [];
      takenBackAt = performance.now();
    },
    end() {
      clearTimeout(entering);
      page.removeEventListener('keydown', onKey, true);
    },
  };
}

/** What an Enter does to an element, done late. */
function pressEnter(target: Element | null): void {
  if (!(target instanceof HTMLElement) || !target.isConnected) return;
  const key = { key: 'Enter', bubbles: true, cancelable: true };
  if (!target.dispatchEvent(new KeyboardEvent('keydown', key))) return;
  if (target instanceof HTMLButtonElement) target.click();
  else if (target instanceof HTMLInputElement) target.form?.requestSubmit();
}

function kindOf({ key, ctrlKey, metaKey }: KeyboardEvent): GuardKey['kind'] {
  if (key === 'Enter' || key === 'Tab') return 'end';
  const sign = [...key].length === 1 || key === 'Process';
  return sign && !ctrlKey && !metaKey ? 'sign' : 'other';
}

function keyInto(element: Element | null, begins: boolean): TrailKey<Field> {
  const field = element?.matches('input, textarea, select') ? (element as Field) : null;
  return { field, value: field === null ? '' : keptOf(field), begins };
}

/** Writes as a person would, so that React hears of it. */
function writeValue(field: Field, value: string): void {
  if (field.value === value) return;
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
  setter?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

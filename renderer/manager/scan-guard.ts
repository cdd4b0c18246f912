/**
 * Keeps a hand scanner's keys out of the console's fields. Main lets every key through here,
 * because people write Chinese, and only tells that a scan came. Then what it has typed is taken
 * back; an Enter that may be its end waits a moment for that word.
 */

/** A key as far as the guard needs it. Times in milliseconds. */
export interface GuardKey {
  at: number;
  kind: 'sign' | 'end' | 'other';
}

/** Keys that came one on the other's heels. */
export interface Burst {
  count: number;
  startedAt: number;
  lastAt: number;
}

export type Judged = { burst: Burst | null; begins: boolean; isScanEnd: boolean };

/** Fewest printable keys of a scan. How far apart they are is its profile's to say. */
export const MIN_KEYS = 5;
/** How late main's word of a scan may come. */
const LATE_MS = 600;
/** How long an Enter waits for it: without a word it was a quick person's. */
const ENTER_WAITS_MS = 400;
/** So soon after main's word an Enter is the scan's own: the word may overtake the key. */
const SUFFIX_MS = 500;

/** Pure: what the next key makes of the burst before it. */
export function judge(before: Burst | null, { at, kind }: GuardKey, gapMs: number): Judged {
  const near = before !== null && at - before.lastAt <= gapMs;
  if (kind === 'sign') {
    const burst = near
      ? { ...before, count: before.count + 1, lastAt: at }
      : { count: 1, startedAt: at, lastAt: at };
    return { burst, begins: !near, isScanEnd: false };
  }
  if (kind === 'other') return { burst: before, begins: false, isScanEnd: false };
  const scan = near && before.count >= MIN_KEYS;
  // The second Enter of a CR LF follows at once and must press nothing either.
  return { burst: scan ? { ...before, lastAt: at } : null, begins: false, isScanEnd: scan };
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Before {
  field: Field | null;
  value: string;
}

/** Guards a page. `takeBack` undoes the newest burst, when main says that it was a scan. */
export function guardAgainstScans(
  page: Document,
  gapMs: () => number,
): { takeBack(): void; end(): void } {
  let burst: Burst | null = null;
  let before: Before | null = null;
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
    const judged = judge(burst, { at: event.timeStamp, kind: kindOf(event) }, gapMs());
    burst = judged.burst;
    if (judged.begins) before = fieldOf(page.activeElement);
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
    takeBack() {
      clearTimeout(entering);
      const fresh = burst !== null && performance.now() - burst.lastAt < LATE_MS;
      if (fresh && before?.field) writeValue(before.field, before.value);
      burst = null;
      before = null;
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

function fieldOf(element: Element | null): Before {
  const field = element?.matches('input, textarea, select') ? (element as Field) : null;
  return { field, value: field?.value ?? '' };
}

/** Writes as a person would, so that React hears of it. */
function writeValue(field: Field, value: string): void {
  if (field.value === value) return;
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
  setter?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

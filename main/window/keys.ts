/**
 * The keys of the counter's window, taken before the page sees them (`before-input-event`), so
 * that a hand scanner works wherever the focus is and can press nothing. What is a scan and what
 * is typing is decided in `scanner/wedge.ts`; here the decisions are carried out.
 *
 * Three facts about Electron that this rests on (tried on 33.2.1, X11):
 * - `sendInputEvent` raises `before-input-event` synchronously, so a flag tells replays apart.
 * - After a prevented keyDown Chromium drops its char and keyUp; the next keyDown ends that. So a
 *   replay from inside the handler of a key that is then prevented lets that key's own char slip
 *   out: replays wait for `setImmediate`, or go out before a key that passes.
 * - The input method comes before all this. No element of the counter may invite one.
 */
import type { Event, Input, WebContents } from 'electron';
import type { ScannerProfile } from '../../shared/scanners';
import { answerOf, isAlone } from '../scanner/answer-key';
import type { Key } from '../scanner/key';
import { isCharacter } from '../scanner/key-map';
import { createSteadyClock } from '../scanner/steady-clock';
import { dueAt, feed, tick } from '../scanner/wedge';
import { type Fed, idle, type ScanInfo, type WedgeAction } from '../scanner/wedge-state';
import { inputsFor } from './replay';

export interface EnterInfo {
  /** Below 500 it may be a scanner's late suffix (redemption rules §6). */
  sinceLastScannerKeyMs: number;
  fieldEmpty: boolean;
  isAutoRepeat: boolean;
}

export interface KeysOptions {
  onScan(text: string, info: ScanInfo): void;
  /** An Enter that the page does not get. Whether it redeems is the counter's to say. */
  onEnter(info: EnterInfo): void;
  /** F5. */
  onAskAgain(): void;
  /** Esc. The page gets it too, in its place among the typed keys, and empties its field. */
  onClear(): void;
  /** As the renderer last told. */
  fieldEmpty(): boolean;
  /** False on the manager's screens: there nothing is held or swallowed. */
  active(): boolean;
  profile(): ScannerProfile;
  /** A scan seen where `active` is false; so many of its characters have gone to the page. */
  onScanElsewhere?(text: string, keys: number): void;
  /** What the keys 1, 2, … do now, where the counter asks something; empty otherwise. */
  answers?(): readonly (() => void)[];
  /** True where a key is the scanner test's, and so nobody else's. */
  takenByTest?(key: Key, at: number): boolean;
}

/** A digit that may turn out to be the answer to what was asked when it came. */
interface MaybeAnswer {
  key: Key;
  at: number;
  deed: () => void;
  /** The wedge has given it back: it was no scan's beginning. Only silence is missing. */
  typed: boolean;
}

/** How often held keys are looked after. */
const BEAT_MS = 8;
/** A longer step than this between two beats means that main was busy, whatever the gun. */
const BUSY_MS = 24;
/**
 * For a quick gun half its gap: one sleep of main and the gun's own pause must stay within it, or
 * its scan is torn in two and looked up without its beginning.
 */
const busyMs = ({ gapMs }: ScannerProfile) => Math.min(BUSY_MS, gapMs / 2);
/** How long the renderer may take to tell that its field is no longer empty. */
const FIELD_REPORT_MS = 300;

/** Takes the keys of a window. Returns the deed that gives them back. */
export function attachKeys(webContents: WebContents, options: KeysOptions): () => void {
  const clock = createSteadyClock(() => performance.now());
  let state = idle;
  let seen = idle;
  let waiting: WedgeAction[] = [];
  let replaying = false;
  let typedAt = Number.NEGATIVE_INFINITY;
  let beating: ReturnType<typeof setInterval> | null = null;
  let lastDownAt = Number.NEGATIVE_INFINITY;
  let answer: MaybeAnswer | null = null;
  /** Position of the last key that could answer: its repeats write nothing. */
  let answering: string | null = null;

  const fieldEmpty = () => options.fieldEmpty() && performance.now() - typedAt > FIELD_REPORT_MS;

  function onInput(event: Event, input: Input): void {
    if (replaying) return;
    const at = clock.read();
    const key: Key = { ...input, type: input.type === 'keyUp' ? 'keyUp' : 'keyDown' };
    if (options.takenByTest?.(key, at)) {
      event.preventDefault();
      return;
    }
    if (key.isAutoRepeat && key.code === answering) {
      event.preventDefault();
      return;
    }
    if (key.type === 'keyDown') considerAnswer(key, at);
    if (!options.active()) {
      // The screen has changed: what is still held is over.
      settle(Number.POSITIVE_INFINITY);
      watchElsewhere(key, at);
      return;
    }
    const fed = feed(state, key, at, options.profile());
    state = fed.state;
    waiting.push(...fed.actions);
    beatWhileHeld();
    if (isForPage(fed)) {
      flush();
      if (isCharacter(key.key)) typedAt = performance.now();
      return;
    }
    event.preventDefault();
    if (fed.fate === 'enter') {
      waiting.push({
        kind: 'enter',
        sinceLastScannerKeyMs: at - fed.state.lastScannerAt,
        isAutoRepeat: false,
      });
    }
    if (waiting.some(({ kind }) => kind === 'replay')) setImmediate(flush);
    else flush();
  }

  /** A person's Enter is for the page where the field holds something: it submits it. */
  function isForPage({ fate }: Fed): boolean {
    return fate === 'pass' || (fate === 'enter' && !fieldEmpty());
  }

  function settle(at: number): void {
    const ended = tick(state, at, options.profile());
    state = ended.state;
    waiting.push(...ended.actions);
    flush();
  }

  /** Another key ends the wait for an answer: it was typing, and goes to the page before it. */
  function considerAnswer(key: Key, at: number): void {
    if (answer?.typed) waiting.push({ kind: 'replay', key: answer.key });
    const nth = answerOf(key, at - lastDownAt);
    lastDownAt = at;
    const mayAnswer = nth !== null && options.active() && fieldEmpty();
    const deed = mayAnswer ? options.answers?.()[nth - 1] : undefined;
    answer = deed === undefined ? null : { key, at, deed, typed: false };
    answering = answer === null ? null : key.code;
  }

  function answerWhenAlone(at: number): void {
    if (!answer?.typed || !isAlone(at - answer.at, options.profile())) return;
    const { deed } = answer;
    answer = null;
    deed();
  }

  function flush(): void {
    const now = waiting;
    waiting = [];
    now.forEach(perform);
  }

  function perform(action: WedgeAction): void {
    switch (action.kind) {
      case 'scan':
        options.onScan(action.text, action.info);
        break;
      case 'replay':
        if (answer?.key === action.key) answer.typed = true;
        else replay(action.key);
        break;
      case 'enter': {
        const { sinceLastScannerKeyMs, isAutoRepeat } = action;
        options.onEnter({ sinceLastScannerKeyMs, isAutoRepeat, fieldEmpty: fieldEmpty() });
        break;
      }
      case 'clear':
        options.onClear();
        break;
      case 'ask-again':
        options.onAskAgain();
        break;
      default:
        action satisfies never;
    }
  }

  function replay(key: Key): void {
    if (webContents.isDestroyed()) return;
    replaying = true;
    try {
      for (const input of inputsFor(key)) {
        if (input.type === 'char') typedAt = performance.now();
        webContents.sendInputEvent(input);
      }
    } finally {
      replaying = false;
    }
  }

  function beatWhileHeld(): void {
    const profile = options.profile();
    const held = answer !== null || dueAt(state, profile) !== null || dueAt(seen, profile) !== null;
    if (held === (beating !== null)) return;
    if (beating !== null) clearInterval(beating);
    beating = held ? setInterval(beat, BEAT_MS) : null;
    if (held) clock.watch(busyMs(profile));
    else clock.unwatch();
  }

  function beat(): void {
    const at = clock.read();
    settle(at);
    const elsewhere = tick(seen, at, options.profile());
    seen = elsewhere.state;
    tellElsewhere(elsewhere.actions);
    answerWhenAlone(at);
    beatWhileHeld();
  }

  /** Where nothing may be held, a scan can still be seen; what it does is the caller's affair. */
  function watchElsewhere(input: Key, at: number): void {
    if (options.onScanElsewhere === undefined) return;
    const fed = feed(seen, input, at, options.profile());
    seen = fed.state;
    tellElsewhere(fed.actions);
    beatWhileHeld();
  }

  function tellElsewhere(actions: readonly WedgeAction[]): void {
    for (const action of actions) {
      if (action.kind !== 'scan') continue;
      options.onScanElsewhere?.(action.text, signsOf(action.info.raw));
    }
  }

  webContents.on('before-input-event', onInput);
  return () => {
    if (beating !== null) clearInterval(beating);
    if (!webContents.isDestroyed()) webContents.off('before-input-event', onInput);
  };
}

/** Characters that a page writes; a control sign of a barcode is a command to it. */
function signsOf(raw: string): number {
  return raw.replace(/\p{Cc}/gu, '').length;
}

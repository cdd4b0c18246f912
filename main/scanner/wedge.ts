/**
 * Tells a hand scanner's keys from a person's, by timing. Pure: keys and times in, decisions out;
 * `main/window/keys.ts` carries them out. The rule is contract.md's: printable keys at most a gap
 * apart (50 ms, or calibrated), at least 5 of them, ended by Enter, Tab or silence.
 *
 * A printable key is held until it is known what it is. Typing is handed back in order, so that
 * no character of a scan ever reaches the page and none of a person's is lost:
 *
 *   idle ──printable──▶ run ──Enter, Tab, silence, and it is a scan──▶ `scan`, other keys `replay`
 *                        └──a longer pause, too few keys, an input method──▶ all of it `replay`
 *
 * Between: Shift and Caps Lock pass and do not break a run. Other keys (Backspace, arrows, Ctrl+A,
 * auto-repeat) during a run are a person's; they wait in their place and never become part of a
 * scan.
 *
 * What no timing can tell, because no event says which device it came from: two guns at once give
 * one mixed text, then the rest of the slower one, marked `crowded`; a key typed within the gap
 * before or during a scan becomes part of it. Both end as a code that WeChat does not know.
 */
import type { ScannerProfile } from '../../shared/scanners';
import { hasCommand, isInputMethods, isLineFeed, isModifier, type Key } from './key';
import { defaultProfile, MIN_KEYS, silenceMs } from './profiles';
import {
  append,
  asHeld,
  closeAlt,
  type Held,
  isFull,
  isScan,
  mayStumble,
  otherKeys,
  type Run,
  runText,
  scanText,
  signCount,
  slowestGap,
  typedKeys,
} from './run';
import type { Ended, Fed, ScanInfo, WedgeAction, WedgeState } from './wedge-state';

/** Keys within this time of a scan are its late suffix, not a person's (redemption rules §6). */
const LATE_SUFFIX_MS = 500;
/** Nobody presses Enter twice as fast as CR LF. */
const ENTER_PAIR_MS = 60;

/** Takes one key event. Times are milliseconds of one clock that never goes back. */
export function feed(
  before: WedgeState,
  key: Key,
  at: number,
  profile: ScannerProfile = defaultProfile,
): Fed {
  const { state, actions } = tick(before, at, profile);
  const fed = key.type === 'keyUp' ? release(state, key) : press(state, key, at, profile);
  const forgotten = fed.fate === 'pass' ? forget(fed.state, key) : fed.state;
  return { ...fed, state: forgotten, actions: [...actions, ...fed.actions] };
}

/** Ends a run that has been silent for too long. Call it when `dueAt` has come. */
export function tick(
  state: WedgeState,
  at: number,
  profile: ScannerProfile = defaultProfile,
): Ended {
  const due = dueAt(state, profile);
  if (due === null || at <= due) return { state, actions: [] };
  return end(state, profile, 'none');
}

/** When a held run ends by itself, or null where nothing is held. */
export function dueAt(state: WedgeState, profile: ScannerProfile = defaultProfile): number | null {
  const { run } = state;
  if (run === null) return null;
  const patient = isScan(run, profile) || mayStumble(run, profile);
  return run.lastAt + (patient ? silenceMs(profile) : profile.gapMs);
}

function press(state: WedgeState, key: Key, at: number, profile: ScannerProfile): Fed {
  if (isInputMethods(key)) return giveWay(state, at);
  if (isModifier(key)) return { state: touch(state, key, at, profile), fate: 'pass', actions: [] };
  if (key.key === 'F5' && !hasCommand(key)) {
    return swallow(state, key, key.isAutoRepeat ? [] : [{ kind: 'ask-again' }]);
  }
  if (key.key === 'Enter') return pressEnter(state, key, at, profile);
  if (key.key === 'Tab' && !hasCommand(key)) return pressTab(state, key, at, profile);
  if (isLineFeed(key) && isSuffix(state, at, profile)) return endOfScan(state, key, at, profile);
  const held = asHeld(key, profile);
  // A dead key alone is a person's accent, and cannot be replayed.
  if (held !== null && (key.key !== 'Dead' || state.run !== null)) {
    return collect(state, held, key, at, profile);
  }
  if (state.run !== null) return hold(state, state.run, { kind: 'other', key }, key);
  return { state, fate: 'pass', actions: key.key === 'Escape' ? [{ kind: 'clear' }] : [] };
}

/** What keeps a keyDown from the page keeps its keyUp too. */
function release(state: WedgeState, key: Key): Fed {
  const run = state.run !== null && key.key === 'Alt' ? closeAlt(state.run) : state.run;
  if (!state.down.has(key.code)) return { state: { ...state, run }, fate: 'pass', actions: [] };
  const down = without(state.down, key.code);
  return { state: { ...state, run, down }, fate: 'swallow', actions: [] };
}

/** A key that may be a gun's joins the run, or begins one: then what was held before was typing. */
function collect(
  before: WedgeState,
  held: Held,
  key: Key,
  at: number,
  profile: ScannerProfile,
): Fed {
  const { run } = before;
  const gap = run === null ? 0 : at - run.lastAt;
  const late = gap > profile.gapMs;
  if (run !== null && (!late || mayStumble(run, profile))) {
    if (isFull(run)) return swallow({ ...before, run: { ...run, lastAt: at } }, key, []);
    const earlyHiccup = run.earlyHiccup || (late && signCount(run) < MIN_KEYS);
    const next = { ...run, gaps: [...run.gaps, gap], lastAt: at, earlyHiccup };
    return hold(before, next, held, key);
  }
  const { state, actions } = endAsTyping(before);
  const breath = silenceMs(profile);
  const joined = at - state.lastTypedAt <= breath;
  const fresh: Run = {
    held: [],
    gaps: [],
    lastAt: at,
    joined,
    tainted: at - state.taintedAt <= breath,
    crowded: joined || at - state.lastScannerAt <= (state.openEnded ? 3 * breath : profile.gapMs),
    earlyHiccup: false,
  };
  return { ...hold(state, fresh, held, key), actions };
}

function pressEnter(state: WedgeState, key: Key, at: number, profile: ScannerProfile): Fed {
  const sinceLastScannerKeyMs = at - Math.max(state.lastScannerAt, latestPair(state, at));
  const now = { ...state, lastEnterAt: at };
  const { isAutoRepeat } = key;
  const enter: WedgeAction = { kind: 'enter', sinceLastScannerKeyMs, isAutoRepeat };
  if (isAutoRepeat) return swallow(state, key, [enter]);
  if (state.run !== null) {
    return isScan(state.run, profile) ? endOfScan(now, key, at, profile) : afterTyping(now);
  }
  if (sinceLastScannerKeyMs >= LATE_SUFFIX_MS) return { state: now, fate: 'enter', actions: [] };
  const suffix = at - state.lastScannerAt <= silenceMs(profile);
  return swallow(suffix ? { ...now, lastScannerAt: at, openEnded: false } : now, key, [enter]);
}

function pressTab(state: WedgeState, key: Key, at: number, profile: ScannerProfile): Fed {
  if (isSuffix(state, at, profile)) return endOfScan(state, key, at, profile);
  return afterTyping(state);
}

/** True where a suffix key belongs to a scan: one that is held, or one just over. */
function isSuffix(state: WedgeState, at: number, profile: ScannerProfile): boolean {
  if (state.run !== null) return isScan(state.run, profile);
  return at - state.lastScannerAt < LATE_SUFFIX_MS;
}

/** The suffix of a scan: nothing of it reaches the page. */
function endOfScan(before: WedgeState, key: Key, at: number, profile: ScannerProfile): Fed {
  if (before.run === null) return swallow(before, key, []);
  const { state, actions } = end(before, profile, key.key === 'Tab' ? 'tab' : 'enter');
  return swallow({ ...state, lastScannerAt: at, openEnded: false }, key, actions);
}

/** A key that ends typing goes to the page as it is, after what was held. */
function afterTyping(before: WedgeState): Fed {
  const { state, actions } = endAsTyping(before);
  return { state, fate: 'pass', actions };
}

/** An input method is at work: a person writes, and no code can be trusted. */
function giveWay(state: WedgeState, at: number): Fed {
  return afterTyping({ ...state, taintedAt: at });
}

function end(before: WedgeState, profile: ScannerProfile, suffix: ScanInfo['suffix']): Ended {
  const { run } = before;
  if (run === null || !isScan(run, profile)) return endAsTyping(before);
  const info = { crowded: run.crowded, raw: runText(run), suffix, slowestMs: slowestGap(run) };
  const scan: WedgeAction = { kind: 'scan', text: scanText(run, profile), info };
  const actions = [...otherKeys(run).flatMap(replay), scan];
  return { state: { ...before, run: null, lastScannerAt: run.lastAt, openEnded: true }, actions };
}

function endAsTyping(before: WedgeState): Ended {
  const { run } = before;
  if (run === null) return { state: before, actions: [] };
  const actions = typedKeys(run).flatMap(replay);
  return { state: { ...before, run: null, lastTypedAt: run.lastAt }, actions };
}

function replay(key: Key): WedgeAction[] {
  const given: WedgeAction = { kind: 'replay', key };
  return key.key === 'Escape' ? [{ kind: 'clear' }, given] : [given];
}

function hold(state: WedgeState, run: Run, held: Held, key: Key): Fed {
  const down = new Set(state.down).add(key.code);
  return { state: { ...state, run: append(run, held), down }, fate: 'hold', actions: [] };
}

function swallow(state: WedgeState, key: Key, actions: WedgeAction[]): Fed {
  return { state: { ...state, down: new Set(state.down).add(key.code) }, fate: 'swallow', actions };
}

/** The page gets this key, and so its keyUp; the keyUp of an earlier press may never have come. */
function forget(state: WedgeState, key: Key): WedgeState {
  if (key.type === 'keyUp' || !state.down.has(key.code)) return state;
  return { ...state, down: without(state.down, key.code) };
}

function without(codes: ReadonlySet<string>, code: string): ReadonlySet<string> {
  return new Set([...codes].filter((other) => other !== code));
}

/** A Shift or Alt between two characters is the gun's too: the pause is counted from it. */
function touch(state: WedgeState, key: Key, at: number, profile: ScannerProfile): WedgeState {
  const { run } = state;
  if (run === null || key.isAutoRepeat) return state;
  const gap = at - run.lastAt;
  const closed = key.key === 'Alt' ? closeAlt(run) : run;
  if (gap > profile.gapMs) return { ...state, run: closed };
  return { ...state, run: { ...closed, gaps: [...run.gaps, gap], lastAt: at } };
}

/** The last Enter, where this one comes too soon after it to be a person's. */
function latestPair(state: WedgeState, at: number): number {
  return at - state.lastEnterAt <= ENTER_PAIR_MS ? state.lastEnterAt : Number.NEGATIVE_INFINITY;
}

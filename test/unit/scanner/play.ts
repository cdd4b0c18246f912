/**
 * Plays key events into the wedge as Electron would, with a page that only has a text field.
 * Models what Chromium does after a prevented keyDown: its keyUp never arrives.
 */
import { readFileSync } from 'node:fs';
import type { Key } from '../../../main/scanner/key';
import { defaultProfile } from '../../../main/scanner/profiles';
import { dueAt, feed, tick } from '../../../main/scanner/wedge';
import {
  type Fate,
  idle,
  type ScanInfo,
  type WedgeAction,
} from '../../../main/scanner/wedge-state';
import type { ScannerProfile } from '../../../shared/scanners';

/** `[at, type, key, code, flags]`, as the recordings hold them. */
export type Row = [number, 'keyDown' | 'keyUp', string, string, string];

export interface Played {
  scans: string[];
  infos: ScanInfo[];
  /** What the field holds in the end, and the named keys that reached it. */
  field: string;
  pressed: string[];
  /** Every key that reached the page, in order. */
  page: string[];
  /** Enters that main kept, with the time since a scanner's key. */
  enters: number[];
  /** How long the longest held key of a person waited, in ms. */
  slowest: number;
}

export interface PlayOptions {
  profile?: ScannerProfile;
  /** False: no timer ever fires between keys, as when main is busy; only the end is settled. */
  timers?: boolean;
  /** False: keyUps arrive although the keyDown was kept. */
  dropsKeyUps?: boolean;
}

export function recording(name: string): Row[] {
  const file = new URL(`recordings/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { keys: Row[] }).keys;
}

/** A key as Electron gives it. */
export function keyOf([, type, key, code, flags]: Row): Key {
  const has = (name: string) => flags.split(' ').includes(name);
  const modifiers = has('capslock') ? ['capslock'] : [];
  const [shift, control, alt, meta] = [has('shift'), has('control'), has('alt'), has('meta')];
  return {
    type,
    key,
    code,
    shift,
    control,
    alt,
    meta,
    isAutoRepeat: has('isAutoRepeat'),
    modifiers,
  };
}

export function play(rows: Row[], options: PlayOptions = {}): Played {
  const { profile = defaultProfile, timers = true, dropsKeyUps = true } = options;
  const played: Played = {
    scans: [],
    infos: [],
    field: '',
    pressed: [],
    page: [],
    enters: [],
    slowest: 0,
  };
  const since = new Map<string, number>();
  let state = idle;
  let muted = false;

  const perform = (action: WedgeAction, at: number) => {
    if (action.kind === 'scan') {
      played.scans.push(action.text);
      played.infos.push(action.info);
    }
    if (action.kind === 'enter') played.enters.push(action.sinceLastScannerKeyMs);
    if (action.kind !== 'replay') return;
    write(played, action.key);
    played.slowest = Math.max(played.slowest, at - (since.get(action.key.code) ?? at));
  };
  const settleUntil = (at: number) => {
    for (let due = dueAt(state, profile); due !== null && due < at; due = dueAt(state, profile)) {
      const ended = tick(state, due + 0.1, profile);
      state = ended.state;
      for (const action of ended.actions) perform(action, due + 0.1);
    }
  };
  for (const row of rows) {
    const [at] = row;
    const key = keyOf(row);
    if (timers) settleUntil(at);
    if (key.type === 'keyUp' && muted && dropsKeyUps) continue;
    const fed = feed(state, key, at, profile);
    state = fed.state;
    for (const action of fed.actions) perform(action, at);
    if (key.type === 'keyUp') continue;
    since.set(key.code, at);
    const through: Fate[] = played.field === '' ? ['pass'] : ['pass', 'enter'];
    muted = !through.includes(fed.fate);
    if (!muted) write(played, key);
    if (muted && fed.fate === 'enter') played.enters.push(at - fed.state.lastScannerAt);
  }
  settleUntil(Number.POSITIVE_INFINITY);
  return played;
}

/** What became of some keys: the scans, the field, the named keys the page got. */
export function outcome(rows: Row[], profile: ScannerProfile = defaultProfile) {
  const { scans, field, pressed } = play(rows, { profile });
  return { scans, field, pressed };
}

/** What a text field with its caret at the end makes of a key. */
function write(played: Played, key: Key): void {
  if (key.type === 'keyUp' || /^(Shift|Control|Alt|CapsLock)$/.test(key.key)) return;
  played.page.push(key.key);
  if ([...key.key].length === 1 && !key.control && !key.alt) played.field += key.key;
  else played.pressed.push(key.control ? `Ctrl+${key.key}` : key.key);
  if (key.key === 'Backspace') played.field = [...played.field].slice(0, -1).join('');
}

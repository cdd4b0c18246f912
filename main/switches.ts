/** The launch switches (contract: Launch switches). */
import { resolve } from 'node:path';
import { isAllowedBase } from './settings/api-base';

export interface Switches {
  profile: string | null;
  provision: string | null;
  practice: boolean;
  apiBase: string | null;
  windowed: boolean;
  /** Takes an update from this folder or address, and ends. */
  update: string | null;
  /** Where to look for updates by itself. */
  updateSource: string | null;
}

export type ReadSwitches = { ok: true; value: Switches } | { ok: false; problem: string };

/** Reads the switches of a command line; switches of Electron and Chromium are left alone. */
export function readSwitches(argv: readonly string[], cwd: string): ReadSwitches {
  const value: Switches = {
    profile: null,
    provision: null,
    practice: false,
    apiBase: null,
    windowed: false,
    update: null,
    updateSource: null,
  };
  for (const argument of argv) {
    const [name = '', content] = argument.split(/=(.*)/s);
    switch (name) {
      case '--practice':
        value.practice = true;
        break;
      case '--windowed':
        value.windowed = true;
        break;
      case '--profile':
      case '--provision':
        if (!content) return { ok: false, problem: `${name} needs a path: ${name}=PATH` };
        value[name === '--profile' ? 'profile' : 'provision'] = resolve(cwd, content);
        break;
      case '--api-base':
        if (!content || !isAllowedBase(content)) {
          const problem = '--api-base needs an https:// address (http:// for loopback only)';
          return { ok: false, problem };
        }
        value.apiBase = content;
        break;
      case '--update':
      case '--update-source':
        if (!content) return { ok: false, problem: `${name} needs a folder or an https address` };
        value[name === '--update' ? 'update' : 'updateSource'] = placeOf(content, cwd);
        break;
      default: {
        const meant = meantBy(name);
        if (meant !== null) return { ok: false, problem: `${name}: did you mean ${meant}?` };
      }
    }
  }
  return { ok: true, value };
}

const ours = [
  ...['--profile', '--provision', '--practice', '--api-base', '--windowed'],
  ...['--update', '--update-source'],
];
/** So many slips of the finger still look like one of ours. */
const SLIPS = 2;

/**
 * The switch of ours that a mistyped one means; null for those of Electron and Chromium. One that
 * was ignored would open the wrong till: `--practise` a real one.
 */
function meantBy(name: string): string | null {
  if (!/^[-\u2010-\u2015]/.test(name)) return null;
  const typed = `--${name.replace(/^[-\u2010-\u2015]+/, '').toLowerCase()}`;
  return ours.find((one) => slipsBetween(typed, one) <= SLIPS) ?? null;
}

/** How many signs have to be put in, left out or changed to make one text of the other. */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, sign] of [...one].entries()) {
    const next = [index + 1];
    for (const [place, wanted] of [...other].entries()) {
      const changed = (row[place] ?? 0) + (sign === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** An address as it stands; a folder from where the till was started. */
function placeOf(content: string, cwd: string): string {
  return /^https?:\/\//i.test(content) ? content : resolve(cwd, content);
}

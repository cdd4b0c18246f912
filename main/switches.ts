/** The launch switches (contract: Launch switches). */
import { resolve } from 'node:path';
import { isAllowedBase } from './settings/api-base';

export interface Switches {
  profile: string | null;
  provision: string | null;
  practice: boolean;
  apiBase: string | null;
  windowed: boolean;
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
  };
  for (const argument of argv) {
    const [name, content] = argument.split(/=(.*)/s);
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
    }
  }
  return { ok: true, value };
}

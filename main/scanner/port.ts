/**
 * What a path is that somebody gave for a serial port: an edge of the file system. Nothing is read
 * or written, and a port that another program holds is one all the same.
 */
import { closeSync, constants, openSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { PortFault } from '../../shared/scanners';

/** `port`: one is there. `away`: the name is a serial port's, but nothing is plugged in there now. */
export type PortLook = 'port' | 'away' | PortFault;

const comPort = /^(?:\\\\\.\\)?COM([1-9]\d{0,2})$/i;
const unixPort = /^\/dev\/(?:tty[A-Z.]\S*|cu\.\S+|rfcomm\d+|serial\/by-(?:id|path)\/\S+)$/;
/** Terminals that no gun is on: of the screen, of this process, and the maker of new ones. */
const noGuns = /^\/dev\/(?:tty\d*|console|ptmx|pts\/ptmx)$/;

/** Looks at what is there now, by the rules of the system it is on. */
export function lookAtPort(path: string, system: NodeJS.Platform = process.platform): PortLook {
  if (system === 'win32') return Number(comPort.exec(path)?.[1] ?? 257) <= 256 ? 'away' : 'name';
  if (!path.startsWith('/')) return 'name';
  const facts = factsOf(path);
  if (facts === null) return unixPort.test(path) ? 'away' : 'not-there';
  if (facts.isDirectory()) return 'folder';
  if (!facts.isCharacterDevice()) return 'file';
  return isTerminal(path) ? 'port' : 'other-device';
}

/** One name for one port: links followed, and Windows' two ways of writing it made one. */
export function realPort(path: string, system: NodeJS.Platform = process.platform): string {
  if (system === 'win32')
    return comPort.test(path) ? path.replace(/^\\.*\\/, '').toUpperCase() : path;
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function factsOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function isTerminal(path: string): boolean {
  if (noGuns.test(realPort(path))) return false;
  let file: number | null = null;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOCTTY | constants.O_NONBLOCK);
    return isatty(file);
  } catch (error) {
    // Somebody holds it, or this user may not open it: the link says so in its own words.
    return ['EBUSY', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
  } finally {
    if (file !== null) closeSync(file);
  }
}

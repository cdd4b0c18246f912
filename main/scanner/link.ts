/**
 * Keeps one chosen device open: finds it by what it is, whatever its path is today, and finds it
 * again when it was unplugged. Nothing of it ever ends the app or waits for a restart.
 */
import { never } from '../../shared/never';
import type { DeviceScanner, FoundDevice, LinkState } from '../../shared/scanners';
import { type DeviceAccess, NoDriver, type Opened } from './access';
import type { PortLook } from './port';
import { type Claims, choosePath, isListed } from './same-device';

export interface LinkParts {
  access: DeviceAccess;
  scanner: DeviceScanner;
  /** Ports that other scanners have: of two guns alike, each gets one. */
  taken: (found: readonly FoundDevice[]) => Claims;
  onBytes: (bytes: Uint8Array) => void;
  /** `takenBy` is the scanner that has its port, where it is `taken`. */
  onState: (state: LinkState, takenBy: number | null) => void;
}

export interface Link {
  /** The path that is open, or being opened; null where none is. */
  path(): string | null;
  close(): void;
}

/** Pauses before it is looked for again; the last one stays. Milliseconds. */
const PAUSES_MS = [250, 500, 1_000, 2_000, 3_000];

/** Begins to look for the device, and goes on until it is closed. */
export function openLink({ access, scanner, taken, onBytes, onState }: LinkParts): Link {
  let over = false;
  /** Ends what is waited for: a pause, or the device's end. */
  let wake: () => void = () => undefined;
  let opened: Opened | null = null;
  let path: string | null = null;
  let told = '';

  function tell(state: LinkState, takenBy: number | null = null): void {
    const news = `${state} ${takenBy}`;
    if (over || news === told) return;
    told = news;
    onState(state, takenBy);
  }

  async function keepOpen(): Promise<void> {
    tell('searching');
    for (let failures = 0; !over; ) {
      const lost = await connect(failures);
      if (lost === 'no-driver') return;
      failures = lost === 'was-open' ? 0 : failures + 1;
      await pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0);
    }
  }

  /** Opens the device and waits for its end. A device edge: every failure is a state. */
  async function connect(failures: number): Promise<'was-open' | 'not-open' | 'no-driver'> {
    let listed = false;
    try {
      const found = await access.list();
      const device = { ...scanner.device, path: access.real(scanner.device.path) };
      const claims = taken(found);
      const chosen = choosePath(found, device, claims);
      if (chosen !== null) {
        listed = isListed(found, chosen);
        path = chosen;
        await readUntilClosed(chosen);
        return 'was-open';
      }
      const owner = claims.get(device.path);
      if (owner === undefined) tell('absent');
      else tell('taken', owner);
    } catch (error) {
      const tried = path;
      path = null;
      if (error instanceof NoDriver) {
        tell('no-driver');
        return 'no-driver';
      }
      const state = listed ? 'refused' : unopened(tried === null ? 'away' : access.look(tried));
      // A port that this till has just closed is let go a moment later.
      if (state !== 'refused' || failures > 0) tell(state);
    }
    return 'not-open';
  }

  async function readUntilClosed(found: string): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const line = scanner.kind === 'serial' ? scanner : null;
    opened = await access.open(found, line, { data: onBytes, closed: wake });
    if (over) return opened.close();
    tell('ready');
    await closed;
    path = null;
    opened = null;
    tell('absent');
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  void keepOpen();
  return {
    path: () => path,
    close() {
      over = true;
      opened?.close();
      wake();
    },
  };
}

/** Why something that the system does not list could not be opened. */
function unopened(look: PortLook): LinkState {
  switch (look) {
    case 'port':
      return 'refused';
    case 'away':
    case 'not-there':
      return 'absent';
    case 'name':
    case 'folder':
    case 'file':
    case 'other-device':
      return 'no-port';
    default:
      return never(look);
  }
}

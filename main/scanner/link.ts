/**
 * Keeps one chosen device open: finds it by what it is, whatever its path is today, and finds it
 * again when it was unplugged. Nothing of it ever ends the app or waits for a restart.
 */
import type { DeviceScanner, FoundDevice, LinkState } from '../../shared/scanners';
import { type DeviceAccess, NoDriver, type Opened } from './access';
import { choosePath } from './same-device';

export interface LinkParts {
  access: DeviceAccess;
  scanner: DeviceScanner;
  /** Paths that other links hold: of two guns alike, each gets one. */
  taken: () => readonly string[];
  onBytes: (bytes: Uint8Array) => void;
  onState: (state: LinkState) => void;
}

export interface Link {
  /** The path that is open; null where none is. */
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
  let told: LinkState | null = null;

  function tell(state: LinkState): void {
    if (over || state === told) return;
    told = state;
    onState(state);
  }

  async function keepOpen(): Promise<void> {
    tell('searching');
    for (let failures = 0; !over; ) {
      const lost = await connect();
      if (lost === 'no-driver') return;
      failures = lost === 'was-open' ? 0 : failures + 1;
      await pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)] ?? 0);
    }
  }

  /** Opens the device and waits for its end. A device edge: every failure is a state. */
  async function connect(): Promise<'was-open' | 'not-open' | 'no-driver'> {
    let listed = false;
    try {
      const found = await access.list();
      const chosen = choosePath(found, scanner.device, taken());
      listed = found.some(({ device }) => device.path === chosen);
      if (chosen !== null) {
        await readUntilClosed(chosen);
        return 'was-open';
      }
    } catch (error) {
      if (error instanceof NoDriver) {
        tell('no-driver');
        return 'no-driver';
      }
    }
    tell(listed ? 'refused' : 'absent');
    return 'not-open';
  }

  async function readUntilClosed(found: string): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const line = scanner.kind === 'serial' ? scanner : null;
    opened = await access.open(found, line, { data: onBytes, closed: wake });
    if (over) return opened.close();
    path = found;
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

/** Devices of one kind that nobody has chosen yet. */
export function notChosen(
  found: readonly FoundDevice[],
  chosen: readonly DeviceScanner[],
): FoundDevice[] {
  const paths = new Set<string>();
  for (const { kind, device } of chosen) {
    const path = choosePath(
      found.filter((one) => one.kind === kind),
      device,
      [...paths],
    );
    if (path !== null) paths.add(path);
  }
  return found.filter(({ device }) => !paths.has(device.path));
}

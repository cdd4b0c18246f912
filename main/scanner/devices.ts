/** The devices that this till has chosen: open, read, and looked for while they are away. */
import type { Symbology } from '../../shared/contract';
import type {
  DeviceScanner,
  DeviceStanding,
  FoundDevice,
  FoundDevices,
  LinkState,
} from '../../shared/scanners';
import { type DeviceAccess, NoDriver } from './access';
import { type Link, notChosen, openLink } from './link';
import { createReader, type Reader } from './reader';
import { decoderOf, scannedText } from './scan-bytes';

export type Accesses = Record<DeviceScanner['kind'], DeviceAccess>;

export interface DevicesParts {
  accesses: Accesses;
  onScan: (text: string, kind: DeviceScanner['kind'], symbology: Symbology | null) => void;
  /** What a device sends while this says so goes to its test, and nowhere else. */
  testing: () => boolean;
  onTestBytes: (id: number, bytes: Uint8Array) => void;
  onLinks: () => void;
}

export interface Devices {
  /** Opens what is new, closes what is gone or has changed. */
  keep(scanners: readonly DeviceScanner[]): void;
  links(): Record<number, LinkState>;
  standings(): DeviceStanding[];
  /** Devices that are plugged in and not chosen yet. */
  found(): Promise<FoundDevices>;
  stop(): void;
}

interface Kept {
  scanner: DeviceScanner;
  link: Link;
  reader: Reader;
  state: LinkState;
  since: number;
  lastScanAt: number | null;
}

export function keepDevices(parts: DevicesParts): Devices {
  const kept = new Map<number, Kept>();

  function open(scanner: DeviceScanner): void {
    const { id, kind } = scanner;
    const decoding = decoderOf(scanner.charset);
    const reader = createReader(scanner, async (scan) => {
      const mine = kept.get(id);
      if (mine !== undefined) mine.lastScanAt = Date.now();
      if (parts.testing()) return parts.onTestBytes(id, scan.bytes);
      parts.onScan(scannedText(scan, await decoding, scanner.strip), kind, scan.symbology);
    });
    const link = openLink({
      access: parts.accesses[kind],
      scanner,
      taken: () => [...kept.values()].flatMap((one) => one.link.path() ?? []),
      onBytes(bytes) {
        // A line's own suffix is part of what is tested.
        if (kind === 'serial' && parts.testing()) parts.onTestBytes(id, bytes);
        else reader.push(bytes);
      },
      onState(state) {
        const mine = kept.get(id);
        if (mine === undefined) return;
        // How it is looked for may change: it is away all the same.
        if ((state === 'ready') !== (mine.state === 'ready')) mine.since = Date.now();
        mine.state = state;
        parts.onLinks();
      },
    });
    const since = Date.now();
    kept.set(id, { scanner, link, reader, state: 'searching', since, lastScanAt: null });
  }

  function close(id: number): void {
    kept.get(id)?.link.close();
    kept.get(id)?.reader.stop();
    kept.delete(id);
  }

  return {
    keep(scanners) {
      const wanted = new Map(scanners.map((scanner) => [scanner.id, scanner]));
      for (const [id, { scanner }] of kept) {
        if (JSON.stringify(wanted.get(id)) !== JSON.stringify(scanner)) close(id);
      }
      for (const scanner of scanners) if (!kept.has(scanner.id)) open(scanner);
    },
    standings: () =>
      [...kept.values()].map(({ scanner: { id, kind, name }, state, since, lastScanAt }) => ({
        ...{ id, kind, name, since, lastScanAt },
        link: state,
      })),
    links: () => Object.fromEntries([...kept].map(([id, { state }]) => [id, state])),
    async found() {
      const kinds = ['serial', 'hid'] as const;
      const lists = await Promise.all(kinds.map((kind) => look(kind, parts.accesses[kind])));
      const chosen = [...kept.values()].map(({ scanner }) => scanner);
      return {
        devices: notChosen(
          lists.flatMap(({ devices }) => devices),
          chosen,
        ),
        noDriver: kinds.filter((_, index) => lists[index]?.noDriver === true),
      };
    },
    stop() {
      for (const id of [...kept.keys()]) close(id);
    },
  };
}

/** A device edge: a list that cannot be had is an empty one. */
async function look(
  kind: DeviceScanner['kind'],
  access: DeviceAccess,
): Promise<{ devices: FoundDevice[]; noDriver: boolean }> {
  try {
    const devices = await access.list();
    return { devices: devices.filter((one) => one.kind === kind), noDriver: false };
  } catch (error) {
    return { devices: [], noDriver: error instanceof NoDriver };
  }
}

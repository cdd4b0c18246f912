/** The devices that this till has chosen: open, read, and looked for while they are away. */
import type { Symbology } from '../../shared/contract';
import type {
  DeviceScanner,
  DeviceStanding,
  FoundDevice,
  FoundDevices,
  LinkState,
  PortFault,
} from '../../shared/scanners';
import { type DeviceAccess, NoDriver } from './access';
import { type Link, openLink } from './link';
import { createReader, type Reader } from './reader';
import { type Claims, claimsOf, isListed } from './same-device';
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
  /** Of those whose port another one has: that one's id. */
  takenBy(): Record<number, number>;
  standings(): DeviceStanding[];
  /** Devices that are plugged in and not chosen yet. */
  found(): Promise<FoundDevices>;
  /** What is plugged in of a kind; empty where it cannot be listed. */
  list(kind: DeviceScanner['kind']): Promise<FoundDevice[]>;
  /** Whether a scanner can be added where this is plugged in: whose device it is already, or why not. */
  place(scanner: DeviceScanner, found: readonly FoundDevice[]): Place;
  stop(): void;
}

export type Place =
  | { kind: 'free' }
  | { kind: 'there'; id: number }
  | { kind: 'no-port'; fault: PortFault };

interface Kept {
  scanner: DeviceScanner;
  link: Link;
  reader: Reader;
  state: LinkState;
  takenBy: number | null;
  since: number;
  lastScanAt: number | null;
}

export function keepDevices(parts: DevicesParts): Devices {
  const kept = new Map<number, Kept>();

  /** The scanners of a kind, the one that was set up first before the others. */
  function ofKind(kind: DeviceScanner['kind']): Kept[] {
    const mine = [...kept.values()].filter(({ scanner }) => scanner.kind === kind);
    return mine.sort((one, other) => one.scanner.id - other.scanner.id);
  }

  function real<S extends DeviceScanner>(scanner: S): S {
    const { device, kind } = scanner;
    return { ...scanner, device: { ...device, path: parts.accesses[kind].real(device.path) } };
  }

  /** Ports that are not this scanner's: open for another, or an earlier one's. */
  function taken({ id, kind }: DeviceScanner, found: readonly FoundDevice[]): Claims {
    const others = ofKind(kind).filter(({ scanner }) => scanner.id !== id);
    const held = others.flatMap(({ scanner, link }) => {
      const path = link.path();
      return path === null ? [] : [[path, scanner.id] as const];
    });
    const earlier = others.filter(({ scanner, link }) => link.path() === null && scanner.id < id);
    return claims(found, earlier, new Map(held));
  }

  function claims(found: readonly FoundDevice[], mine: readonly Kept[], held?: Claims): Claims {
    return claimsOf(
      found,
      mine.map(({ scanner }) => real(scanner)),
      held,
    );
  }

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
      taken: (found) => taken(scanner, found),
      onBytes(bytes) {
        // A line's own suffix is part of what is tested.
        if (kind === 'serial' && parts.testing()) parts.onTestBytes(id, bytes);
        else reader.push(bytes);
      },
      onState(state, takenBy) {
        const mine = kept.get(id);
        if (mine === undefined) return;
        // How it is looked for may change: it is away all the same.
        if ((state === 'ready') !== (mine.state === 'ready')) mine.since = Date.now();
        if (state !== 'ready') reader.lose();
        Object.assign(mine, { state, takenBy });
        parts.onLinks();
      },
    });
    const fresh = {
      state: 'searching',
      takenBy: null,
      since: Date.now(),
      lastScanAt: null,
    } as const;
    kept.set(id, { scanner, link, reader, ...fresh });
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
    takenBy: () =>
      Object.fromEntries(
        [...kept].flatMap(([id, { takenBy }]) => (takenBy === null ? [] : [[id, takenBy]])),
      ),
    async found() {
      const kinds = ['serial', 'hid'] as const;
      const lists = await Promise.all(kinds.map((kind) => look(kind, parts.accesses[kind])));
      return {
        devices: kinds.flatMap((kind, index) => {
          const devices = lists[index]?.devices ?? [];
          const chosen = claims(devices, ofKind(kind));
          return devices.filter(({ device }) => !chosen.has(device.path));
        }),
        noDriver: kinds.filter((_, index) => lists[index]?.noDriver === true),
      };
    },
    list: async (kind) => (await look(kind, parts.accesses[kind])).devices,
    place(scanner, found) {
      const { kind, id, device } = real(scanner);
      const others = ofKind(kind).filter((one) => one.scanner.id !== id);
      const owner = claims(found, others).get(device.path);
      if (owner !== undefined) return { kind: 'there', id: owner };
      const seen = isListed(found, device.path) ? 'port' : parts.accesses[kind].look(device.path);
      if (seen === 'port' || seen === 'away') return { kind: 'free' };
      return { kind: 'no-port', fault: seen };
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

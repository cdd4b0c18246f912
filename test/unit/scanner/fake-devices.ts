/** Devices that a test plugs in, speaks for, and pulls out. */
import { type DeviceAccess, type DeviceEvents, NoDriver } from '../../../main/scanner/access';
import type { PortLook } from '../../../main/scanner/port';
import type { DeviceIdentity, DeviceScanner, FoundDevice } from '../../../shared/scanners';

export interface FakeDevices {
  access: DeviceAccess;
  plug(device: DeviceIdentity): void;
  unplug(path: string): void;
  /** Another program holds it, from now on. */
  hold(path: string): void;
  release(path: string): void;
  send(path: string, bytes: string | readonly number[]): void;
  /** Another name for a port, as a link is. */
  link(name: string, path: string): void;
  /** What a path is that is not plugged in; `away` at first. */
  say(path: string, look: PortLook): void;
  open(): string[];
}

/** A gun with a serial number of its own, on some port. */
export function identity(path: string, serial = 'S1'): DeviceIdentity {
  return { vendor: '0c2e', product: '0901', serial, path };
}

export function fakeDevices(kind: DeviceScanner['kind'], library = true): FakeDevices {
  const plugged = new Map<string, FoundDevice>();
  const opened = new Map<string, DeviceEvents>();
  const held = new Set<string>();
  const names = new Map<string, string>();
  const looks = new Map<string, PortLook>();
  return {
    access: {
      async list() {
        if (!library) throw new NoDriver('wrong ELF class');
        return [...plugged.values()];
      },
      look: (path) => looks.get(path) ?? (plugged.has(path) ? 'port' : 'away'),
      real: (path) => names.get(path) ?? path,
      async open(path, _line, on) {
        if (!plugged.has(path) || held.has(path) || opened.has(path)) throw new Error('refused');
        opened.set(path, on);
        return { close: () => opened.delete(path) };
      },
    },
    plug: (device) => plugged.set(device.path, { kind, label: `Gun ${device.path}`, device }),
    unplug(path) {
      plugged.delete(path);
      const on = opened.get(path);
      opened.delete(path);
      on?.closed();
    },
    hold: (path) => held.add(path),
    release: (path) => held.delete(path),
    send(path, bytes) {
      const raw = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
      opened.get(path)?.data(Uint8Array.from(raw));
    },
    link: (name, path) => names.set(name, path),
    say: (path, look) => looks.set(path, look),
    open: () => [...opened.keys()],
  };
}

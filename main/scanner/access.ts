/**
 * How a device is found and read, whatever it is: a serial port, a HID-POS scanner, or a stand-in
 * in a test. Behind it are native libraries, loaded when a device is first looked for.
 */
import type { FoundDevice, SerialScanner } from '../../shared/scanners';
import type { PortLook } from './port';

export interface DeviceEvents {
  /** Bytes of the line, or one report. */
  data(bytes: Uint8Array): void;
  /** Unplugged, or given up by the system. Comes once, not after `close`. */
  closed(): void;
}

export interface Opened {
  close(): void;
}

export interface DeviceAccess {
  /** What is plugged in now. Throws `NoDriver` where the library cannot be loaded. */
  list(): Promise<FoundDevice[]>;
  /** What a path is, whether it is listed or not. */
  look(path: string): PortLook;
  /** One name for one device. */
  real(path: string): string;
  /** Throws where the device is gone, held by another program, or not this user's to open. */
  open(
    path: string,
    line: Pick<SerialScanner, 'baudRate'> | null,
    on: DeviceEvents,
  ): Promise<Opened>;
}

/** The library does not work on this PC: its file is missing, or made for another system. */
export class NoDriver extends Error {}

/** Loads a library once; every later failure is the same `NoDriver`. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      throw new NoDriver(String(error));
    });
    return loading;
  };
}

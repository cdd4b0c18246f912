/** Lines to a printer: a network connection or a serial port, behind one small interface. */
import { connect } from 'node:net';

/** An open line. Its promises reject with an ordinary error. */
export interface PrinterLink {
  write(bytes: Buffer): Promise<void>;
  /** The next byte that the printer sends; undefined where none comes in time. */
  read(withinMs: number): Promise<number | undefined>;
  close(): void;
}

/** Opens a line; rejects where nobody is there, and when the signal ends it. */
export type OpenLink = (signal: AbortSignal) => Promise<PrinterLink>;

/** What a link needs of a stream of bytes, as sockets and serial ports offer it. */
export interface ByteStream {
  write(bytes: Buffer, done: (error?: Error | null) => void): void;
  on(event: 'data', listener: (bytes: Buffer) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'close', listener: () => void): void;
  destroy(): void;
}

export const PRINTER_PORT = 9100;

/** A printer in the network: raw TCP, as they all offer it on port 9100. */
export function networkLink(host: string, port = PRINTER_PORT): OpenLink {
  return (signal) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true });
      const cancel = () => socket.destroy(new Error('timeout'));
      signal.addEventListener('abort', cancel, { once: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(linkOver(socket));
      });
    });
}

/**
 * A printer on a serial port. `openPort` opens it with the settings of the printer (mostly
 * 9600 or 19200 baud, 8N1); the library for it is the caller's.
 */
export function serialLink(openPort: () => Promise<ByteStream>): OpenLink {
  return async (signal) => {
    const port = await openPort();
    signal.addEventListener('abort', () => port.destroy(), { once: true });
    return linkOver(port);
  };
}

function linkOver(stream: ByteStream): PrinterLink {
  const received: number[] = [];
  let trouble: Error | null = null;
  let wake = () => {};

  const end = (error: Error) => {
    trouble ??= error;
    wake();
  };
  stream.on('data', (bytes) => {
    received.push(...bytes);
    wake();
  });
  stream.on('error', end);
  stream.on('close', () => end(new Error('the connection was closed')));

  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (trouble) return reject(trouble);
        wake = () => trouble && reject(trouble);
        stream.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    async read(withinMs) {
      if (received.length === 0 && !trouble) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const byte = received.shift();
      if (byte === undefined && trouble) throw trouble;
      return byte;
    },
    close: () => stream.destroy(),
  };
}

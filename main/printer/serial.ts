/** A printer's serial port. The library is loaded with the first slip, not with the till. */
import type { ByteStream } from './link';

/** Opens a port, 8N1. Rejects where it is not there, or belongs to another program. */
export async function openSerialPort(path: string, baudRate: number): Promise<ByteStream> {
  const { SerialPort } = await import('serialport');
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate }, (error) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

/** Serial ports, by the `serialport` library: a device edge. */
import type { FoundDevice } from '../../shared/scanners';
import { type DeviceAccess, loadOnce } from './access';
import { lookAtPort, realPort } from './port';

/** The ports of this PC. */
export function serialAccess(): DeviceAccess {
  // A till without a serial gun must not load a native library at its start.
  const library = loadOnce(async () => (await import('serialport')).SerialPort);
  return {
    async list() {
      const SerialPort = await library();
      // Linux without udev cannot list them; a port that is known by its path opens all the same.
      const ports = await SerialPort.list().catch(() => []);
      return ports.map(foundPort);
    },
    look: (path) => lookAtPort(path),
    real: (path) => realPort(path),
    async open(path, line, on) {
      const SerialPort = await library();
      const baudRate = line?.baudRate ?? 9600;
      const port = new SerialPort({ path, baudRate, autoOpen: false, hupcl: false });
      await new Promise<void>((opened, failed) =>
        port.open((error) => (error ? failed(error) : opened())),
      );
      let over = false;
      const end = () => {
        if (over) return;
        over = true;
        on.closed();
      };
      port.on('data', on.data);
      port.on('close', end);
      // Without a listener an error would end the app.
      port.on('error', end);
      return {
        close() {
          over = true;
          if (port.isOpen) port.close();
        },
      };
    },
  };
}

interface Port {
  path: string;
  manufacturer?: string | undefined;
  friendlyName?: string;
  serialNumber?: string | undefined;
  vendorId?: string | undefined;
  productId?: string | undefined;
}

function foundPort(port: Port): FoundDevice {
  const { path, friendlyName, manufacturer, serialNumber = '' } = port;
  // Windows writes the port into the friendly name already.
  const named = friendlyName ?? manufacturer ?? '';
  return {
    kind: 'serial',
    label: named.includes(path) || named === '' ? named || path : `${named} (${path})`,
    device: {
      vendor: hexadecimal(port.vendorId),
      product: hexadecimal(port.productId),
      serial: serialNumber,
      path,
    },
  };
}

function hexadecimal(id: string | undefined): string {
  return id === undefined ? '' : id.toLowerCase().padStart(4, '0');
}

/** HID-POS scanners, by the `node-hid` library: a device edge. */
import type { FoundDevice } from '../../shared/scanners';
import { type DeviceAccess, loadOnce } from './access';
import { HID_USAGE, HID_USAGE_PAGE } from './hid-report';
import { isListed } from './same-device';

/** The HID-POS scanners of this PC; nothing else that is HID is ever opened. */
export function hidAccess(): DeviceAccess {
  const library = loadOnce(() => import('node-hid'));
  async function list(): Promise<FoundDevice[]> {
    const hid = await library();
    return (await hid.devicesAsync()).flatMap((found) => {
      const scanner = found.usagePage === HID_USAGE_PAGE && found.usage === HID_USAGE;
      if (!scanner || found.path === undefined) return [];
      const { manufacturer = '', product = '', serialNumber = '', path } = found;
      const [vendorId, productId] = [found.vendorId, found.productId].map(hexadecimal);
      return {
        kind: 'hid' as const,
        label: `${manufacturer} ${product}`.trim() || `${vendorId}:${productId}`,
        device: { vendor: vendorId ?? '', product: productId ?? '', serial: serialNumber, path },
      };
    });
  }
  return {
    list,
    // Only the list knows: a path of another sort is never opened.
    look: () => 'away',
    real: (path) => path,
    async open(path, _line, on) {
      if (!isListed(await list(), path)) throw new Error('no HID-POS scanner');
      const hid = await library();
      const device = await hid.HIDAsync.open(path);
      let over = false;
      device.on('data', on.data);
      // The library tells of an unplugged device by an error.
      device.on('error', () => {
        if (over) return;
        over = true;
        void device.close().catch(() => undefined); // It may be gone for good.
        on.closed();
      });
      return {
        close() {
          over = true;
          void device.close().catch(() => undefined); // Likewise.
        },
      };
    },
  };
}

function hexadecimal(id: number): string {
  return id.toString(16).padStart(4, '0');
}

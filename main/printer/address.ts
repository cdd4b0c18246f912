/** Where a slip printer is: what a person may type for it, and what it means. Pure. */
import type { ShownSettings } from '../../shared/settings';
import { isHost } from '../settings/api-base';
import { PRINTER_PORT } from './link';

const MOST_PORT = 65_535;

/** `192.168.1.50`, `192.168.1.50:9100`, `printer.shop` or `[fe80::1]:9100`. */
export function networkAddress(address: string): { host: string; port: number } {
  const parts = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(address);
  const host = parts?.[1] ?? parts?.[2] ?? address;
  return { host, port: parts?.[3] ? Number(parts[3]) : PRINTER_PORT };
}

/** Whether a printer of this kind can be at an address. Empty: not typed yet. */
export function isPrinterAddress(printer: ShownSettings['printer'], address: string): boolean {
  if (address === '') return true;
  switch (printer) {
    case 'none':
      return true;
    case 'network': {
      const { host, port } = networkAddress(address);
      return isHost(host) && port >= 1 && port <= MOST_PORT;
    }
    case 'serial':
      return /^(COM\d{1,3}|\/dev\/[\w.+:@/-]+)$/i.test(address);
    default:
      return printer satisfies never;
  }
}

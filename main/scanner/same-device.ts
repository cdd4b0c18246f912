/** Which of the devices plugged in is the chosen one. Pure. */
import type { DeviceIdentity, FoundDevice } from '../../shared/scanners';

/**
 * The path of the chosen device today; null where it is not there. A port is numbered anew at
 * every plug, so vendor, product and serial number count, and of guns alike the path it had. A
 * port that is no USB device has nothing but its path, which may not even be listed.
 */
export function choosePath(
  found: readonly FoundDevice[],
  chosen: DeviceIdentity,
  taken: readonly string[] = [],
): string | null {
  if (chosen.vendor === '') return chosen.path;
  const alike = found
    .map(({ device }) => device)
    .filter((device) => isSame(device, chosen) && !taken.includes(device.path));
  const same = alike.find(({ path }) => path === chosen.path) ?? alike[0];
  return same?.path ?? null;
}

function isSame(device: DeviceIdentity, chosen: DeviceIdentity): boolean {
  const { vendor, product, serial } = chosen;
  return device.vendor === vendor && device.product === product && device.serial === serial;
}

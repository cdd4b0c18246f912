/** Which of the devices plugged in is the chosen one, and whose it is. Pure; paths are real ones. */
import type { DeviceIdentity, DeviceScanner, FoundDevice } from '../../shared/scanners';

/** Which scanner has a port, by the port's path. */
export type Claims = ReadonlyMap<string, number>;

/**
 * The path of the chosen device today; null where it is not there, or another scanner's. A port is
 * numbered anew at every plug, so vendor, product and serial number count, and of guns alike the
 * path it had. A port that is no USB device has nothing but its path, which may not even be listed.
 */
export function choosePath(
  found: readonly FoundDevice[],
  chosen: DeviceIdentity,
  taken: Claims = new Map(),
): string | null {
  if (chosen.vendor === '') return taken.has(chosen.path) ? null : chosen.path;
  const alike = found
    .map(({ device }) => device)
    .filter((device) => isSame(device, chosen) && !taken.has(device.path));
  const same = alike.find(({ path }) => path === chosen.path) ?? alike[0];
  return same?.path ?? null;
}

/**
 * Whose port each is, the earlier scanner's first; of one that is not plugged in the port it had,
 * unless something else is there now. `held` are those that are open.
 */
export function claimsOf(
  found: readonly FoundDevice[],
  scanners: readonly Pick<DeviceScanner, 'id' | 'device'>[],
  held: Claims = new Map(),
): Claims {
  const claims = new Map(held);
  for (const { id, device } of scanners) {
    const today = choosePath(found, device, claims);
    const free = !claims.has(device.path) && !isListed(found, device.path);
    const path = today ?? (free ? device.path : null);
    if (path !== null) claims.set(path, id);
  }
  return claims;
}

export function isListed(found: readonly FoundDevice[], path: string): boolean {
  return found.some(({ device }) => device.path === path);
}

function isSame(device: DeviceIdentity, chosen: DeviceIdentity): boolean {
  const { vendor, product, serial } = chosen;
  return device.vendor === vendor && device.product === product && device.serial === serial;
}

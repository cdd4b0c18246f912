/** What no single code shows: pictures of what takes two tills, two scans or time. */
import type { Shop } from '../../test/e2e/support/shop';
import type { Shots } from './shots';

/** Plays the scenes and takes their pictures. */
export async function takeScenes(shop: Shop, switches: string[], shots: Shots): Promise<void> {
  const till = await shop.openTill({ switches });
  await shots.take(till.page, 'ready');
}

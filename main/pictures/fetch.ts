/** Fetches one picture from WeChat's hosts: no redirects, at most 1 MB, a few seconds. */
import { type ConnectionOptions, openConnections } from '../wechat/connections';
import { MOST_BYTES } from './rules';

export type FetchPicture = (address: URL) => Promise<Uint8Array | null>;

const TIMEOUT_MS = 8_000;

/** A fetcher on the shop's way out: its proxy and its extra CA. */
export function createPictureFetch(way: () => Omit<ConnectionOptions, 'apiBase'>): FetchPicture {
  return async (address) => {
    const connections = await openConnections({ ...way(), apiBase: address.origin });
    try {
      const response = await connections.request({
        origin: address.origin,
        method: 'GET',
        path: address.pathname + address.search,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (response.statusCode !== 200) return null;
      return await readAtMost(response.body);
    } catch {
      return null; // A network edge: without the picture a letter is drawn.
    } finally {
      void connections.destroy();
    }
  };
}

async function readAtMost(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

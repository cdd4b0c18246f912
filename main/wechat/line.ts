/**
 * The way to WeChat for one account: connections, token, calls. A change of the account is a
 * new line; what is in flight ends on the old one.
 */
import { type Api, createApi } from './api';
import type { ConnectionOptions } from './connections';
import { createRequester, type Reached, type Requester } from './request';
import { type TokenOptions, type TokenSource, tokenSource } from './token';

/** An account with its secrets, as the main process alone knows it. */
export type LineOptions = ConnectionOptions & Omit<TokenOptions, keyof ConnectionOptions>;

export interface Line {
  api: Api;
  requester: Requester;
  tokens: TokenSource;
  /** The shop's way out, for what is fetched from other hosts. */
  way: ConnectionOptions;
}

/** No connection is made before the first call. */
export function openLine(options: LineOptions, onReached?: (reached: Reached) => void): Line {
  const { apiBase, proxy, extraCa } = options;
  const way = { apiBase, proxy, extraCa };
  const requester = createRequester({ ...way, ...(onReached ? { onReached } : {}) });
  const tokens = tokenSource(requester, options);
  return { api: createApi(requester, tokens), requester, tokens, way };
}

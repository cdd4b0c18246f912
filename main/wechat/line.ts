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
  /** For the console, over connections of its own: no call of it waits before the counter's. */
  behind: Api;
  requester: Requester;
  tokens: TokenSource;
  /** Fresh connections after sleep or a change of network. */
  refresh(): void;
  /** Takes no further calls; what is in flight ends. */
  retire(): void;
  close(): Promise<void>;
  /** The shop's way out, for what is fetched from other hosts. */
  way: ConnectionOptions;
}

/** For what managers ask, at most so many calls at once. */
const CONSOLE_CONNECTIONS = 8;

/** No connection is made before the first call. */
export function openLine(options: LineOptions, onReached?: (reached: Reached) => void): Line {
  const { apiBase, proxy, extraCa } = options;
  const way = { apiBase, proxy, extraCa };
  const told = onReached ? { onReached } : {};
  const requester = createRequester({ ...way, ...told });
  const second = createRequester({ ...way, ...told, connections: CONSOLE_CONNECTIONS });
  const tokens = tokenSource(requester, options);
  return {
    api: createApi(requester, tokens),
    behind: createApi(second, tokens),
    requester,
    tokens,
    way,
    refresh() {
      void requester.refresh();
      void second.refresh();
    },
    retire() {
      void requester.retire();
      void second.retire();
    },
    async close() {
      await requester.close();
      await second.close();
    },
  };
}

/**
 * The keep-alive pool to the API base: HTTP/1.1, through the shop's proxy and with its extra
 * CA where the settings name them. Marks every error that comes before a connection stands:
 * only those are "not sent" (redemption rules §4).
 */
import { rootCertificates } from 'node:tls';
import { buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';

export interface ConnectionOptions {
  apiBase: string;
  /** URL of an HTTP(S) proxy. */
  proxy?: string | undefined;
  /** PEM text of a further certificate authority, beside the well-known ones. */
  extraCa?: string | undefined;
}

export interface Connections {
  dispatcher: Dispatcher;
  /** Monotonic moment at which the newest connection stood. */
  connectedAt(): number;
}

/** A connection was never made. */
export class ConnectError extends Error {
  constructor(
    readonly code: string,
    cause: unknown,
  ) {
    super(code, { cause });
  }
}

const CONNECT_TIMEOUT_MS = 3_000;
const CONNECTIONS = 8;
const KEEP_ALIVE_MS = 30_000;

/** Opens a pool. No connection is made before the first call. */
export function openConnections({ apiBase, proxy, extraCa }: ConnectionOptions): Connections {
  const clock = { connectedAt: Number.NEGATIVE_INFINITY };
  const tls = extraCa === undefined ? {} : { ca: withWellKnown(extraCa) };
  const pool = {
    connections: CONNECTIONS,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const { origin } = new URL(apiBase);
  const dispatcher = proxy
    ? new ProxyAgent({
        uri: proxy,
        ...pool,
        requestTls: { timeout: CONNECT_TIMEOUT_MS, allowH2: false, ...tls },
        proxyTls: { timeout: CONNECT_TIMEOUT_MS, allowH2: false, ...tls },
        factory: (to, options) => {
          const { connect } = options as { connect: buildConnector.connector };
          return new Pool(to, { ...options, connect: marked(connect, clock) });
        },
      })
    : new Pool(origin, {
        ...pool,
        connect: marked(
          buildConnector({ timeout: CONNECT_TIMEOUT_MS, allowH2: false, ...tls }),
          clock,
        ),
      });
  return { dispatcher, connectedAt: () => clock.connectedAt };
}

function marked(
  connect: buildConnector.connector,
  clock: { connectedAt: number },
): buildConnector.connector {
  return (options, callback) => {
    connect(options, (...result) => {
      const [error] = result;
      if (error) {
        const code = (error as NodeJS.ErrnoException).code ?? error.name;
        callback(new ConnectError(code, error), null);
        return;
      }
      clock.connectedAt = performance.now();
      callback(...result);
    });
  };
}

function withWellKnown(extraCa: string): string[] {
  return [...rootCertificates, extraCa];
}

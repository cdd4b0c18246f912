/**
 * The keep-alive pool to the API base: HTTP/1.1, through the shop's proxy and with its extra
 * CA where the settings name them. Marks every error that comes before a connection stands:
 * only those are "not sent" (redemption rules §4).
 */
import { rootCertificates } from 'node:tls';
import type { buildConnector, Dispatcher } from 'undici';

export interface ConnectionOptions {
  apiBase: string;
  /** URL of an HTTP(S) proxy. */
  proxy?: string | undefined;
  /** PEM text of a further certificate authority, beside the well-known ones. */
  extraCa?: string | undefined;
  /** How many calls can be on their way at once; more of them wait. */
  connections?: number;
}

/** A connection was never made. */
export class ConnectError extends Error {
  constructor(
    /** Not named `code`: undici tries for ever after errors with some codes of its own. */
    readonly reason: string,
    cause: unknown,
  ) {
    super(reason, { cause });
  }
}

/** What a connection that did not stand in time is called, as undici calls it. */
export const CONNECT_TIMEOUT = 'UND_ERR_CONNECT_TIMEOUT';

const CONNECT_TIMEOUT_MS = 3_000;
const CONNECTIONS = 8;
const KEEP_ALIVE_MS = 30_000;

/**
 * Opens a pool; no connection is made before the first call. undici is loaded here, and so not
 * while the till starts. Throws `ConnectError` where the settings cannot be used.
 */
export async function openConnections(options: ConnectionOptions): Promise<Dispatcher> {
  const undici = await import('undici');
  try {
    return poolOf(undici, options);
  } catch (error) {
    throw new ConnectError(reasonOf(error as Error), error);
  }
}

/** The same pool for one request; tells when its first byte goes out, however long it waited. */
export function telling(dispatcher: Dispatcher, onStart: () => void): Dispatcher {
  return dispatcher.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, {
        onRequestStart: (...started) => {
          onStart();
          handler.onRequestStart?.(...started);
        },
        onRequestUpgrade: (...upgraded) => handler.onRequestUpgrade?.(...upgraded),
        onResponseStart: (...head) => handler.onResponseStart?.(...head),
        onResponseData: (...chunk) => handler.onResponseData?.(...chunk),
        onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
        onResponseError: (...error) => handler.onResponseError?.(...error),
      }),
  );
}

function poolOf(
  { buildConnector, Pool, ProxyAgent }: typeof import('undici'),
  options: ConnectionOptions,
): Dispatcher {
  const { apiBase, proxy, extraCa, connections = CONNECTIONS } = options;
  const tls = extraCa === undefined ? {} : { ca: withWellKnown(extraCa) };
  const pool = {
    connections,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
  const reach = { timeout: CONNECT_TIMEOUT_MS, allowH2: false, ...tls };
  if (!proxy) {
    return new Pool(new URL(apiBase).origin, { ...pool, connect: marked(buildConnector(reach)) });
  }
  return new ProxyAgent({
    uri: proxy,
    ...pool,
    requestTls: reach,
    proxyTls: reach,
    factory: (to, options) => {
      const { connect } = options as { connect: buildConnector.connector };
      return new Pool(to, { ...options, connect: marked(connect) });
    },
  });
}

/** Marks what fails, and ends what takes too long: a proxy may keep silent after its CONNECT. */
function marked(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) => {
    const ended = new AbortController();
    const timer = setTimeout(() => {
      ended.abort();
      callback(new ConnectError(CONNECT_TIMEOUT, null), null);
    }, CONNECT_TIMEOUT_MS);
    const answered: buildConnector.Callback = (...result) => {
      const [error, socket] = result;
      clearTimeout(timer);
      if (ended.signal.aborted) socket?.on('error', () => {}).destroy();
      else if (error) callback(new ConnectError(reasonOf(error), error), null);
      else callback(...result);
    };
    try {
      connect({ ...options, signal: ended.signal } as buildConnector.Options, answered);
    } catch (error) {
      answered(error as Error, null); // Its settings cannot be used: the shop's CA, for one.
    }
  };
}

function reasonOf(error: Error): string {
  return (error as NodeJS.ErrnoException).code ?? error.name;
}

function withWellKnown(extraCa: string): string[] {
  return [...rootCertificates, extraCa];
}

/**
 * The parts of undici that are used, for the bundle: fetch, web sockets, caches and mocks would
 * be compiled at every start before the window can open. What is done here is what undici's
 * own index does for them; `electron.vite.config.ts` puts this in its place.
 */
import api from 'undici/lib/api/index.js';
import buildConnector from 'undici/lib/core/connect.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import ProxyAgent from 'undici/lib/dispatcher/proxy-agent.js';

Object.assign(Dispatcher.prototype, api);

export { buildConnector, Pool, ProxyAgent };

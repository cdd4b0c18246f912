/**
 * The practice WeChat server: the account's rules without WeChat, on loopback only. It runs
 * inside the app (practice mode) and standalone, knows no Electron, and starts anew with
 * every start. Same codes, same answers: nothing in it is random.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cardLinks, couponSeeds, faultsOfCodes } from './codes';
import { type Control, createControl } from './control';
import { answerControl } from './control-http';
import { customerSeeds } from './customers';
import { answerCall, type ServerState } from './exchange';
import { createFaults } from './faults';
import { createLog } from './log';
import { type Asked, readRequest } from './request';
import { createTokenBook } from './tokens';
import { createWaits } from './waits';
import { createWorld } from './world';

export interface PracticeOptions {
  /** 0 takes a free port. */
  port?: number;
  appId?: string;
  appSecret?: string;
  /** Milliseconds since 1970; for tests of token lives and dates. */
  clock?: () => number;
  /** Added to every answer of the API. */
  latencyMs?: number;
}

export interface PracticeServer {
  port: number;
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  baseUrl: string;
  appId: string;
  appSecret: string;
  /** What happens there and what shall go wrong there. */
  control: Control;
  /** Ends every connection and every delayed request. */
  close(): Promise<void>;
}

const APP_ID = 'wx4b7a11c0ffee2024';
const APP_SECRET = '7e57c0de7e57c0de7e57c0de7e57c0de';
/** Longer than any till pauses: a pooled connection must not die under a consume. */
const KEEP_ALIVE_MS = 120_000;

let servers = 0;

/** Starts a practice server on 127.0.0.1. */
export async function startPracticeServer(options: PracticeOptions = {}): Promise<PracticeServer> {
  const clock = options.clock ?? Date.now;
  const { appId = APP_ID, appSecret = APP_SECRET } = options;
  const waits = createWaits();
  const log = createLog();
  servers += 1;
  let serial = 0;
  let closed = false;
  const state: ServerState = {
    world: createWorld([...couponSeeds(), ...customerSeeds()], cardLinks(), clock()),
    tokens: createTokenBook(`${appId}/${appSecret}/${clock()}/${servers}`, clock),
    faults: createFaults(faultsOfCodes()),
    appId,
    appSecret,
    clock,
    wait: waits.wait,
    afterRead: new Map(),
    dateShiftSeconds: 0,
    nextSerial: () => {
      serial += 1;
      return serial;
    },
  };

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    // A request that we trip over costs its own connection, never the till around us.
    answer(request, response).catch(() => request.socket.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readRequest(request);
    if (!asked) return void request.socket.destroy();
    if (asked.path.startsWith('/practice/')) return answerControl(control, asked, response);
    const entry = log.add(asked, clock());
    if (control.isRefusing()) {
      entry.outcome = 'refused connection';
      return void request.socket.destroy();
    }
    if (!(await waits.wait(control.latencyMs()))) return void request.socket.destroy();
    entry.outcome = await answerPath(asked, response);
  }

  async function answerPath(asked: Asked, response: ServerResponse): Promise<string> {
    if (asked.call) return answerCall(state, asked, asked.call, response);
    const found = asked.path === '/';
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(found ? 'kaquan practice server\n' : 'no such API\n');
    return found ? 'HTTP 200' : 'HTTP 404';
  }

  function listen(port: number): Promise<number> {
    if (server.listening || closed) return Promise.resolve(port);
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  }

  function stop(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  const control = createControl(state, log, {
    latencyMs: options.latencyMs ?? 0,
    stopListening: stop,
    listenAgain: async () => void (await listen(port)),
    wait: waits.wait,
    stopWaiting: waits.cancelAll,
  });
  const port = await listen(options.port ?? 0);
  return {
    port,
    baseUrl: `http://127.0.0.1:${port}`,
    appId,
    appSecret,
    control,
    close: async () => {
      closed = true;
      waits.close();
      await stop();
    },
  };
}

/**
 * Hostile input for everything that a code, a card, an answer or a scanner can carry: nothing
 * may throw, nothing may take long. `npm run bench -- fuzz`; a smaller share runs in the tests.
 */
import { createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import * as v from 'valibot';
import { inputs } from '../../main/ipc/inputs';
import { csvRecord } from '../../main/ledger/csv';
import { redact, redactFacts } from '../../main/logs/redact';
import { defaultProfile } from '../../main/scanner/profiles';
import { feed, tick } from '../../main/scanner/wedge';
import { idle } from '../../main/scanner/wedge-state';
import {
  readCodeAnswer,
  readDecryptAnswer,
  readEnvelope,
  readTokenAnswer,
} from '../../main/wechat/answers';
import { readCardAnswer } from '../../main/wechat/card-answer';
import { errcodeRow } from '../../main/wechat/errcodes';
import { parseJson } from '../../main/wechat/json';
import { createRequester } from '../../main/wechat/request';
import { isObject } from '../../main/wechat/wire';
import { readAsCode, readCode } from '../../shared/code';
import { type CallName, callers } from '../../shared/contract';
import { hostileBody, hostileHead, hostileKey, hostileText, hostileValue } from './hostile';
import { publish, round } from './stats';

/** No input may take longer. Milliseconds. */
const SLOW_MS = 50;
const RUNS = 100_000;

export interface Fuzzed {
  name: string;
  inputs: number;
  /** What was thrown, each with a short form of its input. */
  thrown: string[];
  /** Inputs that took over `SLOW_MS`, every one of three times. */
  slow: string[];
  worstMs: number;
}

interface Lane<T> {
  name: string;
  /** Share of all inputs, percent. */
  share: number;
  input: fc.Arbitrary<T>;
  deed(input: T): void;
}

const text: Lane<string> = {
  name: 'code texts',
  share: 35,
  input: hostileText,
  deed(one) {
    for (const symbology of [undefined, 'QRCode', 'EAN13']) readCode(one, symbology);
    const read = readAsCode(one);
    if (read.kind !== 'card-link' && [...read.code].length > 64) throw new Error('kept too much');
  },
};

const body: Lane<string> = {
  name: 'answers',
  share: 30,
  input: hostileBody,
  deed(one) {
    const parsed = parseJson(one);
    if (!parsed.ok || !isObject(parsed.value)) return;
    const envelope = readEnvelope(parsed.value);
    if (envelope) errcodeRow(envelope.errcode);
    readCodeAnswer(parsed.value);
    readCardAnswer(parsed.value);
    readDecryptAnswer(parsed.value);
    readTokenAnswer(parsed.value);
  },
};

type Keys = { key: string; code: string; up: boolean; gapMs: number; times: number } & Record<
  'shift' | 'control' | 'alt' | 'meta',
  boolean
>;
const keys: Lane<Keys[]> = {
  name: 'scanner keys',
  share: 15,
  input: fc.array(hostileKey, { maxLength: 60 }),
  deed(row) {
    let state = idle;
    let at = 0;
    for (const { up, gapMs, times, ...key } of row) {
      for (let time = 0; time < times; time += 1) {
        at += gapMs;
        const event = { ...key, type: up ? ('keyUp' as const) : ('keyDown' as const) };
        state = feed(state, { ...event, isAutoRepeat: false }, at, defaultProfile).state;
      }
    }
    tick(state, Number.POSITIVE_INFINITY, defaultProfile);
  },
};

const names = Object.keys(callers) as CallName[];
const calls: Lane<unknown> = {
  name: 'calls of the page',
  share: 10,
  input: hostileValue,
  deed(one) {
    for (const name of names) v.safeParse(inputs[name] as v.GenericSchema, one);
  },
};

const records: Lane<string> = {
  name: 'logs and tables',
  share: 10,
  input: hostileText,
  deed(one) {
    JSON.stringify({ text: redact(one), facts: redactFacts({ code: one.slice(0, 200), ms: 1 }) });
    csvRecord([one.slice(0, 4_096), 1, null]);
  },
};

/** All lanes, `total` inputs together, the same for the same seed. */
export async function fuzz(total: number, seed: number): Promise<Fuzzed[]> {
  const found = [
    fuzzLane(text, total, seed),
    fuzzLane(body, total, seed),
    fuzzLane(keys, total, seed),
    fuzzLane(calls, total, seed),
    fuzzLane(records, total, seed),
  ];
  return [...found, await fuzzHeads(Math.max(20, Math.floor(total / 200)), seed)];
}

/** Runs all, prints the table, and leaves `out/bench/fuzz.json`. */
export async function run(): Promise<void> {
  const found = await fuzz(RUNS, Date.now() % 2 ** 31);
  console.table(
    Object.fromEntries(
      found.map(({ name, inputs: count, thrown, slow, worstMs }) => [
        name,
        { inputs: count, thrown: thrown.length, slow: slow.length, 'worst, ms': round(worstMs) },
      ]),
    ),
  );
  for (const { name, thrown, slow } of found) {
    for (const line of [...thrown, ...slow].slice(0, 5)) console.log(`${name}: ${line}`);
  }
  const sum = (of: (one: Fuzzed) => number) => found.reduce((all, one) => all + of(one), 0);
  publish('fuzz', {
    figures: { found },
    targets: [
      { name: 'inputs', value: sum((one) => one.inputs), limit: RUNS, kind: 'least' },
      { name: 'thrown', value: sum((one) => one.thrown.length), limit: 0, kind: 'most' },
      { name: `over ${SLOW_MS} ms`, value: sum((one) => one.slow.length), limit: 0, kind: 'most' },
    ],
  });
}

function fuzzLane<T>(lane: Lane<T>, total: number, seed: number): Fuzzed {
  const count = Math.ceil((total * lane.share) / 100);
  const found: Fuzzed = { name: lane.name, inputs: 0, thrown: [], slow: [], worstMs: 0 };
  for (let batch = 0; found.inputs < count; batch += 1) {
    const numRuns = Math.min(500, count - found.inputs);
    for (const input of fc.sample(lane.input, { numRuns, seed: seed + batch })) {
      found.inputs += 1;
      try {
        note(
          found,
          fastestMs(() => lane.deed(input)),
          input,
        );
      } catch (error) {
        found.thrown.push(`${String(error)}: ${shorten(input)}`);
      }
    }
  }
  return found;
}

/** Only an input that is slow again and again is slow by itself; a busy machine is not. */
function fastestMs(deed: () => void): number {
  let fastest = Number.POSITIVE_INFINITY;
  for (let time = 0; time < 3 && fastest > SLOW_MS; time += 1) {
    const started = performance.now();
    deed();
    fastest = Math.min(fastest, performance.now() - started);
  }
  return fastest;
}

function note(found: Fuzzed, ms: number, input: unknown): void {
  found.worstMs = Math.max(found.worstMs, ms);
  if (ms > SLOW_MS) found.slow.push(`${Math.round(ms)} ms: ${shorten(input)}`);
}

function shorten(input: unknown): string {
  const whole = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input));
  return `${JSON.stringify(whole.slice(0, 80))} (${whole.length} characters)`;
}

/** Heads of answers, over a real connection: whatever comes, it is a reply or a failure. */
async function fuzzHeads(count: number, seed: number): Promise<Fuzzed> {
  const found: Fuzzed = { name: 'answer heads', inputs: 0, thrown: [], slow: [], worstMs: 0 };
  let head = '';
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', () => socket.end(Buffer.from(head, 'latin1')));
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const requester = createRequester({ apiBase: `http://127.0.0.1:${port}` });
  for (const one of fc.sample(hostileHead, { numRuns: count, seed })) {
    head = one;
    found.inputs += 1;
    try {
      let fastest = Number.POSITIVE_INFINITY;
      for (let time = 0; time < 3 && fastest > SLOW_MS; time += 1) {
        // Processor time: two sockets on a busy machine also wait for other programs.
        const before = process.cpuUsage();
        const { kind } = await requester.send({ method: 'GET', path: '/', timeoutMs: 2_000 });
        if (kind !== 'failure' && kind !== 'reply') throw new Error('neither reply nor failure');
        const { user, system } = process.cpuUsage(before);
        fastest = Math.min(fastest, (user + system) / 1000);
      }
      note(found, fastest, one);
    } catch (error) {
      found.thrown.push(`${String(error)}: ${shorten(one)}`);
    }
  }
  await requester.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((done) => server.close(done));
  return found;
}

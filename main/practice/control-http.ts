/**
 * The control over HTTP, for a practice server that runs on its own: `/practice/…`, on
 * loopback like everything here. A wrong control answers 400 with the key's name, so that
 * a test never believes in a fault it did not set. Described in docs/practice-server.md.
 */
import type { ServerResponse } from 'node:http';
import type { Json } from './answer';
import { parseObject } from './body';
import type { Control } from './control';
import { readFault } from './fault-input';
import type { Asked } from './request';

/** Answers one request under `/practice/`. */
export async function answerControl(
  control: Control,
  asked: Asked,
  response: ServerResponse,
): Promise<void> {
  const [status, value] = await answerOf(control, asked);
  const body = Buffer.from(`${JSON.stringify(value, null, 1)}\n`, 'utf8');
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.byteLength,
  });
  response.end(body);
}

async function answerOf(control: Control, asked: Asked): Promise<[number, unknown]> {
  switch (`${asked.method} ${asked.path}`) {
    case 'GET /practice/codes':
      return [200, control.codes()];
    case 'GET /practice/consumed':
      return [200, control.consumed()];
    case 'GET /practice/log':
      return [200, control.log()];
    case 'POST /practice/control': {
      const json = parseObject(asked.raw);
      if (!json) return [400, { error: 'the body is no JSON object' }];
      const steps = stepsOf(control, json);
      if (typeof steps === 'string') return [400, { error: steps }];
      for (const step of steps) step();
      return [200, { ok: true }];
    }
    default:
      return [404, { error: `no ${asked.method} ${asked.path} here` }];
  }
}

const MOST_CARDS = 100_000;

type Step = () => void;

/** The steps that a control asks for, in the order of this table; or what is wrong with it. */
const keys: { [key: string]: (control: Control, value: unknown) => Step | Step[] | string } = {
  reset: (control, value) => (value === true ? control.reset : 'reset: must be true'),
  clear: (control, value) => {
    if (value === true) return () => control.clearFaults();
    return typeof value === 'string' ? () => control.clearFaults(value) : 'clear: true or a code';
  },
  clearLog: (control, value) => (value === true ? control.clearLog : 'clearLog: must be true'),
  faults: (control, value) => {
    if (!Array.isArray(value)) return 'faults: must be a list';
    const faults = value.map(readFault);
    const wrong = faults.find((fault) => typeof fault === 'string');
    if (wrong !== undefined) return wrong;
    return faults.flatMap((fault) =>
      typeof fault === 'string' ? [] : [() => control.addFault(fault)],
    );
  },
  latencyMs: (control, value) =>
    isMilliseconds(value) ? () => control.setLatency(value) : 'latencyMs: milliseconds',
  refuseAll: (control, value) =>
    typeof value === 'boolean' ? () => control.refuseAll(value) : 'refuseAll: true or false',
  dateShiftSeconds: (control, value) =>
    value === null || Number.isSafeInteger(value)
      ? () => control.shiftDate(value as number | null)
      : 'dateShiftSeconds: whole seconds, or null for no Date header',
  expireTokens: (control, value) =>
    value === true ? control.expireTokens : 'expireTokens: must be true',
  addCards: (control, value) =>
    Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MOST_CARDS
      ? () => control.addCards(Number(value))
      : `addCards: a number up to ${MOST_CARDS}`,
  status: readStatus,
  stopListeningMs: (control, value) =>
    isMilliseconds(value) ? () => control.stopListeningFor(value) : 'stopListeningMs: milliseconds',
};

function stepsOf(control: Control, json: Json): Step[] | string {
  const unknown = Object.keys(json).find((key) => !Object.hasOwn(keys, key));
  if (unknown !== undefined) return `${unknown}: unknown key`;
  const steps: Step[] = [];
  for (const [key, read] of Object.entries(keys)) {
    if (!Object.hasOwn(json, key)) continue;
    const step = read(control, json[key]);
    if (typeof step === 'string') return step;
    steps.push(...(Array.isArray(step) ? step : [step]));
  }
  return steps;
}

function readStatus(control: Control, value: unknown): Step | string {
  const { code, cardId = null, status } = (value ?? {}) as Json;
  if (typeof code !== 'string' || typeof status !== 'string') return 'status: code and status';
  if (cardId !== null && typeof cardId !== 'string') return 'status: cardId must be text';
  return () => void control.setStatus(code, cardId, status);
}

function isMilliseconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 600_000;
}

/**
 * The way of one request: what is wrong with it, what the plan of faults does to it, what
 * its call answers, and what of that reaches the client.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { never } from '../../shared/never';
import { type Answer, bodyOf, type Json, refuse } from './answer';
import type { Deed, Faults } from './faults';
import { type Asked, inputOf } from './request';
import { reshape } from './reshape';
import type { Call } from './routes';
import type { TokenBook } from './tokens';
import type { World } from './world';

/** Everything a request may touch; one per server. */
export interface ServerState {
  world: World;
  tokens: TokenBook;
  faults: Faults;
  appId: string;
  appSecret: string;
  clock: () => number;
  /** Waiting that ends when the server closes: resolves false then. */
  wait(ms: number): Promise<boolean>;
  /** Consumes that wait for the next code/get of their code. */
  afterRead: Map<string, () => void>;
  /** Null sends no `Date` header at all. */
  dateShiftSeconds: number | null;
  nextSerial(): number;
}

/** Answers one request of the API; tells the log what became of it. */
export async function answerCall(
  state: ServerState,
  asked: Asked,
  call: Call,
  response: ServerResponse,
): Promise<string> {
  const checked = inputOf(asked, call, state.tokens.check);
  if (call.api === 'consume' && checked.ok) state.world.countAttempt(String(checked.input.code));
  // A request that WeChat rejects at the door never gets as far as its coupon's troubles.
  const { api } = asked.subject;
  const atTheDoor = { api, code: null, cardId: null, checkConsume: null, days: null };
  const plan = state.faults.planFor(checked.ok ? asked.subject : atTheDoor);
  const noDate = plan.deeds.some((deed) => deed.kind === 'no-date');
  for (const deed of plan.deeds) {
    if (await prepare(state, asked, deed)) continue;
    drop(response.req.socket, false);
    return 'closed';
  }

  const perform = (): Answer => {
    if (!checked.ok) return checked.answer;
    const { world, tokens, appId, appSecret } = state;
    const surroundings = { world, tokens, appId, appSecret, now: state.clock() };
    return call.handle(surroundings, checked.input);
  };
  const done = await decide(state, asked, plan.deciding, perform, response.req);
  if (done.kind === 'silence') {
    if (done.close) drop(response.req.socket, done.reset);
    return done.note;
  }
  if (call.api === 'get' && asked.subject.code !== null) readBack(state, asked.subject.code);
  send(state, response, { ...done, noDate, text: isText(asked) });
  return done.note;
}

type Done =
  | { kind: 'silence'; close: boolean; reset: boolean; note: string }
  | { kind: 'answer'; status: number; body: string; note: string };

async function decide(
  state: ServerState,
  asked: Asked,
  deed: Deed | null,
  perform: () => Answer,
  request: IncomingMessage,
): Promise<Done> {
  const serial = state.nextSerial();
  const silence = (note: string, reset = false): Done => ({
    kind: 'silence',
    close: true,
    reset,
    note,
  });
  const answered = (body: string, note: string, status = 200): Done => ({
    kind: 'answer',
    status,
    body,
    note,
  });
  const json = (answer: Answer): Json => bodyOf(answer, serial);
  switch (deed?.kind) {
    case 'drop-before':
      return silence('dropped before');
    case 'reset':
      return silence('reset before', true);
    case 'drop-after':
      perform();
      return silence('dropped after');
    case 'apply-late':
      drop(request.socket, false);
      void state.wait(deed.ms).then((open) => open && perform());
      return silence('dropped, applied late');
    case 'apply-after-read':
      state.afterRead.set(asked.subject.code ?? '', () => void perform());
      return silence('dropped, applied after the next read');
    case 'hang':
      if (deed.apply) perform();
      return { kind: 'silence', close: false, reset: false, note: 'never answered' };
    case 'http':
      if (deed.apply) perform();
      return answered(deed.body ?? '', `HTTP ${deed.status}`, deed.status);
    case 'errcode': {
      if (deed.apply) perform();
      const { errcode, errmsg } = deed;
      const answer = errmsg === undefined ? refuse(errcode) : { ...refuse(errcode), errmsg };
      return answered(JSON.stringify(json(answer)), `errcode ${errcode}`);
    }
    case 'truncate': {
      const body = JSON.stringify(json(perform()));
      return answered(body.slice(0, Math.floor(body.length / 2)), 'truncated');
    }
    case 'reshape':
      return answered(reshape(deed.as, json(perform())), `as ${deed.as}`);
    case undefined:
    case 'latency':
    case 'set-status':
    case 'no-date': {
      const body = json(perform());
      return answered(JSON.stringify(body), `errcode ${String(body.errcode ?? 'none')}`);
    }
    default:
      return never(deed);
  }
}

async function prepare(state: ServerState, asked: Asked, deed: Deed): Promise<boolean> {
  if (deed.kind === 'latency') return state.wait(deed.ms);
  if (deed.kind === 'set-status' && asked.subject.code !== null) {
    const coupon = state.world.find(asked.subject.code, asked.subject.cardId);
    if (coupon) state.world.setStatus(coupon, deed.status);
  }
  return true;
}

function readBack(state: ServerState, code: string): void {
  const apply = state.afterRead.get(code);
  state.afterRead.delete(code);
  apply?.();
}

function send(
  state: ServerState,
  response: ServerResponse,
  reply: { status: number; body: string; noDate: boolean; text: boolean },
): void {
  const body = Buffer.from(reply.body, 'utf8');
  const shift = state.dateShiftSeconds;
  const date =
    shift === null || reply.noDate
      ? {}
      : { Date: new Date(state.clock() + shift * 1000).toUTCString() };
  response.sendDate = false;
  response.writeHead(reply.status, {
    'Content-Type': reply.text ? 'text/plain' : 'application/json; encoding=utf-8',
    'Content-Length': body.byteLength,
    ...date,
  });
  response.end(body);
}

/** WeChat calls its JSON text/plain now and then; here every other code, always the same. */
function isText({ subject }: Asked): boolean {
  const last = (subject.code ?? '').codePointAt((subject.code ?? '').length - 1) ?? 1;
  return subject.code !== null && last % 2 === 0;
}

function drop(socket: Socket, reset: boolean): void {
  if (reset) socket.resetAndDestroy();
  else socket.destroy();
}

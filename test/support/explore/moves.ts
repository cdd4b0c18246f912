/** Everything that can happen next in a world of two tills and one coupon. */
import type { ConsumeSeen, IntentState, ReadSeen } from '../../../main/redemption/steps';
import {
  type Doing,
  lastIntent,
  type Steps,
  type Till,
  type World,
  withLastIntent,
  withTill,
} from './world';

/** What may go wrong, as lists of milliseconds. */
export interface Weather {
  /** How late a request may be carried out. */
  lateness: number;
  /** How long a consume's answer or failure can be awaited. */
  answersAfter: readonly number[];
  /** How long a read's answer can take. */
  readsTake: readonly number[];
  /** How long a dead till stays dead. */
  downFor: readonly number[];
}

/** A move that the rules forbid whatever was decided. */
export class Forbidden extends Error {}

/** The worlds that can follow when till `index` does what is due now. */
export function movesOf(world: World, index: number, steps: Steps, weather: Weather): World[] {
  const till = world.tills[index] as Till;
  const { doing } = till;
  const put = (next: Till) => withTill(world, index, next);
  const move: Move = { index, steps, weather };
  switch (doing.kind) {
    case 'press': {
      const intended: Till = {
        ...till,
        presses: till.presses - 1,
        intents: [...till.intents, { state: 'intended', sends: 0, found: false }],
      };
      return [...crashes(put(intended), move), ...sends(put(intended), move)];
    }
    case 'answer':
      return [put(answered(till, doing.seen, doing.sentAt, steps))];
    case 'pause':
      return [...crashes(world, move), ...reads(world, move)];
    case 'read':
      return readAnswered(world, doing, move);
    case 'down':
      return [put(started(till, steps))];
    case 'over':
      return [];
  }
}

interface Move {
  index: number;
  steps: Steps;
  weather: Weather;
}

/** A dead process: what it sent is still under way, what it did not write is forgotten. */
function crashes(world: World, { index, weather }: Move): World[] {
  const till = world.tills[index] as Till;
  if (till.crashes === 0) return [];
  return weather.downFor.map((at) =>
    withTill(world, index, {
      ...till,
      crashes: till.crashes - 1,
      doing: { kind: 'down', at },
      settling: null,
    }),
  );
}

function started(till: Till, steps: Steps): Till {
  const { state } = lastIntent(till);
  if (!steps.isOpen(state)) return ended(till);
  const unknown = state === 'intended' ? become(till, 'unknown', steps) : till;
  const settling = steps.settlingFound(0);
  return {
    ...withLastIntent(unknown, { found: true }),
    settling,
    doing: { kind: 'pause', at: steps.firstRead(settling, 0) },
  };
}

/** What can become of a consume that leaves now. */
function sends(world: World, move: Move): World[] {
  const { index, steps, weather } = move;
  const till = world.tills[index] as Till;
  const { sends: before, found } = lastIntent(till);
  if (found) throw new Forbidden('sent after a restart');
  if (before === 2) throw new Forbidden('sent a third time');
  const waits = (from: World, seen: ConsumeSeen, at: number): World => {
    const doing: Doing = { kind: 'answer', at, seen, sentAt: 0 };
    const sent = withLastIntent(from.tills[index] as Till, { sends: before + 1 });
    return withTill(from, index, at === 0 ? answered(sent, seen, 0, steps) : { ...sent, doing });
  };
  const leaving = (from: World): World =>
    withTill(from, index, withLastIntent(from.tills[index] as Till, { sends: before + 1 }));
  const lost: ConsumeSeen = { kind: 'failed', sent: 'maybe', reason: 'timeout' };
  const request = { till: index, intent: till.intents.length - 1 };

  const nothingDone: ConsumeSeen[] = [
    { kind: 'no-token' },
    { kind: 'failed', sent: 'no', reason: 'network' },
    { kind: 'errcode', errcode: 45009 },
    { kind: 'errcode', errcode: 40127 },
  ];
  const never = nothingDone.map((seen) => waits(world, seen, 0));

  // Of two requests of one intent the later one can do all that the earlier one can.
  const others = world.late.filter(
    ({ till: of, intent }) => of !== index || intent !== request.intent,
  );
  const late = { ...world, late: [...others, { ...request, until: weather.lateness }] };
  const delayed = [
    waits(late, { kind: 'errcode', errcode: -1 }, 0),
    ...weather.answersAfter.map((ms) => waits(late, lost, ms)),
    ...crashes(leaving(late), move),
  ];

  const arrived = asked(world).flatMap((now): World[] => {
    const mine = now.redeemedBy === null;
    const done: World = mine ? { ...now, redeemedBy: request, late: [] } : now;
    const seen: ConsumeSeen = mine ? { kind: 'ok' } : { kind: 'errcode', errcode: 40099 };
    return [
      ...weather.answersAfter.flatMap((ms) => [waits(done, seen, ms), waits(done, lost, ms)]),
      ...crashes(leaving(done), move),
    ];
  });
  return [...never, ...delayed, ...arrived];
}

/** WeChat is asked now: any request still under way may have been carried out just before. */
function asked(world: World): World[] {
  const carriedOut = world.redeemedBy
    ? []
    : world.late.map(({ till, intent }) => ({ ...world, redeemedBy: { till, intent }, late: [] }));
  const notYet = { ...world, late: world.late.filter(({ until }) => until > 0) };
  return [notYet, ...carriedOut];
}

function answered(till: Till, seen: ConsumeSeen, sentAt: number, steps: Steps): Till {
  const { settling } = till;
  if (settling) {
    const state = steps.afterResend(seen);
    if (state !== 'unknown') return ended(become(till, state, steps));
    const failed = steps.resendFailed(settling, sentAt, 0);
    return { ...till, settling: failed, doing: { kind: 'pause', at: steps.firstRead(failed, 0) } };
  }
  const state = steps.afterFirstSend(seen);
  const next = become(till, state, steps);
  if (state !== 'unknown') return ended(next);
  const live = steps.settlingLive(sentAt, 0);
  return { ...next, settling: live, doing: { kind: 'pause', at: steps.firstRead(live, 0) } };
}

/** What a read that leaves now can see: what is so at WeChat, or nothing clear. */
function reads(world: World, move: Move): World[] {
  const { index, weather } = move;
  const answers = (from: World, seen: ReadSeen, unclear: number): World[] =>
    weather.readsTake.flatMap((at) => {
      const till = from.tills[index] as Till;
      const doing = { kind: 'read' as const, at, seen, startedAt: 0 };
      const waiting = withTill(from, index, { ...till, unclear: till.unclear - unclear, doing });
      return at === 0 ? readAnswered(waiting, doing, move) : [waiting];
    });
  const clear = asked(world).flatMap((now) => {
    // Another status of the list says no more than NORMAL does, but sends nothing.
    const truths: ReadSeen[] = now.redeemedBy ? ['consumed'] : ['normal', 'not-consumed'];
    return truths.flatMap((seen) => answers(now, seen, 0));
  });
  const { unclear } = world.tills[index] as Till;
  return unclear === 0 ? clear : [...clear, ...answers(world, 'unclear', 1)];
}

function readAnswered(
  world: World,
  { seen, startedAt }: Extract<Doing, { kind: 'read' }>,
  move: Move,
): World[] {
  const { index, steps } = move;
  const till = world.tills[index] as Till;
  if (!till.settling) throw new Error('nothing is being settled');
  let settling = steps.oneMoreRead(till.settling);
  const step = steps.afterRead(settling, seen, startedAt, 0);
  switch (step.kind) {
    case 'conclude':
      return [withTill(world, index, ended(become(till, step.state, steps)))];
    case 'resend':
      return sends(withTill(world, index, { ...till, settling }), move);
    case 'read':
      if (settling.live && steps.liveIsOver(settling)) settling = steps.settlingBehind(settling);
      return [withTill(world, index, { ...till, settling, doing: { kind: 'pause', at: step.at } })];
  }
}

function become(till: Till, state: IntentState, steps: Steps): Till {
  const from = lastIntent(till).state;
  if (!steps.mayBecome(from, state, 'till')) throw new Forbidden(`${from} became ${state}`);
  return withLastIntent(till, { state });
}

/** The intent is closed; a coupon that was not redeemed may be tried once more. */
function ended(till: Till): Till {
  const { state } = lastIntent(till);
  const again = state !== 'redeemed' && state !== 'settled-redeemed' && till.presses > 0;
  return { ...till, settling: null, doing: again ? { kind: 'press', at: 0 } : { kind: 'over' } };
}

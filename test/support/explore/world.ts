/**
 * Two tills and one coupon, as the exploration sees them. Every decision is the project's own
 * (`Steps`, handed in); here is only what the deeds of `redeem.ts` and `settle.ts` do with it,
 * what WeChat does with a request, and what may happen to either on the way.
 *
 * Time is discrete: a state holds times relative to now (milliseconds) and jumps to the next
 * event. When a late request is carried out matters only to whoever asks WeChat next, so it is
 * carried out right before somebody asks, or not (yet): no other moment can be told from these.
 */
import type * as steps from '../../../main/redemption/steps';
import type { ConsumeSeen, IntentState, ReadSeen, Settling } from '../../../main/redemption/steps';

/** The pure decisions under test. */
export type Steps = typeof steps;

export interface Intent {
  readonly state: IntentState;
  /** Requests that left, tokens refused aside: those are no sends (rules §4). */
  readonly sends: number;
  /** Found open at a start: from then on it is only read. */
  readonly found: boolean;
}

/** What a till does next, and when. */
export type Doing =
  | { readonly kind: 'press'; readonly at: number }
  /** A consume's answer, or its failure, is on its way. */
  | {
      readonly kind: 'answer';
      readonly at: number;
      readonly seen: ConsumeSeen;
      readonly sentAt: number;
    }
  | { readonly kind: 'pause'; readonly at: number }
  | {
      readonly kind: 'read';
      readonly at: number;
      readonly seen: ReadSeen;
      readonly startedAt: number;
    }
  | { readonly kind: 'down'; readonly at: number }
  | { readonly kind: 'over' };

export interface Till {
  readonly doing: Doing;
  readonly settling: Settling | null;
  readonly intents: readonly Intent[];
  /** What may still go wrong here, so that every path comes to its end. */
  readonly crashes: number;
  readonly unclear: number;
  readonly presses: number;
}

/** A request: whose, of which intent. */
export interface Request {
  readonly till: number;
  readonly intent: number;
}

export interface World {
  readonly tills: readonly [Till, Till];
  /** The request that redeemed the coupon. */
  readonly redeemedBy: Request | null;
  /** Requests that WeChat may still carry out, with the last moment at which it can. */
  readonly late: readonly (Request & { readonly until: number })[];
}

/**
 * The name of a state: two with the same name have the same future, so what decides nothing
 * any more is left out of it.
 */
export function nameOf({ tills, redeemedBy, late }: World): string {
  const by = redeemedBy ? `${redeemedBy.till}${redeemedBy.intent}` : '';
  const under = late.map(({ till, intent, until }) => `${till}${intent}@${until}`);
  return `${nameOfTill(tills[0])} ${nameOfTill(tills[1])} ${by} ${under.sort().join()}`;
}

/** Most moves leave one of the two tills as it was. */
const names = new WeakMap<Till, string>();

function nameOfTill(till: Till): string {
  const known = names.get(till) ?? spellTill(till);
  names.set(till, known);
  return known;
}

function spellTill({ doing, settling, intents, crashes, unclear, presses }: Till): string {
  const states = intents.map(({ state }) => state).join();
  if (doing.kind === 'over') return states;
  const { sends, found } = intents.at(-1) ?? { sends: 0, found: false };
  const past = found ? 'found' : sends;
  const stage = settling ? nameOfSettling(settling, unclear) : '';
  return `${nameOfDoing(doing)}|${stage}|${states}${past}|${crashes}${unclear}${presses}`;
}

function nameOfSettling(settling: Settling, unclear: number): string {
  const { live, resent, lastSentAt, failedAt, reads } = settling;
  if (live) return `${resent}${lastSentAt},${failedAt},${reads}`;
  // Not waited for: only the pauses between unclear answers still count the reads.
  return `${lastSentAt},${unclear === 0 ? '' : reads}`;
}

function nameOfDoing(doing: Doing): string {
  switch (doing.kind) {
    case 'over':
      return '';
    case 'answer':
      return `a${doing.at},${doing.sentAt},${doing.seen.kind}`;
    case 'read':
      return `r${doing.at},${doing.startedAt},${doing.seen}`;
    default:
      return `${doing.kind}${doing.at}`;
  }
}

/** A world whose first till redeems at once and whose second one `offset` later. */
export function startOf(
  offset: number,
  budget: Pick<Till, 'crashes' | 'unclear' | 'presses'>,
): World {
  const till = (at: number): Till => ({
    doing: { kind: 'press', at },
    settling: null,
    intents: [],
    ...budget,
  });
  return { tills: [till(0), till(offset)], redeemedBy: null, late: [] };
}

/** When something happens next; null where everything is over. */
export function nextEventAt({ tills }: World): number | null {
  const times = tills.flatMap(({ doing }) => (doing.kind === 'over' ? [] : [doing.at]));
  return times.length === 0 ? null : Math.min(...times);
}

/** Ages beyond which nothing is decided any more; older ones are all alike. */
const OLD = -40_000;

/** The same world `ms` later. */
export function later(world: World, ms: number): World {
  if (ms === 0) return world;
  const [first, second] = world.tills;
  return {
    ...world,
    tills: [laterTill(first, ms), laterTill(second, ms)],
    late: world.late.map((request) => ({ ...request, until: request.until - ms })),
  };
}

function laterTill(till: Till, ms: number): Till {
  const { settling } = till;
  return {
    ...till,
    doing: laterDoing(till.doing, ms),
    settling: settling && {
      ...settling,
      lastSentAt: Math.max(OLD, settling.lastSentAt - ms),
      failedAt: Math.max(OLD, settling.failedAt - ms),
    },
  };
}

function laterDoing(doing: Doing, ms: number): Doing {
  switch (doing.kind) {
    case 'over':
      return doing;
    case 'answer':
      return { ...doing, at: doing.at - ms, sentAt: doing.sentAt - ms };
    case 'read':
      return { ...doing, at: doing.at - ms, startedAt: doing.startedAt - ms };
    default:
      return { ...doing, at: doing.at - ms };
  }
}

export function withTill(world: World, index: number, till: Till): World {
  const [first, second] = world.tills;
  return { ...world, tills: index === 0 ? [till, second] : [first, till] };
}

export function lastIntent(till: Till): Intent {
  const intent = till.intents.at(-1);
  if (!intent) throw new Error('no intent yet');
  return intent;
}

export function withLastIntent(till: Till, change: Partial<Intent>): Till {
  return {
    ...till,
    intents: [...till.intents.slice(0, -1), { ...lastIntent(till), ...change }],
  };
}

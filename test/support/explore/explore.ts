/** Walks through every state that two tills and one coupon can reach, and looks for a wrong one. */
import type { IntentState } from '../../../main/redemption/steps';
import { Forbidden, movesOf, type Weather } from './moves';
import {
  later,
  nameOf,
  nextEventAt,
  type Request,
  type Steps,
  startOf,
  type Till,
  type World,
} from './world';

export interface Exploration {
  steps: Steps;
  weather: Weather;
  /** By how much the second till is later than the first, milliseconds. */
  offsets: readonly number[];
  budget: Pick<Till, 'crashes' | 'unclear' | 'presses'>;
}

export interface Explored {
  states: number;
  /** Worlds in which nothing is left to happen. */
  ends: number;
  /** How intents ended. */
  outcomes: Set<IntentState>;
  /** Per till, the ends in which it confirmed what another one redeemed (rules §9). */
  undecidable: [number, number];
  /** The first rule found broken, with the world in which it was; null for none. */
  violation: string | null;
}

/** Explores until everything was seen or a rule is broken. */
export function explore({ steps, weather, offsets, budget }: Exploration): Explored {
  const seen = new Set<string>();
  const explored: Explored = {
    states: 0,
    ends: 0,
    outcomes: new Set(),
    undecidable: [0, 0],
    violation: null,
  };
  const open: World[] = [];
  const meet = (world: World) => {
    const name = nameOf(world);
    if (seen.has(name)) return;
    seen.add(name);
    open.push(world);
  };
  for (const offset of offsets) meet(startOf(offset, budget));
  for (let world = open.pop(); world; world = open.pop()) {
    explored.states += 1;
    explored.violation = brokenRule(world);
    const at = nextEventAt(world);
    if (at === null) end(world, explored);
    if (explored.violation) {
      explored.violation += ` ${JSON.stringify(world)}`;
      return explored;
    }
    if (at === null) continue;
    const now = later(world, at);
    try {
      now.tills.forEach(({ doing }, index) => {
        if (doing.kind !== 'over' && doing.at === 0) {
          for (const next of movesOf(now, index, steps, weather)) meet(next);
        }
      });
    } catch (error) {
      if (!(error instanceof Forbidden)) throw error;
      return { ...explored, violation: `${error.message} ${JSON.stringify(now)}` };
    }
  }
  return explored;
}

/** Nothing happens any more but what is still under way to WeChat. */
function end(world: World, explored: Explored): void {
  explored.ends += 1;
  for (const state of statesIn(world)) explored.outcomes.add(state);
  const ends = [world];
  if (!world.redeemedBy) {
    ends.push(
      ...world.late.map(({ till, intent }) => ({ ...world, redeemedBy: { till, intent } })),
    );
  }
  for (const one of ends) explored.violation ??= brokenRule(one) ?? brokenEnd(one);
  for (const till of [0, 1] as const) {
    if (confirmedForAnother(world, till)) explored.undecidable[till] += 1;
  }
}

/** The rule that a world breaks, at whatever moment (rules §8). */
function brokenRule({ tills, redeemedBy }: World): string | null {
  for (const [till, { intents }] of tills.entries()) {
    for (const [number, { state }] of intents.entries()) {
      const here = redeemedBy?.till === till;
      const broken = brokenBy(state, here && redeemedBy.intent === number, here, redeemedBy);
      if (broken) return broken;
    }
  }
  return null;
}

/** `own`: this intent redeemed the coupon; `here`: one of its till did. */
function brokenBy(
  state: IntentState,
  own: boolean,
  here: boolean,
  redeemedBy: Request | null,
): string | null {
  switch (state) {
    case 'redeemed':
      return own ? null : 'plain green for what was not redeemed here';
    case 'settled-redeemed':
      if (!redeemedBy) return 'confirmed what nobody redeemed';
      return here && !own ? 'confirmed twice what was redeemed once' : null;
    case 'refused':
    case 'not-sent':
    case 'settled-not-redeemed':
      return own ? `redeemed here, recorded as ${state}` : null;
    case 'intended':
    case 'unknown':
      return null;
  }
}

/** What must hold when everything is over: no intent stays open. */
function brokenEnd(world: World): string | null {
  const open = statesIn(world).some((state) => state === 'intended' || state === 'unknown');
  return open ? 'an intent stayed open' : null;
}

/** Both records say redeemed; only one request was carried out (rules §9). */
function confirmedForAnother({ tills, redeemedBy }: World, till: 0 | 1): boolean {
  const confirmed = tills[till].intents.some(({ state }) => state === 'settled-redeemed');
  return confirmed && redeemedBy?.till !== till;
}

function statesIn({ tills }: World): IntentState[] {
  return tills.flatMap(({ intents }) => intents.map(({ state }) => state));
}

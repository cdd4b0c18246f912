/** What the explorations walk through: together about 140,000 states. */
import type { Exploration } from './explore';
import type { Weather } from './moves';

/** What may happen on the way. */
export const weather: Weather = {
  lateness: 15_000,
  answersAfter: [0, 10_000],
  readsTake: [0, 2_000],
  downFor: [0, 7_000, 16_000],
};
/** Nothing takes time but what is lost. */
export const prompt: Weather = { ...weather, answersAfter: [0], readsTake: [0] };
/** What may go wrong per till, and how often its cashier tries. */
export const budget = { crashes: 0, unclear: 0, presses: 1 };
const seconds = (...list: number[]): number[] => list.map((one) => one * 1_000);

export const journeys = {
  'slow answers, slow reads': {
    weather: { ...weather, readsTake: [2_000] },
    offsets: seconds(0, 3),
    budget,
  },
  'a second till at any time': {
    weather: { ...weather, readsTake: [0] },
    offsets: seconds(0, 1, 2, 3, 4, 5, 7, 9, 12, 15, 18, 21),
    budget,
  },
  'tills that die': {
    weather: { ...weather, readsTake: [0], downFor: [5_000] },
    offsets: [0],
    budget: { ...budget, crashes: 1 },
  },
  'tills that die, one later than the other': {
    weather: prompt,
    offsets: seconds(4),
    budget: { ...budget, crashes: 1 },
  },
  'reads that fail': { weather: prompt, offsets: seconds(0, 4), budget: { ...budget, unclear: 2 } },
  'tills that die, reads that fail': {
    weather: { ...prompt, downFor: [2_000] },
    offsets: [0],
    budget: { ...budget, crashes: 1, unclear: 1 },
  },
  'a cashier who tries again': {
    weather: prompt,
    offsets: seconds(0, 4),
    budget: { ...budget, presses: 2 },
  },
} satisfies Record<string, Omit<Exploration, 'steps'>>;

export type Journey = keyof typeof journeys;

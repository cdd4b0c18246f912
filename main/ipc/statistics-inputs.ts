/** Inputs of the statistics' calls. */
import * as v from 'valibot';
import { type StatisticsCalls, statisticsApis, statisticsTasks } from '../../shared/statistics';
import type { Inputs } from './inputs';
import { day, nothing } from './parts';

const cardId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const range = { from: day, to: day };
const fileName = v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/));
const cell = v.union([v.pipe(v.string(), v.maxLength(1_000)), v.number(), v.null()]);

export const statisticsInputs: Inputs<keyof StatisticsCalls> = {
  askStatistics: v.strictObject({
    ...range,
    api: v.picklist(statisticsApis),
    sources: v.pipe(v.array(v.picklist([0, 1])), v.minLength(1), v.maxLength(2)),
    cardId: v.nullable(cardId),
  }),
  stopStatistics: v.strictObject({ task: v.picklist(statisticsTasks) }),
  reconcile: v.strictObject(range),
  knownCards: nothing,
  nameCards: v.strictObject({ cardIds: v.pipe(v.array(cardId), v.maxLength(1_000)) }),
  saveStatistics: v.variant('format', [
    v.strictObject({
      name: fileName,
      format: v.literal('csv'),
      rows: v.pipe(v.array(v.pipe(v.array(cell), v.maxLength(40))), v.maxLength(200_000)),
    }),
    v.strictObject({
      name: fileName,
      format: v.literal('png'),
      picture: v.pipe(v.string(), v.maxLength(16 * 1024 * 1024), v.base64()),
    }),
  ]),
};

/** Two thousand hostile inputs; `npm run bench -- fuzz` takes a hundred thousand, and their time. */
import { expect, test, vi } from 'vitest';
import { fuzz } from '../../../scripts/bench/fuzz';

vi.setConfig({ testTimeout: 120_000 });
/** Not a measurement: what takes this long, three times over, has no end. */
const WATCHDOG_MS = 2_000;

test('nothing that a code, a card, an answer or a gun can carry breaks the till or stops it', async () => {
  const found = await fuzz(2_000, 20_261_124);
  expect(found.flatMap(({ thrown }) => thrown)).toEqual([]);
  expect(found.filter(({ worstMs }) => worstMs > WATCHDOG_MS)).toEqual([]);
  const inputs = found.reduce((sum, one) => sum + one.inputs, 0);
  expect(inputs).toBeGreaterThanOrEqual(2_000);
});

/** Twenty kills in the middle of redemptions; `npm run bench -- crash` makes two hundred. */
import { expect, test } from 'vitest';
import { crash } from '../../scripts/bench/crash';

test('killed at random moments, the till loses no redemption and makes up none', async () => {
  const found = await crash(20, 20_261_123);
  expect(found.problems).toEqual([]);
  expect(found.kills).toBe(20);
  expect(found.redeemedAtServer).toBeGreaterThan(20);
}, 900_000);

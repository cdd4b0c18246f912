/** Many tills of one account, hours of virtual time: who ends whose token. */
import { expect, test } from 'vitest';
import { simulateDay } from '../../support/token-day';

const shop = { tills: 40, hours: 9, everyMs: 60_000 };

test('tills that share the stable token never see a dead one, and fetch it once each in two hours', async () => {
  const day = await simulateDay({ ...shop, mode: 'stable' });
  expect(day.calls).toBeGreaterThan(15_000);
  expect([day.seen40001, day.failed, day.overQuota]).toEqual([0, 0, 0]);
  expect(day.tokenCalls).toBeLessThanOrEqual(shop.tills * 10);
});

test('another program that fetches classic tokens does not disturb them', async () => {
  const day = await simulateDay({ ...shop, mode: 'stable', stranger: true });
  expect([day.seen40001, day.failed]).toEqual([0, 0]);
});

test('tills on a token service of the merchant see no dead token, and WeChat is asked by it alone', async () => {
  const day = await simulateDay({ ...shop, mode: 'service' });
  expect([day.seen40001, day.failed]).toEqual([0, 0]);
  expect(day.tokenCalls).toBeLessThanOrEqual(6);
});

test('tills on the classic endpoint end each other, until the day has no tokens left', async () => {
  const day = await simulateDay({ ...shop, mode: 'classic' });
  expect(day.seen40001).toBeGreaterThan(500);
  expect(day.overQuota).toBeGreaterThan(0);
});

test('one till alone on the classic endpoint is not disturbed', async () => {
  const day = await simulateDay({ ...shop, tills: 1, mode: 'classic' });
  expect([day.seen40001, day.failed]).toEqual([0, 0]);
});

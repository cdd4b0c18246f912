/** The camera, as a fake video device that plays a film of phones being held to it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FakeScene } from '../../scripts/fake-camera';
import type { CounterView } from '../../shared/counter-state';
import { dropFilms, film, phone } from './support/film';
import { openShop, type Shop } from './support/shop';

const FIRST = '500000500001';
const SECOND = '500000500002';
let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await shop?.close();
  await dropFilms();
});

const pause = (seconds: number): FakeScene => ({ blank: true, seconds });

test('reads a code, then another, then the first again, each once', async () => {
  // The film begins again at its end: a busy machine may miss a showing, never all of them.
  const scenes = [phone(FIRST, 4), pause(1), phone(SECOND, 4), pause(1), phone(FIRST, 4), pause(4)];
  const till = await shop.openTill({ switches: await film(scenes) });
  await expect
    .poll(async () => read(await till.view()), { timeout: 90_000, interval: 500 })
    .toContain(`${FIRST} ${SECOND} ${FIRST}`);
  expect(new Set((await till.view()).recent.map(({ source }) => source))).toEqual(
    new Set(['camera']),
  );
  await till.quit();
});

/** What was read, oldest first. */
function read({ recent }: CounterView): string {
  return recent
    .map(({ code }) => code)
    .reverse()
    .join(' ');
}

test('only acknowledges a code that stays in the picture, also after it was redeemed', async () => {
  const till = await shop.openTill({ switches: await film([phone('500000500003', 60)]) });
  await till.expectVerdict('redeemable', '', { code: '500000500003' });
  await till.redeem();
  await till.expectVerdict('redeemed', '', { code: '500000500003' });
  await till.page.waitForTimeout(4_000);
  await till.expectVerdict('redeemed', '', { code: '500000500003' });
  const { recent, sameCode } = await till.view();
  expect(recent).toHaveLength(1);
  expect(sameCode?.times).toBeGreaterThan(0);
  await till.quit();
});

test('asks which, where two different codes are in one picture', async () => {
  const beside = { text: SECOND, symbology: 'QRCode' as const };
  const both: FakeScene = { text: FIRST, symbology: 'QRCode', seconds: 60, beside };
  const till = await shop.openTill({ switches: await film([both]) });
  const choices = till.page.getByTestId('choose');
  await choices.first().waitFor();
  // None of them stands there as if it were chosen.
  expect(await till.verdict()).toMatchObject({ verdict: 'checking', code: '' });
  const line = till.page.getByTestId('history-row').first();
  await expect.poll(() => line.textContent()).toContain('待选择');
  const codes = await choices.evaluateAll((all) => all.map((one) => one.getAttribute('data-code')));
  expect(codes.sort()).toEqual([FIRST, SECOND]);
  await till.page.locator(`[data-testid="choose"][data-code="${SECOND}"]`).click();
  await till.expectVerdict('redeemable', '', { code: SECOND });
  await expect.poll(() => line.textContent()).toContain('可核销');
  await till.quit();
});

test('says what goods are, by their symbology', async () => {
  const goods: FakeScene = { text: '4006381333931', symbology: 'EAN13', seconds: 60 };
  const till = await shop.openTill({ switches: await film([goods]) });
  await till.expectVerdict('wrong-thing', 'goods');
  await till.quit();
});

test('says why a code that is there cannot be read, and asks nothing', async () => {
  const cut: FakeScene = { text: FIRST, symbology: 'QRCode', seconds: 60, off: 0.43 };
  const till = await shop.openTill({ switches: await film([cut]) });
  const hint = till.page.locator('[data-testid="camera"][data-hint="cut-off"]');
  await hint.waitFor();
  expect(await hint.textContent()).toContain('码没有露全');
  expect((await till.view()).recent).toHaveLength(0);
  await till.quit();
});

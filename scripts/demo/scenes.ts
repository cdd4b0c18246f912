/** Pictures of what no single code shows: what takes two scans, time, or another till. */
import type { Kiosk } from '../../test/e2e/support/kiosk';
import { withLockedLedger } from '../../test/e2e/support/ledger';
import { scanTwice } from '../../test/e2e/support/real-keys';
import { openShop, type Shop } from '../../test/e2e/support/shop';
import type { Shots } from './shots';

/** Waits of rule: live reads end 8 s after a lost answer, settling 15 s after the last send. */
const SETTLED_MS = 60_000;

/** Plays the scenes in a shop of their own on this display. `switches` give a camera picture. */
export async function takeScenes(shop: Shop, switches: string[], shots: Shots): Promise<void> {
  const own = await openShop({ desk: shop.desk });
  try {
    const till = await own.openTill({ switches });
    await Promise.all([
      waitingScenes(own, till, shots),
      practiceScenes(own, switches, shots).then(() => englishScenes(own, switches, shots)),
    ]);
    await clockScene(own, till, shots);
  } finally {
    await own.close();
  }
}

async function waitingScenes(shop: Shop, till: Kiosk, shots: Shots): Promise<void> {
  const { control } = shop.server;
  const shot = (name: string) => shots.take(till.page, name);
  await till.page.locator('[data-testid="camera"][data-state="live"]').waitFor();
  await shot('ready');

  const slow = '500000900001';
  control.addFault({ api: 'get', code: slow, do: { kind: 'latency', ms: 5_000 } });
  control.addFault({ api: 'consume', code: slow, do: { kind: 'latency', ms: 4_000 } });
  await till.scan(slow);
  await till.page.locator('.waiting-text strong').waitFor();
  await shot('checking-slow');
  await till.expectVerdict('redeemable', '', { code: slow });
  await till.redeem();
  await till.expectVerdict('redeeming', '', { code: slow });
  await till.scan('500000900002');
  await till.page.locator('.notes .note.strong').waitFor();
  await shot('redeeming-next-one-waits');
  await till.expectVerdict('redeemable', '', { code: '500000900002' });
  await scanTwice(till.app, '500000900006');
  await till.page.locator('.notes .note').first().waitFor();
  await shot('redeemable-same-code');

  await lostScenes(shop, till, shot);

  await withLockedLedger(till.profile, async () => {
    await till.scan('500000900004');
    await till.expectVerdict('fault', 'ledger-unwritable');
    await shot('fault-ledger-unwritable');
  });
}

/** The last one: it changes the clock for every till of the shop. */
async function clockScene({ server }: Shop, till: Kiosk, shots: Shots): Promise<void> {
  server.control.shiftDate(3 * 3_600);
  await till.scan('500000900005');
  await till.expectVerdict('redeemable', '', { code: '500000900005' });
  await till.page.locator('.banner.clock').waitFor();
  await shots.take(till.page, 'redeemable-clock-wrong');
}

/** A redemption that is lost twice, goes to the strip, and is settled there. */
async function lostScenes(
  shop: Shop,
  till: Kiosk,
  shot: (name: string) => Promise<void>,
): Promise<void> {
  const { control } = shop.server;
  const lost = '500000900003';
  control.addFault({ api: 'consume', code: lost, times: 2, do: { kind: 'drop-before' } });
  await till.scan(lost);
  await till.expectVerdict('redeemable', '', { code: lost });
  await till.redeem();
  await till.expectVerdict('unknown', 'answer-lost', { code: lost });
  await till.scan('200000000003');
  await till.expectVerdict('refused', 'gifting', { code: '200000000003' }, SETTLED_MS);
  await shot('refused-with-one-pending');
  await till.scan(lost);
  await till.expectVerdict('unknown', 'open-intent', { code: lost });
  await shot('unknown-open-intent');
  await till.expectVerdict('fault', 'not-redeemed', { code: lost }, SETTLED_MS);
  control.setStatus(lost, null, 'CONSUMED');
  await till.press('F5');
  await till.expectVerdict('refused', 'consumed-maybe-here', { code: lost });
  await shot('refused-consumed-maybe-here');
}

async function practiceScenes(shop: Shop, switches: string[], shots: Shots): Promise<void> {
  const till = await shop.openTill({
    provisioning: null,
    settings: { outsideHours: 'refuse' },
    switches: ['--practice', ...switches],
  });
  const steps = [
    ['100000000002', 'redeemable', '', 'practice-redeemable'],
    ['100000000021', 'refused', 'outside-hours', 'refused-outside-hours'],
  ] as const;
  await till.page.locator('[data-testid="camera"][data-state="live"]').waitFor();
  await shots.take(till.page, 'practice-ready');
  for (const [code, verdict, reason, name] of steps) {
    await till.scan(code);
    await till.expectVerdict(verdict, reason, { code });
    await shots.take(till.page, name);
  }
  await till.quit();
}

async function englishScenes(shop: Shop, switches: string[], shots: Shots): Promise<void> {
  const till = await shop.openTill({ provisioning: { language: 'en' }, switches });
  await till.page.locator('[data-testid="camera"][data-state="live"]').waitFor();
  await shots.take(till.page, 'en-ready');
  const steps = [
    ['200000000001', 'refused', 'consumed'],
    ['900000000001', 'invalid', 'no-such-code'],
    ['600000000004', 'fault', 'network'],
    ['134567890123456789', 'wrong-thing', 'payment-code'],
    ['100000000021', 'redeemable', 'outside-hours'],
    ['100000000003', 'redeemable', ''],
  ] as const;
  for (const [code, verdict, reason] of steps) {
    await till.scan(code);
    await till.expectVerdict(verdict, reason);
    await shots.take(till.page, `en-${reason === '' ? verdict : `${verdict}-${reason}`}`);
  }
  await till.redeem();
  await till.expectVerdict('redeemed');
  await shots.take(till.page, 'en-redeemed');
  await till.quit();
}

/**
 * One practice code at one till, as a cashier would take it: scan, read the verdict, redeem
 * where it is green, and see what became of it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ListedCode } from '../../main/practice/codes';
import type { Outcome } from '../../main/practice/table/code';
import type { VerdictKind } from '../../shared/reasons';
import type { Kiosk } from '../../test/e2e/support/kiosk';
import { nothingSeen, type Walked } from './record';
import type { Shots } from './shots';
import { lastKeyAt, type Sighting, stateFrom, statesSoFar } from './watch';

/** Longest wait for a verdict: a look-up's 8 s and room for a busy machine. */
const VERDICT_MS = 30_000;
/** Longest wait for a redemption that is not "unknown": 10 s for the consume, then reads. */
const OUTCOME_MS = 45_000;
/** Settling comes to its end 15 s after the last send at the earliest. */
const LATER_MS = 45_000;
/** Enter counts this long after the scanner's last key (redemption rules §6). */
const SCANNER_QUIET_MS = 500;
/** And this long after the green came up. */
const GREEN_MS = 300;

const asking: VerdictKind[] = ['ready', 'checking'];
const redeeming: VerdictKind[] = ['redeemable', 'redeeming'];
const unknown: VerdictKind = 'unknown';

/** Clears the panel; a redemption in flight first comes to its end. */
export async function clearPanel(till: Kiosk): Promise<void> {
  const end = Date.now() + OUTCOME_MS;
  while (Date.now() < end) {
    await till.press('Escape');
    const { verdict } = await till.verdict();
    if (verdict === 'ready') return;
    await sleep(100);
  }
  throw new Error('the panel does not become free');
}

/** Scans a code with the hand scanner and follows it to its end. */
export async function walkScanned(till: Kiosk, entry: ListedCode, shots: Shots): Promise<Walked> {
  const walked = nothingSeen(entry, 'wedge');
  await clearPanel(till);
  const from = await statesSoFar(till.page);
  await till.scan(entry.code, { gapMs: 4 });
  const scannedAt = await lastKeyAt(till.app);
  if (entry.choices.length > 0) return await walkChoice(till, walked, from, shots);
  const seen = await stateFrom(till.page, from, asking, VERDICT_MS);
  return await walkOn(till, walked, seen, seen && Math.round(seen.at - scannedAt), shots);
}

/** Goes on from a verdict that is on show, whoever read the code. */
export async function walkOn(
  till: Kiosk,
  walked: Walked,
  seen: Sighting | null,
  ms: number | null,
  shots: Shots,
): Promise<Walked> {
  walked.looked = outcome(seen);
  walked.ms = ms;
  if (seen === null) return walked;
  await shoot(till, seen, shots);
  if (walked.entry.afterAskAnyway) {
    await till.page.getByTestId('ask-anyway').click();
    const asked = await stateFrom(till.page, seen.number + 1, asking, VERDICT_MS);
    walked.insisted = outcome(asked);
    await redeem(till, walked, asked, shots);
  } else {
    await redeem(till, walked, seen, shots);
  }
  return walked;
}

/** Two cards for one code: the cashier picks the first. */
async function walkChoice(
  till: Kiosk,
  walked: Walked,
  from: number,
  shots: Shots,
): Promise<Walked> {
  const choices = till.page.getByTestId('choose');
  await choices.first().waitFor();
  const { verdict, reason } = await till.verdict();
  walked.looked = { verdict, reason };
  await shots.take(till.page, 'checking-choose');
  await choices.first().click();
  const chosen = await stateFrom(till.page, from, asking, VERDICT_MS);
  await redeem(till, walked, chosen, shots);
  return walked;
}

async function redeem(
  till: Kiosk,
  walked: Walked,
  seen: Sighting | null,
  shots: Shots,
): Promise<void> {
  const wanted = walked.entry.afterRedeem;
  if (seen?.verdict !== 'redeemable' || !wanted) return;
  const from = seen.number + 1;
  if (!(await pressRedeem(till, seen, shots))) return;
  const first = await stateFrom(till.page, from, redeeming, OUTCOME_MS);
  await shoot(till, first, shots);
  // Where the last word comes while the cashier waits, "not known yet" is only passed through.
  const passed = wanted.verdict === 'unknown' ? redeeming : [...redeeming, unknown];
  const ended = await stateFrom(till.page, from, passed, OUTCOME_MS);
  walked.redeemed = outcome(ended);
  await shoot(till, ended, shots);
  if (!wanted.later) return;
  const later = await stateFrom(till.page, from, [...redeeming, unknown], LATER_MS);
  walked.later = outcome(later);
  await shoot(till, later, shots);
}

/**
 * Enter, as a cashier presses it; outside the card's hours the two buttons. False where the
 * panel went on to something else.
 */
async function pressRedeem(till: Kiosk, seen: Sighting, shots: Shots): Promise<boolean> {
  if (seen.reason === 'outside-hours') {
    await till.redeem();
    const confirm = till.page.getByTestId('redeem-confirm');
    await confirm.waitFor();
    await shots.take(till.page, 'redeemable-outside-hours-confirm');
    await confirm.click();
    return true;
  }
  const quietAt = Math.max((await lastKeyAt(till.app)) + SCANNER_QUIET_MS, seen.at + GREEN_MS);
  await sleep(Math.max(0, quietAt - Date.now() + 50));
  // On a busy machine the till's clock may still be within the scanner's time: pressed again then.
  for (let times = 0; times < 5; times += 1) {
    await till.press('Enter');
    const next = await stateFrom(till.page, seen.number + 1, ['redeemable'], 1_500);
    if (next?.verdict === 'redeeming') return true;
    if (next) return next.code === seen.code && !asking.includes(next.verdict);
  }
  return false;
}

async function shoot(till: Kiosk, seen: Sighting | null, shots: Shots): Promise<void> {
  if (seen === null) return;
  const { verdict, reason } = seen;
  await shots.take(till.page, reason === '' ? verdict : `${verdict}-${reason}`);
}

function outcome(seen: Sighting | null): Outcome | null {
  return seen && { verdict: seen.verdict, reason: seen.reason };
}

/** The manager's console in tests: in and out, its rows, and what axe finds on a screen. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { Kiosk } from './kiosk';

/** The PIN of every provisioned till in tests (main/practice/provisioning.ts). */
export const PIN = '2580';

/** Opens the console by its key and unlocks it, as a person at the keyboard does. */
export async function openConsole(till: Pick<Kiosk, 'page' | 'press'>, pin = PIN): Promise<void> {
  await till.press('F9');
  await till.page.getByTestId('manager-pin').waitFor();
  await till.page.keyboard.type(pin, { delay: 60 });
  await till.page.keyboard.press('Enter');
  await till.page.getByTestId('nav-ledger').waitFor();
}

/** Leaves it again. */
export async function leaveConsole(till: Kiosk): Promise<void> {
  await till.page.getByTestId('manager-lock').click();
  await till.page.getByTestId('verdict').waitFor();
}

/** Moves the focus with Tab until it is on this test id, and says how many steps that took. */
export async function tabTo(page: Page, testId: string, most = 60): Promise<number> {
  for (let steps = 1; steps <= most; steps += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    if (at === testId) return steps;
  }
  throw new Error(`${testId} is not reached by Tab`);
}

/** A call of the bridge from the page: what it answered, or the error's text. */
export async function call(page: Page, name: string, input: unknown): Promise<unknown> {
  return await page.evaluate(
    async ([wanted, value]) => {
      const { kiosk } = globalThis as unknown as {
        kiosk: Record<string, (input: unknown) => Promise<unknown>>;
      };
      return await kiosk[wanted as string]?.(value).catch((error: Error) => error.message);
    },
    [name, input] as const,
  );
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeResult {
  violations: { id: string; impact: string | null; nodes: { html: string }[] }[];
}

/** Serious findings of axe on what is on show, each with its first element. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResult> } };
    return await axe.run();
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

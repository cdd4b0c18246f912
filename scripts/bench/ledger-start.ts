/** Starts of the real app with a ledger of many rows and with an empty one, turn by turn. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import { practiceProvisioning } from '../../main/practice/provisioning';
import { startPracticeServer } from '../../main/practice/server';
import { type Environment, withDisplay } from '../../test/e2e/support/desk';
import { root } from '../build';
import { electronBinary } from '../electron';
import { type Spread, spreadOf } from './stats';
import { measuredLine } from './till';

const STARTS = 7;
const PATIENCE_MS = 120_000;

/** Milliseconds from the launch to a window that answers. */
export async function measureStarts(
  folder: string,
  ledger: string,
): Promise<Record<'empty' | 'million', Spread>> {
  const times: Record<'empty' | 'million', number[]> = { empty: [], million: [] };
  const server = await startPracticeServer();
  try {
    await withDisplay(async ({ env }) => {
      for (const name of ['empty', 'million'] as const) {
        const profile = join(folder, `profile-${name}`);
        mkdirSync(profile, { recursive: true });
        if (name === 'million') copyFileSync(ledger, join(profile, 'ledger.sqlite'));
        const file = join(folder, `provisioning-${name}.json`);
        writeFileSync(file, JSON.stringify(practiceProvisioning(server)));
        await start(env, profile, [`--provision=${file}`]);
      }
      for (let n = 0; n < STARTS; n += 1) {
        for (const name of ['empty', 'million'] as const) {
          times[name].push(await start(env, join(folder, `profile-${name}`), []));
        }
      }
    });
  } finally {
    await server.close();
  }
  return { empty: spreadOf(times.empty), million: spreadOf(times.million) };
}

async function start(
  env: Environment,
  profile: string,
  switches: readonly string[],
): Promise<number> {
  const begun = performance.now();
  const app = await electron.launch({
    executablePath: electronBinary(),
    args: measuredLine(profile, switches),
    env,
    cwd: root,
    timeout: PATIENCE_MS,
  });
  const page = await app.firstWindow({ timeout: PATIENCE_MS });
  await page.getByTestId('verdict').waitFor({ timeout: PATIENCE_MS });
  const took = performance.now() - begun;
  await app.close();
  return took;
}

/** A till that asks for its passphrase first: its screen, and the till behind it. */
import { _electron as electron, type Page } from 'playwright-core';
import { root } from '../../../scripts/build';
import { electronBinary } from '../../../scripts/electron';
import { commandLine, type Kiosk, type KioskWish, kioskOf, LAUNCH_MS } from './kiosk';

export interface Asking {
  page: Page;
  /** The till, once the right passphrase was typed. */
  opened(): Promise<Kiosk>;
  kill(): Promise<void>;
}

/** Starts a till and waits until it asks. */
export async function launchPassphrase(wish: KioskWish): Promise<Asking> {
  const app = await electron.launch({
    executablePath: electronBinary(),
    args: commandLine(wish),
    env: { ...wish.desk.env },
    cwd: root,
    timeout: LAUNCH_MS,
  });
  const page = await app.firstWindow({ timeout: LAUNCH_MS });
  await page.getByTestId('passphrase').waitFor({ timeout: LAUNCH_MS });
  const kiosk = kioskOf(app, page, wish.profile);
  return {
    page,
    async opened() {
      await page.getByTestId('verdict').waitFor();
      return kiosk;
    },
    kill: () => kiosk.kill(),
  };
}

/**
 * A shop for tests: a display of its own, a practice server in this process, and tills on it,
 * provisioned for that server. `close` ends all of it, whatever became of the test.
 */
import {
  type PracticeProvisioning,
  practiceProvisioning,
} from '../../../main/practice/provisioning';
import {
  type PracticeOptions,
  type PracticeServer,
  startPracticeServer,
} from '../../../main/practice/server';
import { type Desk, withDisplay } from './desk';
import { type Kiosk, type KioskWish, launchKiosk } from './kiosk';
import { dropFolders, freshProfile } from './profile';

export interface TillWish extends Partial<Omit<KioskWish, 'desk' | 'provisioning'>> {
  /** Changes to the provisioning for the shop's own server; null starts without a file. */
  provisioning?: Partial<Record<keyof PracticeProvisioning, unknown>> | null;
}

export interface Shop {
  desk: Desk;
  server: PracticeServer;
  openTill(wish?: TillWish): Promise<Kiosk>;
  /** A new profile folder, removed with the shop. */
  profile(): string;
  close(): Promise<void>;
}

export interface ShopWish {
  /** A display that is there already; without one the shop brings its own. */
  desk?: Desk;
  server?: PracticeOptions;
}

/** Opens a shop without tills. */
export async function openShop(wish: ShopWish = {}): Promise<Shop> {
  const display = wish.desk ? { desk: wish.desk, close: async () => {} } : await openDisplay();
  const server = await startPracticeServer(wish.server);
  const tills: Kiosk[] = [];
  const profiles: string[] = [];
  const { desk } = display;

  function profile(): string {
    const folder = freshProfile();
    profiles.push(folder);
    return folder;
  }

  return {
    desk,
    server,
    profile,
    async openTill({ provisioning = {}, ...wish } = {}) {
      const file = provisioning && { ...practiceProvisioning(server), ...provisioning };
      const till = await launchKiosk({
        desk,
        profile: wish.profile ?? profile(),
        ...wish,
        ...(file ? { provisioning: file } : {}),
      });
      tills.push(till);
      return till;
    },
    async close() {
      await Promise.all(tills.map((till) => till.kill()));
      await server.close();
      await display.close();
      await dropFolders(...profiles);
    },
  };
}

/** A display that stays until it is closed. */
async function openDisplay(): Promise<{ desk: Desk; close(): Promise<void> }> {
  return await new Promise((opened, failed) => {
    const held: Promise<void> = withDisplay(
      (desk) =>
        new Promise<void>((release) => {
          const close = async () => {
            release();
            await held;
          };
          opened({ desk, close });
        }),
    );
    held.catch(failed);
  });
}

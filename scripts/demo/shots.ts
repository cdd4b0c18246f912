/** Screenshots under `out/demo/`: the first sight of each verdict and reason. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

export interface Shots {
  /** Takes a picture under this name, unless there is one already. */
  take(page: Page, name: string): Promise<void>;
  taken(): string[];
}

/** An empty folder of pictures. */
export function createShots(folder: string): Shots {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const names = new Set<string>();
  return {
    async take(page, name) {
      if (names.has(name)) return;
      names.add(name);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    },
    taken: () => [...names].sort(),
  };
}

/** What one room of the console needs to have its pictures taken in the real window. */
import type { Locator, Page } from 'playwright-core';
import type { PracticeServer } from '../../main/practice/server';
import type { Kiosk } from '../../test/e2e/support/kiosk';

/** The open console of a provisioned till, and the practice server behind it. */
export interface Studio {
  till: Kiosk;
  page: Page;
  server: PracticeServer;
  id: (testId: string) => Locator;
  /** Takes `console-NAME.png`. Waits a moment first, for lists and pictures to settle. */
  take: (name: string) => Promise<void>;
}

/** A room: its own file in this folder, its line in `rooms.ts`. */
export interface Room {
  /** As `--only=` asks for it; its pictures' names begin with it. */
  name: string;
  shoot: (studio: Studio) => Promise<void>;
}

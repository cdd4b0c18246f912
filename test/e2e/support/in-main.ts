/**
 * Runs a function in the app's main process, as `app.evaluate` does, and asks again where
 * DevTools lost the answer: on a busy machine V8 collects the promise that only DevTools holds
 * ("Resulting promise was garbage collected"). So the function must do no harm when run twice.
 */
import type { ElectronApplication } from 'playwright-core';

type Electron = typeof import('electron');

const LOST = 'promise was garbage collected';
const TRIES = 5;

export async function inMain<R>(
  app: ElectronApplication,
  deed: (electron: Electron) => R | Promise<R>,
): Promise<R> {
  return await again(() => app.evaluate(deed));
}

/** The same with an argument; like the result it must survive JSON. */
export async function inMainWith<A, R>(
  app: ElectronApplication,
  argument: A,
  deed: (electron: Electron, argument: A) => R | Promise<R>,
): Promise<R> {
  type Deed = Parameters<typeof app.evaluate<R, A>>[0];
  return await again(() => app.evaluate<R, A>(deed as Deed, argument));
}

async function again<R>(ask: () => Promise<R>): Promise<R> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left === 1 || !String(error).includes(LOST)) throw error;
    }
  }
}

/**
 * Where the time between a read and its verdict goes: stamps that main leaves for every green, to
 * stand beside those a benchmark takes itself. Wall-clock milliseconds, in the order of the scans.
 */
import type { ElectronApplication } from 'playwright-core';

export interface MainStamps {
  /** The look-up was handed to undici. */
  asked: number;
  /** Its answer was there, whole. */
  answered: number;
  /** Judged and recorded: the state goes to the page. */
  pushed: number;
}

/** Has main leave its stamps from now on. */
export async function watchStages(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ webContents }) => {
    const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');
    const now = () => performance.timeOrigin + performance.now();
    const stages: MainStamps[] = [];
    Object.assign(globalThis, { benchStages: stages });
    let asked = 0;
    let answered = 0;
    const isLookUp = (message: unknown) =>
      (message as { request: { path: string } }).request.path.startsWith('/card/code/get');
    subscribe('undici:request:create', (message) => {
      if (isLookUp(message)) asked = now();
    });
    subscribe('undici:request:trailers', (message) => {
      if (isLookUp(message)) answered = now();
    });
    for (const contents of webContents.getAllWebContents()) {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...values) => {
        const green = values[0]?.state?.kind === 'redeemable';
        if (green && stages.at(-1)?.asked !== asked)
          stages.push({ asked, answered, pushed: now() });
        send(channel, ...values);
      };
    }
  });
}

/** The stamps so far. */
export async function stagesSoFar(app: ElectronApplication): Promise<MainStamps[]> {
  return app.evaluate(() => (globalThis as unknown as { benchStages: MainStamps[] }).benchStages);
}

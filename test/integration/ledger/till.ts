/** A whole till without its window, against the practice server. */
import { join } from 'node:path';
import { practiceProvisioning } from '../../../main/practice/provisioning';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server';
import { firstSettings } from '../../../main/settings/table';
import { openTill, type Till } from '../../../main/till';
import type { CounterState, CounterView } from '../../../shared/counter-state';
import { newFolder } from './support';

export interface TestTill {
  till: Till;
  server: PracticeServer;
  folder: string;
  ledgerPath: string;
  view: () => CounterView;
  /** Waits until the view is as wanted. */
  until: (wanted: (view: CounterView) => boolean) => Promise<CounterView>;
  /** Types a code and waits for its verdict. */
  ask: (code: string) => Promise<CounterState>;
  close: () => Promise<void>;
}

/** Opens a till in a folder; `again` continues with another till's folder and server. */
export async function openTestTill(again?: Pick<TestTill, 'folder' | 'server'>): Promise<TestTill> {
  const folder = again?.folder ?? newFolder();
  const server = again?.server ?? (await startPracticeServer());
  const { apiBase, appId, appSecret, locationId, customCodeCardIds } = practiceProvisioning(server);
  const own = {
    apiBase,
    appId,
    locationId,
    customCodeCardIds,
    deviceName: '收银台1',
    operator: '01',
  };
  let changed = () => {};
  const till = openTill({
    folder,
    profile: folder,
    settings: () => ({ ...firstSettings(), ...own }),
    appSecret,
    serviceKey: '',
    push: () => changed(),
  });
  const view = () => till.counter.view();

  function until(wanted: (view: CounterView) => boolean): Promise<CounterView> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`in vain: ${JSON.stringify(view(), null, 1).slice(0, 2_000)}`));
      }, 15_000);
      changed = () => {
        if (!wanted(view())) return;
        clearTimeout(late);
        changed = () => {};
        resolve(view());
      };
      changed();
    });
  }

  return {
    till,
    server,
    folder,
    ledgerPath: join(folder, 'ledger.sqlite'),
    view,
    until,
    async ask(code) {
      till.counter.clear();
      till.counter.scanned(code, 'typed');
      const { state } = await until(
        ({ state: { kind } }) => kind !== 'checking' && kind !== 'ready',
      );
      return state;
    },
    async close() {
      await till.close();
      await server.close();
    },
  };
}

/** The manager's half of the window: the lock in front, the console behind it. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { KioskBridge } from '../../shared/contract';
import type { TillFacts } from '../../shared/counter-state';
import type { ManagerState } from '../../shared/manager';
import { Banners } from '../counter/Banners';
import type { CounterStore } from '../counter/counter-store';
import { usePageLanguage, useWords } from '../counter/language';
import { FirstRun } from '../first-run/FirstRun';
import { BridgeContext } from './bridge-context';
import { Console } from './Console';
import { type Drafts, DraftsContext } from './drafts';
import { IdleNotice } from './IdleNotice';
import { type ManagerStore, StoreContext } from './manager-store';
import { PinEntry } from './PinEntry';
import { ScanOffer } from './ScanOffer';
import { followScanGap } from './scan-gap';
import { guardAgainstScans } from './scan-guard';
import { TillContext } from './till-context';
import './console.css';
import './controls.css';
import './parts/parts.css';
import './cards/cards.css';
import './cards/preview.css';
import './cards/text-images.css';
import './ledger/ledger.css';
import './members/members.css';
import './settings/settings.css';
import './health/health.css';
import './zoomed.css';
import './forced-colors.css';

export interface ManagerAppProps {
  store: ManagerStore;
  counter: CounterStore;
  drafts: Drafts;
  bridge: KioskBridge;
  till: TillFacts;
}

export function ManagerApp({ store, counter, drafts, bridge, till }: ManagerAppProps) {
  const { state, offered } = useStore(store);
  const view = useStore(counter, (data) => data.view);
  usePageLanguage(useWords());
  useEffect(() => {
    const gap = followScanGap(bridge);
    const guard = guardAgainstScans(document, gap.ms);
    const end = store.subscribe((now, before) => {
      // The same scan told anew, as the lock opens, has typed nothing since.
      const { offered } = now;
      if (offered === null || offered.offer === before.offered?.offer) return;
      guard.takeBack(offered.keys);
    });
    return () => {
      guard.end();
      gap.end();
      end();
    };
  }, [store, bridge]);
  if (state === null) return null;
  return (
    <BridgeContext value={bridge}>
      <StoreContext value={store}>
        <DraftsContext value={drafts}>
          <TillContext value={till}>
            <div className="manager" data-mode={till.mode} data-open={state.open}>
              <Banners
                till={till}
                clockSkewSeconds={view?.clockSkewSeconds ?? null}
                ledgerProblem={view?.ledgerProblem ?? null}
              />
              <Screen state={state} till={till} />
              {offered !== null && <ScanOffer offered={offered} />}
              {state.locksAt !== null && <IdleNotice locksAt={state.locksAt} />}
            </div>
          </TillContext>
        </DraftsContext>
      </StoreContext>
    </BridgeContext>
  );
}

/** The lock stands before both screens; before the guide only once a PIN is set. */
function Screen({ state, till }: { state: ManagerState; till: TillFacts }) {
  const guide = state.screen === 'first-run';
  if (!state.open && !(guide && !state.hasPin)) return <PinEntry state={state} />;
  return guide ? <FirstRun /> : <Console till={till} />;
}

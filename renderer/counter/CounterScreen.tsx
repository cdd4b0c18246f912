/** The cashier's screen: one verdict, and around it what helps to reach the next one. */
import { memo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { CounterView, TillFacts } from '../../shared/counter-state';
import { useAfterPaint } from '../look/painted';
import { ShiftPanel } from '../shift/ShiftPanel';
import { useShiftDesk } from '../shift/shift-desk';
import { Announcer } from './Announcer';
import { useActions } from './actions';
import { Banners } from './Banners';
import { CallFailure } from './CallFailure';
import { Desk, useDeskKeys } from './Desk';
import { useKeys } from './keys';
import { lookOfState } from './look';
import { PendingIntents } from './PendingIntents';
import { RecentScans } from './RecentScans';
import { SettledBehind } from './SettledBehind';
import { SlipNote } from './SlipNote';
import { StatusBar } from './StatusBar';
import { VerdictPanel } from './VerdictPanel';

export interface CounterScreenProps {
  view: CounterView;
  till: TillFacts;
  callFailedAt: number | null;
  /** The camera's panel, for the cell at the top right. */
  camera: ReactNode;
  /** Whether what stands around the verdict is drawn yet. */
  around: boolean;
}

export function CounterScreen(props: CounterScreenProps) {
  const { view, till, callFailedAt, camera, around } = props;
  const actions = useActions();
  const openGuide = () => actions.screen({ name: 'first-run' });
  const onSetUp = till.hasAccount ? undefined : openGuide;
  useDeskKeys({ scanId: view.scanId, turns: till.turns });
  useKeys(onSetUp ? { F7: onSetUp } : {});
  const shiftShown = useStore(useShiftDesk().store, ({ shown }) => shown);
  return (
    <main className="counter" data-mode={till.mode}>
      <Banners
        till={till}
        clockSkewSeconds={view.clockSkewSeconds}
        ledgerProblem={view.ledgerProblem}
        onSetUp={onSetUp}
        onTroubleSeen={() => actions.settingsTroubleSeen(null)}
      />
      <VerdictPanel view={view} prints={till.prints} enterTaken={shiftShown} />
      {around && <Around view={view} till={till} camera={camera} shiftShown={shiftShown} />}
      <CallFailure failedAt={callFailedAt} besideFault={view.state.kind === 'fault'} />
      <Announcer state={view.state} />
    </main>
  );
}

type AroundProps = Pick<CounterScreenProps, 'view' | 'till' | 'camera'> & { shiftShown: boolean };

/** Everything that stands around the verdict: a picture later, so that the verdict comes sooner. */
function Around({ view, ...rest }: AroundProps) {
  return <AroundAsItWas view={useAfterPaint(view)} {...rest} />;
}

const AroundAsItWas = memo(function AroundAsItWas(props: AroundProps) {
  const { view, till, camera, shiftShown } = props;
  return (
    <>
      <aside className="side">
        <div className="camera-cell">{camera}</div>
        <SettledBehind settled={view.settledBehind} />
        <PendingIntents pending={view.pending} />
        <SlipNote slip={view.slip} />
        <RecentScans
          recent={view.recent}
          onShow={view.state.kind === 'ready' ? null : view.scanId}
          choosing={lookOfState(view.state) === 'choosing'}
        />
      </aside>
      {shiftShown && <ShiftPanel />}
      <Desk
        receiptAsked={view.receipt?.kind === 'asked'}
        scanId={view.scanId}
        shiftShown={shiftShown}
        turns={till.turns}
      />
      <StatusBar reachability={view.reachability} till={till} />
    </>
  );
});

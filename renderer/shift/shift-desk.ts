/** The shift at this till: who stands there, and the panel in which that is changed. */
import { createContext, useContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KioskBridge } from '../../shared/contract';
import type { ShiftReport, ShiftState, ShiftStep } from '../../shared/ledger';
import type { PaperBridge } from './ReportButtons';

export interface ShiftData {
  now: ShiftState | null;
  /** Who stood here before: to pick, because Chinese names cannot be typed at the counter. */
  names: string[];
  shown: boolean;
  /** What is in the field; it stays when a scan takes the panel down. */
  typed: string;
  /** Closing was pressed once and asks once more. */
  ending: boolean;
  report: ShiftReport | null;
  trouble: Extract<ShiftStep, { ok: false }>['why'] | 'failed' | null;
}

export interface ShiftDesk {
  store: StoreApi<ShiftData>;
  toggle(): void;
  hide(): void;
  type(text: string): void;
  /** Opens a shift with this operator, or hands the open one to them. */
  stand(operator: string): void;
  /** First press asks, the second closes the shift and shows its report. */
  end(): void;
  look(): void;
  refresh(): void;
  /** Prints and saves reports; null where nothing is connected. */
  paper: PaperBridge | null;
}

export type ShiftBridge = Pick<
  KioskBridge,
  'shiftNow' | 'operatorNames' | 'openShift' | 'changeOperator' | 'closeShift' | 'shiftReport'
> &
  PaperBridge;

const first: ShiftData = {
  now: null,
  names: [],
  shown: false,
  typed: '',
  ending: false,
  report: null,
  trouble: null,
};

export function createShiftDesk(bridge: ShiftBridge): ShiftDesk {
  const store = createStore<ShiftData>(() => first);
  const { setState, getState } = store;
  const failed = () => setState({ trouble: 'failed' });

  function refresh(): void {
    bridge.shiftNow(null).then((now) => setState({ now }), failed);
    bridge.operatorNames(null).then((names) => setState({ names }), failed);
  }

  function look(shift: number | null): void {
    bridge.shiftReport({ shift }).then((report) => setState({ report }), failed);
  }

  function after(step: ShiftStep): void {
    if (!step.ok) return setState({ trouble: step.why });
    setState({ now: step.shift, typed: '', trouble: null, ending: false });
    refresh();
  }

  return {
    store,
    refresh,
    toggle() {
      const shown = !getState().shown;
      setState({ shown, ending: false, report: null, trouble: null });
      if (shown) refresh();
    },
    hide() {
      if (getState().shown) setState({ shown: false, ending: false, report: null, trouble: null });
    },
    type: (typed) => setState({ typed, trouble: null }),
    stand(operator) {
      const call = getState().now === null ? bridge.openShift : bridge.changeOperator;
      call({ operator }).then((step) => {
        after(step);
        if (step.ok) setState({ shown: false, report: null });
      }, failed);
    },
    end() {
      const { ending, now } = getState();
      if (!ending || now === null) return setState({ ending: true });
      bridge.closeShift(null).then((step) => {
        after(step);
        if (step.ok) look(now.shift);
      }, failed);
    },
    look: () => look(getState().now?.shift ?? null),
    paper: bridge,
  };
}

/** Where nothing is connected (a rendering in a test), nothing is done. */
const idle: ShiftDesk = {
  store: createStore<ShiftData>(() => first),
  toggle() {},
  hide() {},
  type() {},
  stand() {},
  end() {},
  look() {},
  refresh() {},
  paper: null,
};

export const ShiftContext = createContext<ShiftDesk>(idle);

export function useShiftDesk(): ShiftDesk {
  return useContext(ShiftContext);
}

/** One test as main tells it. It is on for as long as its page is. */
import { useCallback, useEffect, useState } from 'react';
import type { DoctorView } from '../../shared/scanners';
import { useBridge } from '../manager/bridge-context';

export interface Testing {
  /** Null before main has answered, and where it refuses. */
  view: DoctorView | null;
  failed: boolean;
  again: () => void;
  /** Nothing more will come. */
  judge: () => void;
}

/** Begins a test of this scanner, and ends it with the page. */
export function useDoctor(scanner: number | null): Testing {
  const bridge = useBridge();
  const [view, setView] = useState<DoctorView | null>(null);
  const [failed, setFailed] = useState(false);
  const begin = useCallback(() => {
    setFailed(false);
    bridge.doctorBegin({ id: scanner }).then(setView, () => setFailed(true));
  }, [bridge, scanner]);
  useEffect(() => {
    const end = bridge.on('doctor', setView);
    begin();
    return () => {
      end();
      // A console that was locked meanwhile has ended the test itself.
      bridge.doctorEnd(null).catch(() => {});
    };
  }, [bridge, begin]);
  const judge = () => void bridge.doctorJudge(null).catch(() => setFailed(true));
  return { view, failed, again: begin, judge };
}

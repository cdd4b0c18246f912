/** The hand scanners as main last told them, and changing them. */
import { useEffect, useState } from 'react';
import type { Scanner, ScannersView } from '../../../../shared/scanners';
import type { Words } from '../../../../shared/words/words';
import { useBridge } from '../../bridge-context';

/** Null until main has answered. */
export function useScanners(): ScannersView | null {
  const bridge = useBridge();
  const [view, setView] = useState<ScannersView | null>(null);
  useEffect(() => {
    const end = bridge.on('scanners', setView);
    // What was pushed meanwhile is newer than this answer.
    bridge.scanners(null).then(
      (value) => setView((before) => before ?? value),
      () => {},
    );
    return end;
  }, [bridge]);
  return view;
}

/** Keeps a changed scanner; says so where it cannot be stored. */
export function useSave(): { save: (scanner: Scanner) => void; failed: boolean } {
  const bridge = useBridge();
  const [failed, setFailed] = useState(false);
  const save = (scanner: Scanner) => {
    bridge.scannerSave({ scanner }).then(
      (id) => setFailed(id === null),
      () => setFailed(true),
    );
  };
  return { save, failed };
}

export function nameOf({ name, id }: Scanner, { scanners }: Words): string {
  return name === '' ? scanners.unnamed(id) : name;
}

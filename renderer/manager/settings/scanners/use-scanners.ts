/** The hand scanners as main last told them, and changing them. */
import { useEffect, useState } from 'react';
import type { Saved, Scanner, ScannersView } from '../../../../shared/scanners';
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

export interface Saving {
  /** True where it was kept. */
  save: (scanner: Scanner) => Promise<boolean>;
  /** Why the last one was not kept; null where it was. */
  refusal: { scanner: Scanner; why: Exclude<Saved, { kind: 'kept' }> } | null;
}

/** Keeps a changed scanner, or a new one; tells why where it cannot be kept. */
export function useSave(): Saving {
  const bridge = useBridge();
  const [refusal, refuse] = useState<Saving['refusal']>(null);
  const save = async (scanner: Scanner) => {
    const saved = await bridge
      .scannerSave({ scanner })
      .catch((): Saved => ({ kind: 'unwritable' }));
    refuse(saved.kind === 'kept' ? null : { scanner, why: saved });
    return saved.kind === 'kept';
  };
  return { save, refusal };
}

export function nameOf({ name, id }: Scanner, { scanners }: Words): string {
  return name === '' ? scanners.unnamed(id) : name;
}

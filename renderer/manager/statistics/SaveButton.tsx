/** Saves something as a file, and says whether that was done. */
import { useState } from 'react';
import type { StatisticsFile } from '../../../shared/statistics';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';

export interface SaveButtonProps {
  label: string;
  testId: string;
  /** Null where there is nothing to save yet. */
  fileOf: () => StatisticsFile | null;
}

export function SaveButton({ label, testId, fileOf }: SaveButtonProps) {
  const { statistics } = useWords();
  const bridge = useBridge();
  const [end, setEnd] = useState<'saved' | 'notSaved' | null>(null);
  const save = () => {
    const file = fileOf();
    if (file === null) return;
    setEnd(null);
    bridge.saveStatistics(file).then(
      (done) => setEnd(done ? 'saved' : null),
      () => setEnd('notSaved'),
    );
  };
  return (
    <span className="save">
      <span role="status" className={end === 'notSaved' ? 'bad' : 'good'} data-end={end}>
        {end === 'saved' && statistics.saved}
        {end === 'notSaved' && statistics.notSaved}
      </span>
      <button type="button" className="small-button" data-testid={testId} onClick={save}>
        {label}
      </button>
    </span>
  );
}

/** A long task of the ledger: its button, its progress, how it ended. */
import { useState } from 'react';
import type { LedgerTask } from '../../../shared/ledger';
import { useWords } from '../../counter/language';
import { useProgress } from '../manager-store';
import type { Said } from '../said';
import { ProgressLine } from './ProgressLine';

export interface TaskCardProps {
  task: LedgerTask;
  title: string;
  hint: string;
  run: () => Promise<Said>;
  onEnd: () => void;
}

export function TaskCard({ task, title, hint, run, onEnd }: TaskCardProps) {
  const words = useWords();
  const [progress, forget] = useProgress(task);
  const [running, setRunning] = useState(false);
  const [end, setEnd] = useState<Said | null>(null);
  const begin = () => {
    setRunning(true);
    setEnd(null);
    forget();
    run()
      .catch((): Said => ({ ok: false, text: ({ manager }) => manager.failed }))
      .then((how) => {
        setRunning(false);
        setEnd(how);
        onEnd();
      });
  };
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet">{hint}</p>
      <button type="button" data-testid={`run-${task}`} disabled={running} onClick={begin}>
        {title}
      </button>
      {running && <ProgressLine label={title} progress={progress} />}
      <p
        role="status"
        className={end?.ok === false ? 'bad' : 'good'}
        data-testid={`end-${task}`}
        data-ok={end?.ok}
      >
        {end?.text(words)}
      </p>
    </section>
  );
}

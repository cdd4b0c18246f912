/** How far a long task has come. */
import { formatCount } from '../../../shared/format';
import type { LedgerProgress } from '../../../shared/ledger';
import { useWords } from '../../counter/language';

export function ProgressLine(props: { label: string; progress: LedgerProgress | null }) {
  const { label, progress } = props;
  const { records, language } = useWords();
  const known = progress !== null && progress.end === null && progress.total > 0;
  return (
    <p className="progress-line">
      <progress
        aria-label={label}
        max={1}
        {...(known ? { value: progress.done / progress.total } : {})}
      />
      {known && (
        <span>
          {records.running(
            formatCount(progress.done, language),
            formatCount(progress.total, language),
          )}
        </span>
      )}
    </p>
  );
}

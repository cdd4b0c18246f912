/** How far a long task has come, and a button that stops it. */
import { formatCount } from '../../../shared/format';
import { useWords } from '../../counter/language';

export interface ProgressProps {
  label: string;
  done: number;
  /** 0 where it is not known yet. */
  total: number;
  onStop?: (() => void) | undefined;
  testId?: string;
}

export function Progress({ label, done, total, onStop, testId = 'progress' }: ProgressProps) {
  const { parts, language } = useWords();
  return (
    <p className="progress-line" data-testid={testId} data-done={done} data-total={total}>
      <span>{label}</span>
      <progress aria-label={label} max={1} {...(total > 0 ? { value: done / total } : {})} />
      {total > 0 && (
        <span>{parts.progress(formatCount(done, language), formatCount(total, language))}</span>
      )}
      {onStop && (
        <button
          type="button"
          className="small-button"
          data-testid={`${testId}-stop`}
          onClick={onStop}
        >
          {parts.stop}
        </button>
      )}
    </p>
  );
}

/** How a question stands: on its way, failed in this machine, or told why WeChat gave no value. */
import type { Untold } from '../../../shared/told';
import { useWords } from '../../counter/language';
import { TroubleCard } from '../parts/TroubleCard';

export interface AskStatusProps {
  /** What to say while it is on its way; null: it is not. */
  asking: string | null;
  failed: boolean;
  untold?: Untold | null;
}

export function AskStatus({ asking, failed, untold = null }: AskStatusProps) {
  const { manager } = useWords();
  return (
    <>
      {asking !== null && (
        <p role="status" className="quiet">
          {asking}
        </p>
      )}
      {failed && (
        <p role="alert" className="bad">
          {manager.failed}
        </p>
      )}
      {untold !== null && <TroubleCard untold={untold} />}
    </>
  );
}

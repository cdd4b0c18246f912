/** Says for some seconds that a press had no effect, because main refused the call. */
import { useReached } from './clock';
import { useWords } from './language';

const SHOWN_MS = 8000;

export function CallFailure(props: { failedAt: number | null; besideFault: boolean }) {
  const { failedAt, besideFault } = props;
  const words = useWords();
  const over = useReached(failedAt === null ? null : failedAt + SHOWN_MS);
  if (failedAt === null || over) return null;
  const testId = besideFault ? 'toast-call' : 'toast-error';
  return (
    <p className="toast" role="alert" data-testid={testId} data-code="internal">
      {words.screen.callFailed}
    </p>
  );
}

/** A review status: its word, and a mark that does not need colour to be told. */
import { knownCardStatus } from '../../../shared/card-types';
import { statusWord } from '../../../shared/words/describe-card';
import { useWords } from '../../counter/language';

export function StatusChip({ status }: { status: string }) {
  const words = useWords();
  const known = knownCardStatus(status);
  return (
    <span className="status-chip" data-known={known ?? 'other'}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={marks[known ?? 'other']} />
      </svg>
      <bdi>{statusWord(status, words)}</bdi>
    </span>
  );
}

const marks = {
  CARD_STATUS_VERIFY_OK: 'M3 8.5 L6.5 12 L13 4.5',
  CARD_STATUS_DISPATCH: 'M3 8.5 L6.5 12 L13 4.5',
  CARD_STATUS_NOT_VERIFY: 'M8 3 V8 L11 10 M8 1.5 A6.5 6.5 0 1 0 8.01 1.5',
  CARD_STATUS_VERIFY_FAIL: 'M4 4 L12 12 M12 4 L4 12',
  CARD_STATUS_DELETE: 'M3 8 H13',
  other: 'M6 6 A2 2 0 1 1 8 8 V9.5 M8 12 V12.5',
} as const;

/** What a row is marked with, and its receipt, in small print. */
import type { LedgerRow } from '../../../shared/ledger';
import { useWords } from '../../counter/language';

export function Marks({ row }: { row: LedgerRow }) {
  const { records, panel } = useWords();
  const { flags, receipt, errcode } = row;
  return (
    <small className="marks">
      {receipt !== null && <bdi>{panel.receipt(receipt)}</bdi>}
      {errcode !== null && errcode !== 0 && <span>{errcode}</span>}
      {flags.map((flag) => (
        <span key={flag} className="flag" data-flag={flag}>
          {records.flags[flag] ?? flag}
        </span>
      ))}
    </small>
  );
}

/** What is wrong with the ledger, over the whole width: what is so, what to do, which minutes. */
import type { LedgerProblem } from '../../shared/counter-state';
import { formatCount, formatStamp } from '../../shared/format';
import type { Words } from '../../shared/words/words';
import { useWords } from './language';

export function LedgerNotice({ problem }: { problem: LedgerProblem }) {
  const words = useWords();
  const { what, next } = words.trouble.kinds[problem.kind];
  const details = detailsOf(problem, words);
  return (
    <div
      className="ledger-notice"
      role="alert"
      data-testid="ledger-problem"
      data-kind={problem.kind}
    >
      <p>
        <strong>{what}</strong>
        <span>{next}</span>
      </p>
      {details.length > 0 && (
        <p className="ledger-details">
          {details.map((detail) => (
            <bdi key={detail}>{detail}</bdi>
          ))}
        </p>
      )}
    </div>
  );
}

function detailsOf(problem: LedgerProblem, { trouble, language }: Words): string[] {
  switch (problem.kind) {
    case 'unwritable':
    case 'disk-full':
      return [problem.detail];
    case 'read-only':
      return [problem.folder, problem.detail];
    case 'clock-set-back':
      return [trouble.newest(formatStamp(problem.newest))];
    case 'broken-chain':
      return [trouble.firstRow(formatCount(problem.seq, language))];
    case 'corrupt-restored': {
      const { doubtfulFrom, doubtfulTo, setAside, backup, salvagedRows } = problem;
      return [
        trouble.between(formatStamp(doubtfulFrom), formatStamp(doubtfulTo)),
        backup === null ? trouble.noBackup : trouble.backup(backup),
        ...(salvagedRows > 0 ? [trouble.salvaged(formatCount(salvagedRows, language))] : []),
        ...(setAside === null ? [] : [trouble.setAside(setAside)]),
      ];
    }
  }
}

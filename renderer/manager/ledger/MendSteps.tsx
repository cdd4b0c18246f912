/** Rows that do not match their fingerprint: what to do, in the order in which to do it. */
import { useWords } from '../../counter/language';
import { CopyButton } from '../CopyButton';

export function MendSteps({ folder }: { folder: string }) {
  const { mend } = useWords().records;
  const command = `npm run --silent ledger -- --profile="${folder}" restore FILE`;
  return (
    <div className="mend" data-testid="mend-steps">
      <h3>{mend.title}</h3>
      <p>{mend.why}</p>
      <ol>
        <li>
          {mend.copy} <code>{folder}</code> <CopyButton text={folder} />
        </li>
        <li>{mend.support}</li>
        <li>
          {mend.restore} <code>{command}</code> <CopyButton text={command} />
        </li>
      </ol>
    </div>
  );
}

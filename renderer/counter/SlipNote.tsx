/** What became of the newest slip. It stands beside the verdict and is never part of it. */
import type { SlipState } from '../../shared/printer';
import type { Words } from '../../shared/words/words';
import { useWords } from './language';

export function SlipNote({ slip }: { slip: SlipState | null }) {
  const words = useWords();
  if (slip === null) return null;
  return (
    <p className="slip" role="status" data-testid="slip" data-state={slip.kind}>
      {textOf(slip, words)}
    </p>
  );
}

function textOf(slip: SlipState, { printer, panel }: Words): string {
  switch (slip.kind) {
    case 'printing':
      return printer.printing;
    case 'printed':
      return printer.printed;
    case 'failed':
      return `${printer.failed[slip.why]} · ${panel.intent(slip.intent)}`;
  }
}

/** A shift's report on paper or in a file. */
import { useState } from 'react';
import type { KioskBridge } from '../../shared/contract';
import { useWords } from '../counter/language';

export type PaperBridge = Pick<KioskBridge, 'printShift' | 'saveShift'>;

export function ReportButtons(props: { shift: number | null; bridge: PaperBridge }) {
  const { shift, bridge } = props;
  const words = useWords();
  const [said, setSaid] = useState('');
  const say = (work: Promise<boolean>, done: string, not: string) => {
    work.then(
      (ok) => setSaid(ok ? done : not),
      () => setSaid(words.manager.failed),
    );
  };
  return (
    <div className="report-buttons">
      <button
        type="button"
        data-testid="print-shift"
        onClick={() => say(bridge.printShift({ shift }), '', words.shift.notPrinted)}
      >
        {words.shift.print}
      </button>
      {(['pdf', 'csv'] as const).map((format) => (
        <button
          key={format}
          type="button"
          data-testid={`save-${format}`}
          onClick={() => say(bridge.saveShift({ shift, format }), words.shift.saved, '')}
        >
          {format === 'pdf' ? words.shift.savePdf : words.shift.saveCsv}
        </button>
      ))}
      <span role="status">{said}</span>
    </div>
  );
}

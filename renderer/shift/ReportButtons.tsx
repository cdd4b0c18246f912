/** A shift's report on paper or in a file. */
import { useState } from 'react';
import type { KioskBridge } from '../../shared/contract';
import { useWords } from '../counter/language';

export type PaperBridge = Pick<KioskBridge, 'printShift' | 'saveShift'>;

export function ReportButtons(props: { shift: number | null; bridge: PaperBridge }) {
  const { shift, bridge } = props;
  const words = useWords();
  const [said, say] = useState<'nothing' | 'notPrinted' | 'saved' | 'failed'>('nothing');
  const print = () =>
    bridge.printShift({ shift }).then(
      (printed) => say(printed ? 'nothing' : 'notPrinted'),
      () => say('failed'),
    );
  const save = (format: 'pdf' | 'csv') =>
    bridge.saveShift({ shift, format }).then(
      (saved) => say(saved ? 'saved' : 'nothing'),
      () => say('failed'),
    );
  return (
    <div className="report-buttons">
      <button type="button" data-testid="print-shift" onClick={() => void print()}>
        {words.shift.print}
      </button>
      {(['pdf', 'csv'] as const).map((format) => (
        <button
          key={format}
          type="button"
          data-testid={`save-${format}`}
          onClick={() => void save(format)}
        >
          {format === 'pdf' ? words.shift.savePdf : words.shift.saveCsv}
        </button>
      ))}
      <span role="status">
        {said === 'failed' && words.manager.failed}
        {(said === 'saved' || said === 'notPrinted') && words.shift[said]}
      </span>
    </div>
  );
}

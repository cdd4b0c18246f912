/** Writes the ledger into a file of the manager's choice; can be stopped, then leaves none. */
import { useState } from 'react';
import { areReversed, type ExportOrder } from '../../../shared/ledger';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { DayField } from '../DayField';
import { useDraft } from '../drafts';
import { useProgress } from '../manager-store';
import { ProgressLine } from './ProgressLine';

const first: ExportOrder = { format: 'csv' };

export function ExportCard() {
  const words = useWords();
  const { records, manager } = words;
  const bridge = useBridge();
  const [order, keep] = useDraft<ExportOrder>('ledger.export', first);
  const [progress, forget] = useProgress('export');
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState(false);
  const begin = () => {
    setRunning(true);
    setFailed(false);
    forget();
    bridge
      .ledgerExport(order)
      .then(
        () => setFailed(false),
        () => setFailed(true),
      )
      .finally(() => setRunning(false));
  };
  const day = (name: 'fromDay' | 'toDay', label: string, testId: string) => (
    <DayField
      label={label}
      testId={testId}
      value={order[name] ?? ''}
      onChange={(value) => {
        const { [name]: _before, ...others } = order;
        keep(value === '' ? others : { ...others, [name]: value });
      }}
    />
  );
  const reversed = areReversed(order);
  const end = running ? null : (progress?.end ?? null);
  return (
    <section className="card" aria-label={records.exportTitle}>
      <h2>{records.exportTitle}</h2>
      <p className="quiet">{records.exportHint}</p>
      <div className="control-row">
        <label className="control">
          <span>{records.format}</span>
          <select
            data-testid="field-format"
            value={order.format}
            onChange={({ target }) =>
              keep({ ...order, format: target.value === 'jsonl' ? 'jsonl' : 'csv' })
            }
          >
            {formats.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {day('fromDay', records.fromDay, 'export-begin_date')}
        {day('toDay', records.toDay, 'export-end_date')}
      </div>
      <div className="buttons">
        <button
          type="button"
          data-testid="run-export"
          disabled={running || reversed}
          onClick={begin}
        >
          {records.export}
        </button>
        {running && (
          <button
            type="button"
            data-testid="stop-export"
            onClick={() => void bridge.ledgerExportCancel(null)}
          >
            {manager.cancel}
          </button>
        )}
      </div>
      {reversed && (
        <p role="alert" className="bad">
          {records.reversed}
        </p>
      )}
      {running && <ProgressLine label={records.exportTitle} progress={progress} />}
      <p
        role="status"
        className={failed || end?.ok === false ? 'bad' : 'good'}
        data-testid="end-export"
        data-ok={end?.ok}
      >
        {failed ? manager.failed : end && endText(end, words.records, manager.failed)}
      </p>
    </section>
  );
}

const formats = [
  ['csv', 'CSV'],
  ['jsonl', 'JSON Lines'],
] as const;

function endText(
  end: { ok: boolean; detail: string },
  records: { exported: string; stopped: string },
  failed: string,
): string {
  if (end.ok) return `${records.exported}: ${end.detail}`;
  return end.detail === 'cancelled' ? records.stopped : `${failed} (${end.detail})`;
}

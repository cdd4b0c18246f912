/** The report for support: made when it is asked for, read before it is copied. */
import { useState } from 'react';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { CopyButton } from '../CopyButton';

export function ReportCard() {
  const { health, manager } = useWords();
  const bridge = useBridge();
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const make = () => {
    setFailed(false);
    bridge.supportReport(null).then(setText, () => setFailed(true));
  };
  return (
    <section className="card wide" aria-label={health.report}>
      <h2>{health.report}</h2>
      <p className="quiet">{health.reportHint}</p>
      <div className="buttons">
        <button type="button" className="primary" data-testid="make-report" onClick={make}>
          {health.reportMake}
        </button>
        {text !== null && <CopyButton text={text} />}
      </div>
      <p className="trouble-line" role="alert">
        {failed ? manager.failed : ''}
      </p>
      {text !== null && (
        <textarea
          className="report-text"
          data-testid="support-report"
          aria-label={health.reportText}
          readOnly
          rows={14}
          value={text}
        />
      )}
    </section>
  );
}

/** All shifts of this till, newest first, and the report of the chosen one. */
import { useCallback } from 'react';
import { formatClock, formatDay } from '../../../shared/format';
import { useWords } from '../../counter/language';
import { ReportButtons } from '../../shift/ReportButtons';
import { ShiftReportView } from '../../shift/ShiftReportView';
import { useAsk, useBridge } from '../bridge-context';
import { useDraft } from '../drafts';
import { ShiftDesk } from './ShiftDesk';

const LIMIT = 400;

export function ShiftsView() {
  const words = useWords();
  const bridge = useBridge();
  const [chosen, choose] = useDraft<number | null>('ledger.shift', null);
  const shifts = useAsk(useCallback(() => bridge.shifts({ limit: LIMIT }), [bridge]));
  const shown = chosen ?? shifts.value?.[0]?.shift ?? null;
  const report = useAsk(
    useCallback(
      async () => (shown === null ? null : await bridge.shiftReport({ shift: shown })),
      [bridge, shown],
    ),
  );
  const changed = () => {
    shifts.again();
    report.again();
  };
  return (
    <div className="beside narrow-first">
      <div className="plain-list">
        <ShiftDesk onChange={changed} />
        <h2>{words.shift.shifts}</h2>
        {shifts.value?.length === 0 && <p className="empty">{words.shift.shiftsNone}</p>}
        <ul>
          {shifts.value?.map(({ shift, operator, from, to }) => (
            <li key={shift}>
              <button
                type="button"
                className="line"
                data-testid="list-row"
                data-shift={shift}
                aria-pressed={shift === shown}
                onClick={() => choose(shift)}
              >
                <span className="two-lines">
                  <b>{formatDay(from / 1000)}</b>
                  <small>
                    {formatClock(from)}–{to === null ? words.shift.still : formatClock(to)}
                  </small>
                </span>
                <bdi>{operator}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </div>
      <section className="report-pane" aria-label={words.shift.report} data-testid="shift-report">
        {report.failed && <p role="alert">{words.manager.failed}</p>}
        {report.value !== null && (
          <>
            <ReportButtons shift={shown} bridge={bridge} />
            <ShiftReportView report={report.value} />
          </>
        )}
      </section>
    </div>
  );
}

/**
 * Who stands at the till, at the counter's side: the verdict stays in view, and the next scan
 * takes the panel down. Nothing in it invites an input method: numbers are typed, names picked.
 */
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { formatClock } from '../../shared/format';
import type { Words } from '../../shared/words/words';
import { useWords } from '../counter/language';
import { MirrorField } from '../counter/MirrorField';
import { ReportButtons } from './ReportButtons';
import { ShiftReportView } from './ShiftReportView';
import { type ShiftData, useShiftDesk } from './shift-desk';
import './shift.css';

const MAX_NUMBER = 32;

export function ShiftPanel() {
  const words = useWords();
  const desk = useShiftDesk();
  const data = useStore(desk.store);
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    // On a zoomed till it opens below the window, and takes Enter there.
    const before = scrollY;
    panel.current?.scrollIntoView({ block: 'nearest' });
    return () => scrollTo({ top: before });
  }, []);
  const { now, names, typed, report } = data;
  const { shift } = words;
  const others = names.filter((name) => name !== now?.operator);
  return (
    <section ref={panel} className="shift-panel" aria-label={shift.title} data-testid="shift-panel">
      <h2>{shift.title}</h2>
      <Standing data={data} words={words} />
      <MirrorField
        field={field}
        name={shift.operatorField}
        hint={shift.operatorHint}
        testId="shift-operator"
        value={typed}
        maxLength={MAX_NUMBER}
        readBack={shift.operatorReadBack}
        onChange={desk.type}
        onSubmit={() => {
          if (typed.trim() !== '') desk.stand(typed);
        }}
      />
      {others.length > 0 && (
        <fieldset className="names">
          <legend>{shift.known}</legend>
          {others.map((name) => (
            <button key={name} type="button" onClick={() => desk.stand(name)}>
              <bdi>{name}</bdi>
            </button>
          ))}
        </fieldset>
      )}
      {data.trouble !== null && <p role="alert">{troubleText(data.trouble, words)}</p>}
      {data.ending && now !== null && <p role="status">{shift.closeHint}</p>}
      <div className="shift-buttons">
        {now !== null && (
          <button type="button" data-testid="end-shift" onClick={desk.end}>
            {data.ending ? shift.closeSure : shift.close}
          </button>
        )}
        {now !== null && report === null && (
          <button type="button" data-testid="look-shift" onClick={desk.look}>
            {shift.reportNow}
          </button>
        )}
      </div>
      {report !== null && (
        <>
          {desk.paper !== null && <ReportButtons shift={report.shift} bridge={desk.paper} />}
          <ShiftReportView report={report} />
        </>
      )}
      <button type="button" className="shift-away" onClick={desk.hide}>
        <span className="kbd" aria-hidden="true">
          F2
        </span>
        {words.manager.close}
      </button>
    </section>
  );
}

function Standing({ data: { now }, words }: { data: ShiftData; words: Words }) {
  const { shift } = words;
  if (now === null) return <p role="status">{shift.none}</p>;
  return (
    <p role="status">
      <strong>
        <bdi>{shift.now(now.operator)}</bdi>
      </strong>{' '}
      {shift.since(formatClock(now.openedAt))}
    </p>
  );
}

function troubleText(why: NonNullable<ShiftData['trouble']>, { records, manager }: Words): string {
  return why === 'unwritable' || why === 'empty' ? records.refusals[why] : manager.failed;
}

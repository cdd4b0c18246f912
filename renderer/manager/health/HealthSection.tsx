/** The health section: what needs attention, how WeChat answers, and the state of everything. */
import { useCallback } from 'react';
import type { Health } from '../../../shared/health';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { HealthFacts } from './HealthFacts';
import { LatencyCard } from './LatencyCard';
import { ReportCard } from './ReportCard';
import { UpdateCard } from './UpdateCard';

export function HealthSection() {
  const { manager, records } = useWords();
  const bridge = useBridge();
  // Asked by hand only: a call every few seconds would keep the console from locking itself.
  const asked = useAsk(useCallback(() => bridge.health(null), [bridge]));
  return (
    <>
      <header className="section-head">
        <h1>{manager.sections.health}</h1>
        <button type="button" data-testid="health-again" onClick={asked.again}>
          {records.refresh}
        </button>
      </header>
      {asked.value === null ? (
        <p>{asked.failed ? manager.failed : manager.loading}</p>
      ) : (
        <div className="cards" data-testid="health">
          <Findings health={asked.value} />
          <LatencyCard minutes={asked.value.minutes} />
          <HealthFacts health={asked.value} />
          <UpdateCard />
          <ReportCard />
        </div>
      )}
    </>
  );
}

function Findings({ health: { findings, notes } }: { health: Health }) {
  const { health, manager } = useWords();
  return (
    <section className="card wide findings" aria-label={manager.sections.health}>
      {findings.length + notes.length === 0 ? (
        <p className="finding good">
          <Mark path="M4 13 L10 19 L20 6" />
          {health.allWell}
        </p>
      ) : (
        <ul>
          {findings.map((name) => (
            <li key={name} className="finding" data-testid="finding" data-finding={name}>
              <Mark path="M12 2 L23 21 H1 Z M12 9 V14 M12 17 V18.5" />
              <strong>{health.findings[name].what}</strong>
              <span>{health.findings[name].next}</span>
            </li>
          ))}
          {notes.map((name) => (
            <li key={name} className="finding remark" data-testid="health-note" data-note={name}>
              <Mark path="M12 2 A10 10 0 1 0 12.01 2 Z M12 10.5 V17 M12 6.5 V8" />
              <strong>{health.notes[name].what}</strong>
              <span>{health.notes[name].next}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Mark({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

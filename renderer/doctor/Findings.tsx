/** What the doctor found: what needs a person first, then what the till took care of. */
import { useEffect, useRef } from 'react';
import type { Deed, Finding } from '../../shared/scanner-findings';
import type { DoctorView } from '../../shared/scanners';
import type { DoctorWords, FindingWords } from '../../shared/words/scanners-words';
import { useWords } from '../counter/language';

export interface FindingsProps {
  view: DoctorView;
  findings: readonly Finding[];
  onAgain: () => void;
  onDone: () => void;
}

const order: readonly Deed[] = ['advice', 'set', 'fine'];

export function Findings({ view, findings, onAgain, onDone }: FindingsProps) {
  const { doctor } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const sorted = [...findings].sort((a, b) => order.indexOf(a.deed) - order.indexOf(b.deed));
  const well = sorted.every(({ deed }) => deed !== 'advice');
  return (
    <>
      <h2 ref={heading} tabIndex={-1} data-testid="doctor-results">
        {doctor.results}
      </h2>
      {well && <p className="good">{doctor.allWell}</p>}
      {!view.stored && (
        <p className="bad" role="alert">
          {doctor.notStored}
        </p>
      )}
      <ul className="doctor-findings">
        {sorted.map((finding) => (
          <Row key={`${finding.kind} ${JSON.stringify(finding)}`} finding={finding} />
        ))}
      </ul>
      <div className="buttons">
        <button type="button" className="primary" data-testid="doctor-done" onClick={onDone}>
          {doctor.done}
        </button>
        <button type="button" data-testid="doctor-again" onClick={onAgain}>
          {doctor.again}
        </button>
      </div>
    </>
  );
}

function Row({ finding }: { finding: Finding }) {
  const { doctor } = useWords();
  const { title, text } = wordsOf(finding, doctor);
  return (
    <li data-testid="finding" data-kind={finding.kind} data-deed={finding.deed}>
      <svg className="finding-mark" data-deed={finding.deed} viewBox="0 0 24 24" aria-hidden="true">
        <path d={marks[finding.deed]} />
      </svg>
      <div>
        <p className="finding-title">
          <bdi>{title}</bdi>
          <span className="finding-deed">{doctor.deeds[finding.deed]}</span>
        </p>
        <p>
          <bdi>{text}</bdi>
        </p>
      </div>
    </li>
  );
}

/** A tick, a tick in a ring, a warning sign. */
const marks: Record<Deed, string> = {
  fine: 'M5 13 L10 18 L19 7',
  set: 'M7 12.5 L10.5 16 L17 9 M12 2.5 A9.5 9.5 0 1 1 11.9 2.5',
  advice: 'M12 3 L22 21 H2 Z M12 10 V15 M12 17.5 V18.5',
};

/** The words of a finding, each kind by its own. */
function wordsOf<F extends Finding>(finding: F, doctor: DoctorWords): FindingWords {
  const write = doctor.findings[finding.kind] as (finding: F) => FindingWords;
  return write(finding);
}

/**
 * The scanner doctor: three test scans of a code on the screen, and what they tell. The same on the
 * settings page and in the first-run guide. Main takes every key of a gun meanwhile, so nothing that
 * is scanned here reaches the counter.
 */
import { useEffect, useRef } from 'react';
import { type DoctorView, type LinkState, TEST_SCANS, type TestScan } from '../../shared/scanners';
import type { Words } from '../../shared/words/words';
import { useWords } from '../counter/language';
import { Findings } from './Findings';
import { TestCodes } from './TestCodes';
import { useDoctor } from './use-doctor';
import './doctor.css';

export interface DoctorProps {
  /** The scanner's number; null for one that types and is not known yet. */
  scanner: number | null;
  onClose: () => void;
}

export function Doctor({ scanner, onClose }: DoctorProps) {
  const words = useWords();
  const { view, failed, again, judge } = useDoctor(scanner);
  if (failed) return <p className="bad">{words.manager.failed}</p>;
  if (view === null) return <p>{words.manager.loading}</p>;
  return (
    <section className="doctor" aria-label={words.doctor.title} data-testid="doctor">
      {view.findings === null ? (
        <Scanning view={view} onNothing={judge} onStop={onClose} />
      ) : (
        <Findings view={view} findings={view.findings} onAgain={again} onDone={onClose} />
      )}
    </section>
  );
}

interface ScanningProps {
  view: DoctorView;
  onNothing: () => void;
  onStop: () => void;
}

function Scanning({ view, onNothing, onStop }: ScanningProps) {
  const { doctor } = useWords();
  const nth = Math.min(view.scans.length + 1, TEST_SCANS);
  // Only a gun that types can meet an input method, and only in a field.
  const intoField = view.scanner === 'wedge' && nth === TEST_SCANS;
  return (
    <>
      <p className="quiet">{doctor.intro}</p>
      <TestCodes />
      {view.link === null || view.link === 'ready' ? (
        <div className="doctor-now">
          <p role="status" data-testid="doctor-now">
            <strong>{doctor.scanOf(nth, TEST_SCANS)}</strong>
            {intoField ? doctor.scanIntoField : doctor.scanNow}
          </p>
          {intoField && <TestField />}
        </div>
      ) : (
        <Waiting link={view.link} />
      )}
      <ol className="doctor-scans">
        {view.scans.map((scan, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: scans are only ever added at the end.
          <li key={index} data-testid="doctor-scan" data-code={scan.code ?? 'other'}>
            {scanWords(scan, doctor)}
          </li>
        ))}
      </ol>
      <div className="buttons">
        <button type="button" data-testid="doctor-nothing" onClick={onNothing}>
          {doctor.nothingCame}
        </button>
        <button type="button" data-testid="doctor-stop" onClick={onStop}>
          {doctor.stop}
        </button>
      </div>
    </>
  );
}

/** The device cannot be heard: scanning would be in vain. Main goes on looking for it. */
function Waiting({ link }: { link: Exclude<LinkState, 'ready'> }) {
  const { what, todo } = useWords().doctor.waiting[link];
  return (
    <div className="doctor-now" role="alert" data-testid="doctor-waiting" data-link={link}>
      <p>
        <strong className={link === 'searching' ? undefined : 'bad'}>{what}</strong>
        {todo}
      </p>
    </div>
  );
}

/** Invites an input method, as a field of the console does. What it writes here is nobody's. */
function TestField() {
  const { doctor } = useWords();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <input
      ref={field}
      type="text"
      aria-label={doctor.field}
      placeholder={doctor.field}
      data-testid="doctor-field"
      autoComplete="off"
      spellCheck={false}
    />
  );
}

function scanWords({ code, text }: TestScan, doctor: Words['doctor']): string {
  return code === null ? doctor.readOther(text) : doctor.read[code];
}

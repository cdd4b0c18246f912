/** The guide's step about hand scanners: the test of the one that is plugged in. */
import { useState } from 'react';
import { useWords } from '../counter/language';
import { Doctor } from '../doctor/Doctor';

export function ScannerStep() {
  const { doctor, scanners } = useWords();
  const [testing, test] = useState(false);
  if (testing) return <Doctor scanner={null} onClose={() => test(false)} />;
  return (
    <>
      <p>{scanners.addTypingHint}</p>
      <div className="buttons">
        <button
          type="button"
          className="primary"
          data-testid="doctor-begin"
          onClick={() => test(true)}
        >
          {doctor.begin}
        </button>
      </div>
      <p className="quiet">{doctor.later}</p>
    </>
  );
}

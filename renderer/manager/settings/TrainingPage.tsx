/** Training: to practice and back, and the sheet of practice codes. */
import { useState } from 'react';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import type { Said } from '../said';
import { useTill } from '../till-context';

export function TrainingPage() {
  const { training } = useWords();
  const { mode, hasAccount, training: isTraining } = useTill();
  const toggle = useTrainingToggle();
  const stuck = mode === 'practice' && !isTraining;
  return (
    <div className="cards">
      <section className="card">
        <h2>{training.title}</h2>
        <p>{training.hint}</p>
        {stuck ? (
          <p className="quiet">{hasAccount ? training.onlyPractice : training.noAccount}</p>
        ) : (
          <button
            type="button"
            className="primary"
            data-testid="toggle-training"
            aria-keyshortcuts="F6"
            onClick={toggle}
          >
            {mode === 'practice' ? training.end : training.start}
          </button>
        )}
      </section>
      <SheetCard />
    </div>
  );
}

/** To practice and back: the same by its button and by F6 anywhere in the console. */
export function useTrainingToggle(): () => void {
  const bridge = useBridge();
  const { mode, training } = useTill();
  return () => {
    if (training) void bridge.endTraining(null);
    else if (mode !== 'practice') void bridge.startTraining(null);
  };
}

function SheetCard() {
  const words = useWords();
  const { training } = words;
  const bridge = useBridge();
  const [said, say] = useState<Said | null>(null);
  const make = (to: 'printer' | 'pdf') => () => {
    bridge.practiceSheet({ to }).then(
      (done) => say(done ? made : without[to]),
      () => say(failed),
    );
  };
  return (
    <section className="card">
      <h2>{training.sheet}</h2>
      <p>{training.sheetHint}</p>
      <div className="buttons">
        <button type="button" data-testid="print-sheet" onClick={make('printer')}>
          {training.print}
        </button>
        <button type="button" data-testid="save-sheet" onClick={make('pdf')}>
          {training.savePdf}
        </button>
      </div>
      <p role="status" className={said?.ok === false ? 'bad' : 'good'}>
        {said?.text(words)}
      </p>
    </section>
  );
}

const made: Said = { ok: true, text: ({ training }) => training.sheetDone };
/** A machine without a printer opens no dialog; who closes the one for files knows it. */
const without = {
  printer: { ok: false, text: ({ shift }) => shift.notPrinted },
  pdf: null,
} satisfies Record<'printer' | 'pdf', Said | null>;
const failed: Said = { ok: false, text: ({ manager }) => manager.failed };

/** Training: to practice and back, and the sheet of practice codes. */
import { useState } from 'react';
import { useWords } from '../../counter/language';
import { useBridge } from '../bridge-context';
import { useTill } from '../till-context';

export function TrainingPage() {
  const { training } = useWords();
  const { mode, hasAccount } = useTill();
  const toggle = useTrainingToggle();
  const [stuck, setStuck] = useState(false);
  return (
    <div className="cards">
      <section className="card">
        <h2>{training.title}</h2>
        <p>{training.hint}</p>
        {hasAccount ? (
          <button
            type="button"
            className="primary"
            data-testid="toggle-training"
            aria-keyshortcuts="F6"
            onClick={() => void toggle().then((done) => setStuck(!done))}
          >
            {mode === 'practice' ? training.end : training.start}
          </button>
        ) : (
          <p className="quiet">{training.noAccount}</p>
        )}
        <p role="alert" className="trouble-line">
          {stuck && mode === 'practice' && training.onlyPractice}
        </p>
      </section>
      <SheetCard />
    </div>
  );
}

/** To practice and back: the same by its button and by F6 anywhere in the console. */
export function useTrainingToggle(): () => Promise<boolean> {
  const bridge = useBridge();
  const { mode, hasAccount } = useTill();
  return async () => {
    if (!hasAccount) return false;
    return await (mode === 'practice' ? bridge.endTraining(null) : bridge.startTraining(null));
  };
}

function SheetCard() {
  const { training, manager } = useWords();
  const bridge = useBridge();
  const [said, say] = useState({ ok: true, text: '' });
  const make = (to: 'printer' | 'pdf') => () => {
    bridge.practiceSheet({ to }).then(
      (done) => say({ ok: true, text: done ? training.sheetDone : '' }),
      () => say({ ok: false, text: manager.failed }),
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
      <p role="status" className={said.ok ? 'good' : 'bad'}>
        {said.text}
      </p>
    </section>
  );
}

/** The shift that is open now, with a field in which names may be written in Chinese. */
import { type FormEvent, useCallback, useState } from 'react';
import { formatClock } from '../../../shared/format';
import type { ShiftStep } from '../../../shared/ledger';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { useAsk, useBridge } from '../bridge-context';
import { useDraft } from '../drafts';

/** Kept by its name, so that it follows a change of language. */
type Trouble = Extract<ShiftStep, { ok: false }>['why'] | 'failed';

export function ShiftDesk({ onChange }: { onChange: () => void }) {
  const words = useWords();
  const bridge = useBridge();
  const now = useAsk(useCallback(() => bridge.shiftNow(null), [bridge]));
  const [operator, keep] = useDraft('shift.operator', '');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const open = now.value !== null;
  const settle = (step: ShiftStep) => {
    if (step.ok) keep(null);
    setTrouble(step.ok ? null : step.why);
    now.again();
    onChange();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const call = open ? bridge.changeOperator : bridge.openShift;
    call({ operator }).then(settle, () => setTrouble('failed'));
  };
  return (
    <form className="card shift-desk" onSubmit={submit} data-testid="shift-desk">
      <p role="status">
        <b>{now.value === null ? words.shift.none : words.shift.now(now.value.operator)}</b>{' '}
        {now.value !== null && words.shift.since(formatClock(now.value.openedAt))}
      </p>
      <label className="control">
        <span>{words.records.operator}</span>
        <input
          type="text"
          data-testid="field-operator"
          maxLength={64}
          value={operator}
          onChange={(event) => keep(event.target.value)}
        />
      </label>
      <p role="alert" className="trouble-line">
        {trouble !== null && troubleWords(trouble, words)}
      </p>
      <div className="buttons">
        <button type="submit" data-testid="shift-submit" disabled={operator.trim() === ''}>
          {open ? words.shift.change : words.shift.open}
        </button>
        {open && (
          <button
            type="button"
            data-testid="shift-close"
            onClick={() => bridge.closeShift(null).then(settle, () => setTrouble('failed'))}
          >
            {words.shift.close}
          </button>
        )}
      </div>
    </form>
  );
}

/** What a step that was refused says; that a shift is open or not is seen anyway. */
function troubleWords(trouble: Trouble, { manager, records }: Words): string {
  if (trouble === 'failed') return manager.failed;
  return trouble === 'empty' || trouble === 'unwritable' ? records.refusals[trouble] : '';
}

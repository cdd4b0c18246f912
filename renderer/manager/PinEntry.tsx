/** The lock: asks for the PIN, or sets the first one, typed twice. Wrong ones have to wait. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type ManagerState, PIN_FORM, type UnlockAnswer } from '../../shared/manager';
import type { Words } from '../../shared/words/words';
import { useNow } from '../counter/clock';
import { useKeys } from '../counter/keys';
import { useWords } from '../counter/language';
import { useBridge } from './bridge-context';
import { useHasDrafts } from './drafts';

type Step = 'enter' | 'first' | 'again';
/** Kept by its name, so that it follows a change of language. */
type Trouble = 'form' | 'differs' | 'unwritable' | 'failed';

export function PinEntry({ state }: { state: ManagerState }) {
  const words = useWords();
  const bridge = useBridge();
  const input = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  const [first, setFirst] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const step: Step = state.hasPin ? 'enter' : first === null ? 'first' : 'again';
  const left = useWaitLeft(state.waitUntil);
  const hasDrafts = useHasDrafts();
  useEffect(() => input.current?.focus(), []);
  const leave = () => void bridge.screen({ name: 'counter' });
  useKeys({ Escape: leave });

  const settle = (answer: UnlockAnswer) => {
    if (!answer.ok) setTrouble(troubleOf(answer));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    input.current?.focus();
    if (left > 0) return;
    if (!PIN_FORM.test(pin)) return setTrouble('form');
    setPin('');
    setTrouble(null);
    if (step === 'first') return setFirst(pin);
    setFirst(null);
    if (step === 'again' && pin !== first) return setTrouble('differs');
    const call = step === 'enter' ? bridge.managerUnlock : bridge.managerSetPin;
    call({ pin }).then(settle, () => setTrouble('failed'));
  };
  const { title, hint, button } = stepWords(step, words);
  return (
    <main className="lock">
      <form className="lock-card" autoComplete="off" onSubmit={submit}>
        <h1>{title}</h1>
        {state.lockedBy !== null && (
          <p className="lock-why">
            {words.manager.lockedBy[state.lockedBy]} {hasDrafts && words.manager.draftsKept}
          </p>
        )}
        <label className="pin">
          <span>{hint}</span>
          <input
            ref={input}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            maxLength={12}
            data-testid="manager-pin"
            value={pin}
            onChange={(event) => setPin(event.target.value.replace(/\D/g, ''))}
          />
        </label>
        <div role="alert" className="lock-trouble">
          {state.wrongTries > 0 && trouble === null && (
            <p>{words.manager.pinWrong(state.wrongTries)}</p>
          )}
          {trouble !== null && <p>{troubleWords(trouble, words)}</p>}
        </div>
        {left > 0 && <p className="lock-wait">{words.manager.pinWait(spanOf(left, words))}</p>}
        <button type="submit" className="primary" data-testid="manager-unlock" disabled={left > 0}>
          {button}
        </button>
        <button type="button" onClick={leave}>
          {words.manager.toCounter}
        </button>
        {step === 'enter' && <p className="quiet small">{words.manager.pinForgotten}</p>}
      </form>
    </main>
  );
}

/** Milliseconds until a PIN is looked at again; 0 where it is now. */
function useWaitLeft(waitUntil: number | null): number {
  const now = useNow(waitUntil === null ? null : 250);
  return waitUntil === null ? 0 : Math.max(0, waitUntil - now);
}

function spanOf(ms: number, { manager }: Words): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 100 ? manager.seconds(seconds) : manager.minutes(Math.ceil(seconds / 60));
}

function stepWords(step: Step, { manager }: Words) {
  switch (step) {
    case 'enter':
      return { title: manager.pin, hint: manager.pinHint, button: manager.unlock };
    case 'first':
      return { title: manager.pinFirst, hint: manager.pinFirstHint, button: manager.pinNext };
    case 'again':
      return { title: manager.pinAgain, hint: manager.pinAgainHint, button: manager.pinSet };
  }
}

function troubleOf(answer: Extract<UnlockAnswer, { ok: false }>): Trouble | null {
  switch (answer.reason) {
    case 'bad-pin':
      return 'form';
    case 'unwritable':
      return 'unwritable';
    case 'wrong-pin':
    case 'too-soon':
      return null; // Tries and waiting are told by the state.
  }
}

function troubleWords(trouble: Trouble, { manager }: Words): string {
  switch (trouble) {
    case 'form':
      return manager.pinForm;
    case 'differs':
      return manager.pinDiffers;
    case 'unwritable':
      return manager.pinUnwritable;
    case 'failed':
      return manager.failed;
  }
}

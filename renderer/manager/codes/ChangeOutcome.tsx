/** What became of a change. Unknown is never shown as failed, nor as done. */
import { useEffect, useRef } from 'react';
import type { CodeChange } from '../../../shared/codes';
import type { Words } from '../../../shared/words/words';
import { useWords } from '../../counter/language';
import { TroubleCard } from '../parts/TroubleCard';
import { AskStatus } from './AskStatus';
import { statusWords } from './FoundCode';
import type { Change } from './use-change';

export function ChangeOutcome({ change, done }: { change: Change; done: string }) {
  const words = useWords();
  const { outcome, sending, failed } = change;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Nobody may miss what became of it, however low the card stands.
    if (outcome !== null && !sending) box.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome, sending]);
  if (sending || failed) {
    return <AskStatus asking={sending ? words.codes.sending : null} failed={failed} />;
  }
  if (outcome === null) return null;
  return (
    <div
      ref={box}
      className="outcome"
      role="status"
      data-testid="change-outcome"
      data-outcome={outcome.kind}
      data-by={outcome.kind === 'done' ? outcome.by : undefined}
    >
      {linesOf(outcome, done, words).map((line) => (
        <p key={line} className={outcome.kind === 'done' ? 'good' : undefined}>
          {line}
        </p>
      ))}
      {(outcome.kind === 'refused' || outcome.kind === 'unknown') && (
        <TroubleCard untold={outcome.untold} changes />
      )}
      {(outcome.kind === 'unknown' || outcome.kind === 'open') && (
        <button type="button" data-testid="read-back" onClick={() => void change.readBack()}>
          {words.codes.readBack}
        </button>
      )}
    </div>
  );
}

function linesOf(outcome: CodeChange, done: string, words: Words): string[] {
  const { codes } = words;
  switch (outcome.kind) {
    case 'done':
      return outcome.by === 'answer' ? [done] : [done, codes.byReadBack];
    case 'refused':
      return [codes.refused];
    case 'unknown': {
      const { status } = outcome;
      const read = status === null ? [] : [codes.lastRead(statusWords(status, words))];
      return [codes.unknown, codes.unknownNext, ...read];
    }
    case 'not-done':
      return [codes.notDone];
    case 'taken':
      return [codes.taken];
    case 'unwritable':
      return [codes.unwritable];
    case 'open':
      return [codes.openBefore];
  }
}

/** Reads the typed code back to a screen reader after a pause: the field itself only says dots. */
import { useEffect, useState } from 'react';
import { useWords } from './language';

const PAUSE_MS = 1200;

export function ReadBack({ value }: { value: string }) {
  const words = useWords();
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <p className="unseen" aria-live="polite">
      {said === '' ? '' : words.screen.fieldReadBack([...said].join(' '))}
    </p>
  );
}

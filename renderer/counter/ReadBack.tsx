/** Reads a typed code back to a screen reader after a pause: the field itself only says dots. */
import { useEffect, useState } from 'react';

const PAUSE_MS = 1200;

export function ReadBack({ value, say }: { value: string; say: (spelled: string) => string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <p className="unseen" aria-live="polite">
      {said === '' ? '' : say([...said].join(' '))}
    </p>
  );
}

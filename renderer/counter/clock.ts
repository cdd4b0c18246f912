/** The present moment, as a value that changes while somebody looks at it. */
import { useEffect, useState } from 'react';

/** Now, in milliseconds since 1970, renewed every `everyMs`; null stops it. */
export function useNow(everyMs: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (everyMs === null) return;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Whether the moment `at` has come; wakes up exactly once, when it comes. */
export function useReached(at: number | null): boolean {
  const [, wake] = useState(0);
  useEffect(() => {
    if (at === null) return;
    const left = at - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => wake((times) => times + 1), left + 1);
    return () => clearTimeout(timer);
  }, [at]);
  return at !== null && Date.now() >= at;
}

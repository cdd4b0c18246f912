/** What a cashier waits for first is painted first, alone; everything else comes a frame later. */
import { useEffect, useRef, useState } from 'react';

/**
 * Whether the page has painted anything. What need not be there at once (the camera and its
 * decoder, all that stands around the verdict) would take the processor from what must.
 */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(isPainted);
  useEffect(() => {
    if (painted) return;
    const seen = () => setPainted(true);
    const observer = new PerformanceObserver(seen);
    observer.observe({ type: 'paint', buffered: true });
    // A page that nobody sees is never painted, but may be wanted whole all the same.
    const late = setTimeout(seen, PAINTED_LATE_MS);
    return () => {
      observer.disconnect();
      clearTimeout(late);
    };
  }, [painted]);
  return painted;
}

/** Runs a deed once the next picture is on the screen; in a window that nobody sees, soon. */
export function afterPaint(deed: () => void): void {
  let timer = setTimeout(painted, UNSEEN_MS);
  let frame = requestAnimationFrame(() => {
    // Before this picture is painted; a timer of its own comes after it.
    clearTimeout(timer);
    timer = setTimeout(painted, 0);
    frame = 0;
  });
  function painted(): void {
    if (frame !== 0) cancelAnimationFrame(frame);
    deed();
  }
}

/** The value as it was when the page was last painted: what can wait does not hold up what cannot. */
export function useAfterPaint<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const newest = useRef(value);
  const waiting = useRef(false);
  useEffect(() => {
    newest.current = value;
    if (waiting.current || Object.is(value, shown)) return;
    waiting.current = true;
    afterPaint(() => {
      waiting.current = false;
      setShown(newest.current);
    });
  }, [value, shown]);
  return shown;
}

function isPainted(): boolean {
  return performance.getEntriesByType('paint').length > 0;
}

const PAINTED_LATE_MS = 1_000;
const UNSEEN_MS = 100;

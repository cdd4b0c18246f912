/** What a cashier waits for first is painted first, alone; everything else comes a frame later. */
import { useEffect, useState } from 'react';

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

function isPainted(): boolean {
  return performance.getEntriesByType('paint').length > 0;
}

const PAINTED_LATE_MS = 1_000;

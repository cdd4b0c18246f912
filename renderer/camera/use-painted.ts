/** Whether the page shows something yet: what is heavy and can wait comes after the verdict. */
import { useEffect, useState } from 'react';

/** A page that is never painted (another window over it) must not go without its camera. */
const PATIENCE_MS = 1_000;
const FIRST = 'first-contentful-paint';

export function usePainted(): boolean {
  const [painted, setPainted] = useState(isPainted);
  useEffect(() => {
    if (painted) return;
    const go = () => setPainted(true);
    const watching = new PerformanceObserver((entries) => {
      if (entries.getEntriesByName(FIRST).length > 0) go();
    });
    watching.observe({ type: 'paint', buffered: true });
    const late = setTimeout(go, PATIENCE_MS);
    return () => {
      watching.disconnect();
      clearTimeout(late);
    };
  }, [painted]);
  return painted;
}

function isPainted(): boolean {
  return performance.getEntriesByName(FIRST).length > 0;
}

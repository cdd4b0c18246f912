/** What can wait lets the first frame go before it. */
import { startTransition, useEffect, useState } from 'react';

/** False until what is on show was painted once; true from then on. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    // In the first frame it is drawn; when the second begins, it was seen.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => startTransition(() => setPainted(true)));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return painted;
}

/** On a zoomed till, where the screen is scrolled, a new verdict comes back into view, whole. */
import { type RefObject, useEffect } from 'react';

/**
 * `shown` names the verdict: once for every other one. The browser tells where the panel stands once
 * it has drawn it; to ask at once would have it laid out a second time for every scan.
 */
export function useBackInView(panel: RefObject<HTMLElement | null>, shown: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every verdict.
  useEffect(() => {
    if (panel.current === null) return;
    const observer = new IntersectionObserver(([seen]) => {
      observer.disconnect();
      const box = seen?.boundingClientRect;
      if (box === undefined || (box.top >= 0 && box.bottom <= innerHeight)) return;
      // Not scrollIntoView: it leaves the panel's own frame outside.
      scrollBy({ top: box.top - (innerHeight - box.height) / 2 });
    });
    observer.observe(panel.current);
    return () => observer.disconnect();
  }, [panel, shown]);
}

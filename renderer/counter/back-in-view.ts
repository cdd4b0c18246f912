/** On a zoomed till, where the screen is scrolled, a new verdict comes back into view, whole. */
import { type RefObject, useEffect } from 'react';

/** `shown` names the verdict: once for every other one. */
export function useBackInView(panel: RefObject<HTMLElement | null>, shown: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every verdict.
  useEffect(() => {
    const box = panel.current?.getBoundingClientRect();
    if (box === undefined || (box.top >= 0 && box.bottom <= innerHeight)) return;
    // Not scrollIntoView: it leaves the panel's own frame outside.
    scrollBy({ top: box.top - (innerHeight - box.height) / 2 });
  }, [panel, shown]);
}

/** Function keys of the counter that only change what its window shows. */
import { useEffect } from 'react';

/** Runs a deed for a key by its name, wherever the focus is. Main takes F5 itself,
 * and Esc too, besides the page. */
export function useKeys(
  deeds: Partial<Record<'F2' | 'F3' | 'F4' | 'F6' | 'F7' | 'F8' | 'F9' | 'Escape', () => void>>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const deed = deeds[event.key as keyof typeof deeds];
      if (deed === undefined || event.repeat || event.ctrlKey || event.altKey) return;
      if (event.key !== 'Escape') event.preventDefault();
      deed();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

/** Why a scanner was not kept, in words. */
import { useEffect, useRef } from 'react';
import { never } from '../../../../shared/never';
import type { Scanner } from '../../../../shared/scanners';
import type { Words } from '../../../../shared/words/words';
import { useWords } from '../../../counter/language';
import { nameOf, type Saving } from './use-scanners';

export interface RefusalProps {
  refusal: Saving['refusal'];
  /** Those that are kept. */
  known: readonly Scanner[];
}

export function Refusal({ refusal, known }: RefusalProps) {
  const words = useWords();
  const line = useRef<HTMLParagraphElement>(null);
  // On a low screen it comes below the button that was pressed, out of sight.
  useEffect(() => {
    if (refusal !== null) line.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  if (refusal === null) return null;
  return (
    <p
      ref={line}
      className="bad full"
      role="alert"
      data-testid="not-kept"
      data-why={refusal.why.kind}
    >
      <bdi>{wordsOf(refusal, known, words)}</bdi>
    </p>
  );
}

function wordsOf(
  { scanner, why }: NonNullable<Saving['refusal']>,
  known: readonly Scanner[],
  words: Words,
): string {
  const { scanners, settings } = words;
  switch (why.kind) {
    case 'there': {
      const there = known.find(({ id }) => id === why.id);
      return scanners.there(there === undefined ? scanners.unnamed(why.id) : nameOf(there, words));
    }
    case 'no-port':
      return scanners.portFaults[why.fault](scanner.kind === 'wedge' ? '' : scanner.device.path);
    case 'full':
      return scanners.full;
    case 'unwritable':
      return settings.unwritable;
    default:
      return never(why);
  }
}

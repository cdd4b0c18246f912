/** Lights up the edge of the window with every new verdict, in the verdict's own colours. */
import { useEffect, useRef, useState } from 'react';
import type { CounterView } from '../../shared/counter-state';
import { lookOfState } from '../counter/look';
import { isNewVerdict } from '../counter/verdict-tone';
import { toneOf } from './tones';

const SHOWN_MS = 600;

export function Flash({ view }: { view: CounterView }) {
  const before = useRef(view);
  const [lit, light] = useState(false);
  useEffect(() => {
    const isNew = isNewVerdict(view, before.current) && toneOf(view.state) !== null;
    before.current = view;
    if (isNew) light(true);
  }, [view]);
  useEffect(() => {
    if (!lit) return;
    const over = setTimeout(() => light(false), SHOWN_MS);
    return () => clearTimeout(over);
  }, [lit]);
  if (!lit) return null;
  return (
    <div className="flash" data-testid="flash" data-look={lookOfState(view.state)} aria-hidden />
  );
}

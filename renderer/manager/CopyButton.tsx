/** Copies a text, and says so. */
import { useEffect, useState } from 'react';
import { useWords } from '../counter/language';

const SAID_MS = 2_000;

export function CopyButton({ text }: { text: string }) {
  const { manager } = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button type="button" className="small-button" onClick={() => setCopied(copy(text))}>
      <span aria-live="polite">{copied ? manager.copied : manager.copy}</span>
    </button>
  );
}

/** The clipboard API needs a permission that no page of the till has. */
function copy(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  const place = document.querySelector('dialog[open]') ?? document.body;
  const before = document.activeElement;
  place.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}

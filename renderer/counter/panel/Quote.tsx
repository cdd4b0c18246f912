/** What to tell the customer, as a sentence that can be read out. */
import { useWords } from '../language';

export function Quote({ text }: { text: string }) {
  const words = useWords();
  return (
    <p className="quote">
      <span className="label">{words.panel.tellCustomer}</span>
      {text}
    </p>
  );
}

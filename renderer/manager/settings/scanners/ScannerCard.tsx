/** One scanner: what it is, how it stands, and what can be done with it. */
import { useState } from 'react';
import type { LinkState, Scanner } from '../../../../shared/scanners';
import { useWords } from '../../../counter/language';
import { useBridge } from '../../bridge-context';
import { ScannerFields } from './ScannerFields';
import { nameOf } from './use-scanners';

export interface ScannerCardProps {
  scanner: Scanner;
  /** Of those that type: its profile reads the keys. */
  inUse: boolean;
  /** Whether there is another one that could. */
  choice: boolean;
  link: LinkState | null;
  /** The name of the scanner that has its port; null where none has. */
  takenBy: string | null;
  onTest: () => void;
}

export function ScannerCard({ scanner, inUse, choice, link, takenBy, onTest }: ScannerCardProps) {
  const words = useWords();
  const bridge = useBridge();
  const { scanners } = words;
  const { id, kind } = scanner;
  const title = nameOf(scanner, words);
  const [sure, ask] = useState(false);
  const [failed, setFailed] = useState(false);
  const told = (done: Promise<boolean>) =>
    void done.then(
      (ok) => setFailed(!ok),
      () => setFailed(true),
    );
  return (
    <section
      className="card"
      aria-label={title}
      data-testid="scanner"
      data-kind={kind}
      data-link={link ?? undefined}
      data-in-use={kind === 'wedge' ? inUse : undefined}
    >
      <header className="scanner-head">
        <h2>
          <bdi>{title}</bdi>
        </h2>
        <span className="tag">{scanners.kinds[kind]}</span>
        {inUse && choice && <span className="good">{scanners.inUse}</span>}
        {link !== null && (
          <span role="status" className={link === 'ready' ? 'good' : 'bad'}>
            <bdi>{takenBy === null ? scanners.links[link] : scanners.takenBy(takenBy)}</bdi>
          </span>
        )}
      </header>
      {kind === 'wedge' && choice && <p className="quiet">{scanners.inUseHint}</p>}
      <ScannerFields scanner={scanner} />
      <div className="buttons">
        <button type="button" className="primary" data-testid={`test-${id}`} onClick={onTest}>
          {scanners.test}
        </button>
        {kind === 'wedge' && choice && !inUse && (
          <button
            type="button"
            data-testid={`use-${id}`}
            onClick={() => told(bridge.scannerUse({ id }))}
          >
            {scanners.use}
          </button>
        )}
        <button
          type="button"
          data-testid={`forget-${id}`}
          onBlur={() => ask(false)}
          onClick={() => (sure ? told(bridge.scannerForget({ id })) : ask(true))}
        >
          {sure ? scanners.forgetSure : scanners.forget}
        </button>
      </div>
      {failed && <p className="bad">{words.settings.unwritable}</p>}
    </section>
  );
}

/** The hand scanners of this till: each with its state, its test and its details; adding one. */
import { useState } from 'react';
import { useWords } from '../../../counter/language';
import { Doctor } from '../../../doctor/Doctor';
import { AddScanner } from './AddScanner';
import { ScannerCard } from './ScannerCard';
import { nameOf, useScanners } from './use-scanners';

/** Which scanner is being tested; `new` for one that types and is not kept yet. */
type Testing = number | 'new' | null;

export function ScannersPage() {
  const words = useWords();
  const view = useScanners();
  const [testing, test] = useState<Testing>(null);
  if (view === null) return <p>{words.manager.loading}</p>;
  if (testing !== null) {
    return <Doctor scanner={testing === 'new' ? null : testing} onClose={() => test(null)} />;
  }
  const { scanners, wedge } = view;
  const typing = scanners.filter(({ kind }) => kind === 'wedge');
  const inUse = typing.find(({ id }) => id === wedge)?.id ?? typing[0]?.id;
  const ownerOf = (id: number) => {
    const owner = scanners.find((one) => one.id === view.takenBy[id]);
    return owner === undefined ? null : nameOf(owner, words);
  };
  return (
    <div className="cards scanner-cards">
      {scanners.length === 0 && <p className="card wide">{words.scanners.none}</p>}
      {scanners.map((scanner) => (
        <ScannerCard
          key={scanner.id}
          scanner={scanner}
          inUse={scanner.id === inUse}
          choice={typing.length > 1}
          link={view.links[scanner.id] ?? null}
          takenBy={ownerOf(scanner.id)}
          onTest={() => test(scanner.id)}
        />
      ))}
      <AddScanner onTest={() => test('new')} known={scanners} />
    </div>
  );
}

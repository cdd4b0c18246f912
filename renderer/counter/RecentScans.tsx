/** The last scans, newest first: a chip by shape and colour, the code, the reason. */
import type { RecentScan } from '../../shared/counter-state';
import { formatClock } from '../../shared/format';
import { wordOf } from '../../shared/words/phrase';
import { Code } from '../look/Code';
import { Shape } from '../look/Shape';
import { useWords } from './language';
import { lookOf } from './look';

export function RecentScans({ recent }: { recent: RecentScan[] }) {
  const words = useWords();
  return (
    <section className="recent" aria-label={words.screen.recent}>
      <h2>{words.screen.recent}</h2>
      {recent.length === 0 && <p className="quiet">{words.screen.recentEmpty}</p>}
      <ol className="rows">
        {recent.map((scan, index) => (
          <Row key={scan.id} scan={scan} replaced={scan.kind === 'checking' && index > 0} />
        ))}
      </ol>
    </section>
  );
}

function Row({ scan, replaced }: { scan: RecentScan; replaced: boolean }) {
  const words = useWords();
  const look = lookOf(scan.kind, scan.reason);
  return (
    <li
      className="row"
      data-testid="history-row"
      data-code={scan.code}
      data-verdict={scan.kind}
      data-reason={scan.reason ?? ''}
    >
      <span className="chip" data-look={look}>
        <Shape look={look} className="chip-shape" />
      </span>
      <span className="row-text">
        <span className="row-first">
          {replaced ? words.screen.recentReplaced : wordOf(scan.kind, scan.reason, words)}
        </span>
        <span className="row-second">
          {scan.code === '' ? words.sources[scan.source] : <Code value={scan.code} />}
        </span>
      </span>
      <time className="row-time">{formatClock(scan.at)}</time>
    </li>
  );
}

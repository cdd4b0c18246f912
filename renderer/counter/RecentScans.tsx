/** The last scans, newest first: a chip by shape and colour, the code, the reason. */
import { Fragment, memo } from 'react';
import type { RecentScan } from '../../shared/counter-state';
import { formatClock } from '../../shared/format';
import { wordOf } from '../../shared/words/phrase';
import type { Words } from '../../shared/words/words';
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
          <Fragment key={scan.id}>
            {isEarlier(scan) && !isEarlier(recent[index - 1]) && (
              <li className="row-divider">{words.screen.recentEarlier}</li>
            )}
            <Row scan={scan} replaced={scan.kind === 'checking' && index > 0} />
          </Fragment>
        ))}
      </ol>
    </section>
  );
}

/** A green that nobody redeemed before the till was quit is none any more. */
function wordOfLine(scan: RecentScan, words: Words): string {
  if (isEarlier(scan) && scan.kind === 'checking') return words.screen.recentReplaced;
  const lapsed = isEarlier(scan) && scan.kind === 'redeemable';
  return lapsed ? words.screen.recentLapsed : wordOf(scan.kind, scan.reason, words);
}

/** From before this start of the till: it tells what was, and looks like nothing on show. */
function isEarlier(scan: RecentScan | undefined): boolean {
  return scan !== undefined && scan.id < 0;
}

const Row = memo(function Row(props: { scan: RecentScan; replaced: boolean }) {
  const { scan, replaced } = props;
  const words = useWords();
  const look = lookOf(scan.kind, scan.reason);
  const earlier = isEarlier(scan);
  return (
    <li
      className={earlier ? 'row earlier' : 'row'}
      data-testid="history-row"
      data-code={scan.code}
      data-verdict={scan.kind}
      data-reason={scan.reason ?? ''}
    >
      <span className="chip" data-look={earlier ? 'ready' : look}>
        <Shape look={look} className="chip-shape" />
      </span>
      <span className="row-text">
        <span className="row-first">
          {replaced ? words.screen.recentReplaced : wordOfLine(scan, words)}
        </span>
        <span className="row-second">
          {scan.code === '' ? words.sources[scan.source] : <Code value={scan.code} />}
        </span>
      </span>
      <time className="row-time">{formatClock(scan.at)}</time>
    </li>
  );
});

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

export interface RecentScansProps {
  recent: RecentScan[];
  /** The scan whose verdict is on show; null where none is. */
  onShow: number | null;
  /** Whether the scan on show waits for a choice between coupons. */
  choosing: boolean;
}

export function RecentScans({ recent, onShow, choosing }: RecentScansProps) {
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
            <Row
              scan={scan}
              standing={
                choosing && scan.id === onShow ? 'choosing' : standingOf(scan, index, onShow)
              }
            />
          </Fragment>
        ))}
      </ol>
    </section>
  );
}

/** `replaced`: a newer scan came before WeChat had answered. `lapsed`: a green nobody redeemed. */
type Standing = 'told' | 'choosing' | 'replaced' | 'lapsed';

/** Only what is on show can still be redeemed: a green line beside another verdict would say so. */
function standingOf(scan: RecentScan, index: number, onShow: number | null): Standing {
  if (scan.kind === 'checking' && (index > 0 || isEarlier(scan))) return 'replaced';
  return scan.kind === 'redeemable' && scan.id !== onShow ? 'lapsed' : 'told';
}

function wordOfLine(scan: RecentScan, standing: Standing, words: Words): string {
  if (standing === 'choosing') return words.screen.recentChoosing;
  if (standing === 'replaced') return words.screen.recentReplaced;
  if (standing === 'lapsed') return words.screen.recentLapsed;
  return wordOf(scan.kind, scan.reason, words);
}

/** From before this start of the till: it tells what was, and looks like nothing on show. */
function isEarlier(scan: RecentScan | undefined): boolean {
  return scan !== undefined && scan.id < 0;
}

const Row = memo(function Row({ scan, standing }: { scan: RecentScan; standing: Standing }) {
  const words = useWords();
  const look = standing === 'choosing' ? standing : lookOf(scan.kind, scan.reason);
  const past = isEarlier(scan) || standing === 'lapsed';
  return (
    <li
      className={past ? 'row past' : 'row'}
      data-testid="history-row"
      data-code={scan.code}
      data-verdict={scan.kind}
      data-reason={scan.reason ?? ''}
    >
      <span className="chip" data-look={past ? 'ready' : look}>
        <Shape look={look} className="chip-shape" />
      </span>
      <span className="row-text">
        <span className="row-first">{wordOfLine(scan, standing, words)}</span>
        <span className="row-second">
          {scan.code === '' ? words.sources[scan.source] : <Code value={scan.code} />}
        </span>
      </span>
      <time className="row-time">{formatClock(scan.at)}</time>
    </li>
  );
});

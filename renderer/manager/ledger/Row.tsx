// biome-ignore-all lint/a11y/useSemanticElements: see RowList.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid takes the keys.
/** One row of the ledger in the list: when, what, which coupon, who. */
import { memo } from 'react';
import { formatClockSeconds, formatDay } from '../../../shared/format';
import type { LedgerRow } from '../../../shared/ledger';
import { describeRow } from '../../../shared/words/describe-row';
import { useWords } from '../../counter/language';
import { Code } from '../../look/Code';
import { Marks } from './Marks';
import { RowChip } from './RowChip';

/** In px: the list reckons with it, the style sheet keeps to it. */
export const ROW_HEIGHT = 56;

export interface RowProps {
  row: LedgerRow;
  index: number;
  top: number;
  title: string | null;
  chosen: boolean;
  onChoose: (seq: number) => void;
}

/** Drawn anew only where something of it has changed: scrolling moves thirty of them at once. */
export const Row = memo(function Row({ row, index, top, title, chosen, onChoose }: RowProps) {
  const words = useWords();
  const { what, note } = describeRow(row, words);
  return (
    <div
      id={`row-${row.seq}`}
      className="grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-testid="list-row"
      data-seq={row.seq}
      data-kind={row.kind}
      data-code={row.code}
      data-card-id={row.cardId ?? ''}
      data-status={row.status ?? ''}
      data-outcome={row.outcome ?? ''}
      data-verdict={row.verdict ?? ''}
      data-reason={row.reason ?? ''}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onChoose(row.seq)}
    >
      <span role="gridcell" className="two-lines">
        <time>{formatClockSeconds(row.at)}</time>
        <small>{formatDay(row.at / 1000)}</small>
      </span>
      <span role="gridcell" className="with-chip">
        <RowChip row={row} />
        <span className="two-lines">
          <b>{what}</b>
          <small>
            <bdi>{note || title || words.records.kinds[row.kind]}</bdi>
          </small>
        </span>
      </span>
      <span role="gridcell" className="two-lines">
        <span>{row.code !== '' && <Code value={row.code} />}</span>
        <Marks row={row} />
      </span>
      <span role="gridcell" className="two-lines">
        <bdi>{row.operator}</bdi>
        <small>{row.source === null ? '' : words.sources[row.source]}</small>
      </span>
    </div>
  );
});

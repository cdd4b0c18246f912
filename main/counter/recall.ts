/**
 * The lines of scans from before the start, told from the ledger: what was shown last of each.
 * Their numbers are below zero, so that nothing that is scanned now is taken for one of them.
 */
import type { RecentScan } from '../../shared/counter-state';
import type { LedgerRow, LedgerStory } from '../../shared/ledger';
import { type Reason, type VerdictKind, verdictKinds } from '../../shared/reasons';
import type { TitleOf } from '../handlers/card-titles';

export interface Recalled extends RecentScan {
  /** The intent that its line tells of; null without one. */
  intent: number | null;
}

/** The lines of these scans. `storyOf`: a row's whole story. */
export function recall(
  scans: readonly LedgerRow[],
  storyOf: (seq: number) => LedgerStory | null,
  titleOf: TitleOf,
): Recalled[] {
  return scans.flatMap((scan) => {
    const story = scan.verdict === 'redeemable' ? storyOf(scan.seq) : null;
    const intent = story?.intent ?? null;
    const ended = story?.rows.findLast((row) => row.intent !== null && row.verdict !== null);
    const shown = intent === null ? scan : (ended ?? openIntent);
    const kind = verdictKinds.find((one) => one === shown.verdict);
    if (kind === undefined || scan.source === null) return [];
    const { at, code, source, cardId } = scan;
    const title = intent?.title ?? (cardId === null ? null : titleOf(cardId));
    const reason = shown.reason as Reason | null;
    return [
      { id: -scan.seq, at, code, source, kind, reason, title, intent: intent?.intent ?? null },
    ];
  });
}

const openIntent: { verdict: VerdictKind; reason: Reason } = {
  verdict: 'unknown',
  reason: 'open-intent',
};

/** What main does for the ledger's calls. Dialogs are in paper.ts. */
import type { ExportOrder, LedgerCallName, LedgerProgress, LedgerTask } from '../../shared/ledger';
import type { Handlers } from '../ipc';
import type { Exported } from '../ledger/export';
import type { Ledger } from '../ledger/ledger';
import { type TitleOf, titled } from './card-titles';
import { factsOf } from './ledger-facts';
import type { ShiftHandlers } from './shifts';

export interface LedgerDeskParts {
  ledger: Ledger;
  /** A manager has closed an intent: the counter no longer asks about it. */
  onClosedByHand: (intent: number, state: 'settled-redeemed' | 'settled-not-redeemed') => void;
  /** Asks a person where a file goes; null where nobody chose. */
  askPath: (name: string, format: string) => Promise<string | null>;
  tell: (progress: LedgerProgress) => void;
  titleOf: TitleOf;
}

type LedgerHandlers = Omit<Pick<Handlers, LedgerCallName>, keyof ShiftHandlers>;

export function ledgerHandlers(parts: LedgerDeskParts): LedgerHandlers {
  const { ledger, askPath, tell, titleOf } = parts;
  let exporting: AbortController | null = null;

  function ended(task: LedgerTask, ok: boolean, detail: string): void {
    tell({ task, done: 0, total: 0, end: { ok, detail } });
  }

  async function exportTo(path: string, order: ExportOrder): Promise<Exported> {
    const days = order.fromDay !== undefined || order.toDay !== undefined;
    const range = days ? ledger.search.rangeOfDays(order.fromDay, order.toDay) : null;
    exporting = new AbortController();
    const exported = await ledger.exportTo(path, {
      format: order.format,
      range: days ? (range ?? { first: 0, last: -1 }) : null,
      signal: exporting.signal,
      onProgress: (done, total) => tell({ task: 'export', done, total, end: null }),
    });
    exporting = null;
    return exported;
  }

  return {
    ledgerSearch: (query) => ledger.search.search(query),
    ledgerStory({ seq }) {
      const story = ledger.stories.storyOf(seq);
      return story && { ...story, card: story.card && titled(story.card, titleOf) };
    },
    ledgerFacts: () => factsOf(ledger),
    ledgerCards: () => ledger.search.cards().map((card) => titled(card, titleOf)),
    noteReceipt: ({ intent, text }) => ledger.hand.noteReceipt(intent, text),
    closeIntent({ intent, state, reason }) {
      const closed = ledger.hand.closeIntent(intent, state, reason);
      if (closed.ok) parts.onClosedByHand(intent, state);
      return closed;
    },
    noteError: ({ intent, text }) => ledger.hand.noteError(intent, text),
    async ledgerCheck() {
      await ledger.check();
      const { lastCheck } = ledger;
      if (!lastCheck) throw new Error('the till is closing');
      ended('check', lastCheck.ok, lastCheck.detail ?? '');
      return lastCheck;
    },
    async ledgerBackup() {
      const made = await ledger.backUp();
      const done = made?.ok
        ? { ok: true, detail: made.name }
        : { ok: false, detail: made?.detail ?? '' };
      ended('backup', done.ok, done.detail);
      return done;
    },
    async ledgerExport(order) {
      const path = exporting ? null : await askPath('ledger', order.format);
      if (path === null) return false;
      const exported = await exportTo(path, order);
      ended('export', exported.ok, exported.ok ? path : exported.why);
      return true;
    },
    ledgerExportCancel: () => exporting?.abort(),
    ledgerProblemSeen: () => ledger.problemSeen(),
  };
}

/** What main does for the statistics' calls. Dialogs are handed in. */
import { writeFile } from 'node:fs/promises';
import { type DayRange, dayAt } from '../../shared/days';
import type {
  CardName,
  Reconciliation,
  StatisticsAnswer,
  StatisticsCalls,
  StatisticsFile,
  StatisticsProgress,
  StatisticsTask,
} from '../../shared/statistics';
import type { Handlers } from '../ipc';
import { BOM, csvRecord } from '../ledger/csv';
import { redeemedByDay } from '../ledger/redeemed-by-day';
import { reconcile } from '../manager/reconciliation';
import type { AskOptions } from '../manager/statistics';
import type { Till } from '../till';

export interface StatisticsDeskParts extends Pick<Till, 'statistics' | 'cards' | 'ledger'> {
  /** Milliseconds since 1970. */
  now: () => number;
  askPath: (name: string, format: string) => Promise<string | null>;
  tell: (progress: StatisticsProgress) => void;
}

/** WeChat is asked about so many unknown cards at once. */
const CARDS_AT_ONCE = 5;

export function statisticsHandlers(
  parts: StatisticsDeskParts,
): Pick<Handlers, keyof StatisticsCalls> {
  const { statistics, cards, ledger, now, tell } = parts;
  const running = new Map<StatisticsTask, AbortController>();

  /** A newer question of the same task ends the older one. */
  function begin(task: StatisticsTask): AskOptions & { signal: AbortSignal } {
    running.get(task)?.abort();
    const control = new AbortController();
    running.set(task, control);
    const { signal } = control;
    return { signal, onProgress: (done, total) => signal.aborted || tell({ task, done, total }) };
  }

  async function named(cardIds: readonly string[]): Promise<CardName[]> {
    // What is known is not refreshed for its name's sake: that would cost a call a card.
    const known = new Map(cards.all().map((facts) => [facts.cardId, facts]));
    const names = cardIds.flatMap((cardId) => known.get(cardId) ?? []).map(nameOf);
    const unknown = cardIds.filter((cardId) => !known.has(cardId));
    for (let at = 0; at < unknown.length; at += CARDS_AT_ONCE) {
      const asked = unknown.slice(at, at + CARDS_AT_ONCE).map((cardId) => cards.factsOf(cardId));
      for (const facts of await Promise.all(asked)) if (facts) names.push(nameOf(facts));
    }
    return names;
  }

  async function compare(range: DayRange): Promise<Reconciliation> {
    const options = begin('reconciliation');
    const till = redeemedByDay(ledger, range);
    const coupons = {
      ...range,
      api: 'getcardcardinfo' as const,
      sources: [0 as const, 1 as const],
    };
    const answer = await statistics.ask({ ...coupons, cardId: null }, options);
    const met = [...till, ...answer.rows].flatMap(({ cardId }) => cardId ?? []);
    const known = await named([...new Set(met)]);
    for (const { cardId, cardType } of known) {
      if (cardType !== 'MEMBER_CARD' || answer.trouble !== null || answer.stopped) continue;
      const one = { ...coupons, api: 'getcardmembercarddetail' as const, cardId };
      join(answer, await statistics.ask(one, options));
    }
    const byId = new Map(known.map((card) => [card.cardId, card]));
    const lines = reconcile({ till, answer, cards: byId, today: dayAt(now()) });
    return { lines, answer: answer.asked === null ? null : answer };
  }

  return {
    askStatistics: (question) => statistics.ask(question, begin(question.api)),
    stopStatistics: ({ task }) => running.get(task)?.abort(),
    reconcile: compare,
    knownCards: () => cards.all().map(nameOf),
    nameCards: ({ cardIds }) => named(cardIds),
    async saveStatistics(file) {
      const path = await parts.askPath(file.name, file.format);
      if (path === null) return false;
      await writeFile(path, bytesOf(file));
      return true;
    },
  };
}

function nameOf({ cardId, title, cardType }: CardName): CardName {
  return { cardId, title, cardType };
}

/** One answer out of two. */
function join(answer: StatisticsAnswer, more: StatisticsAnswer): void {
  answer.rows.push(...more.rows);
  answer.notReady = [...new Set([...answer.notReady, ...more.notReady])].sort();
  answer.trouble = more.trouble;
  answer.stopped = more.stopped;
  answer.againAt ??= more.againAt;
  answer.calls += more.calls;
}

function bytesOf(file: StatisticsFile): string | Buffer {
  switch (file.format) {
    case 'csv':
      return BOM + file.rows.map(csvRecord).join('');
    case 'png':
      return Buffer.from(file.picture, 'base64');
  }
}

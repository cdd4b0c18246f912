/**
 * The counter: what was scanned, what is on show, what may be redeemed. A state machine in
 * the main process; windows are views of it. Decisions are in `steps.ts` and `verdict.ts`.
 */
import { readAsCode, readCode } from '../../shared/code';
import type { CameraRead, Symbology } from '../../shared/contract';
import type { CounterView } from '../../shared/counter-state';
import type { Source } from '../../shared/reasons';
import type { LedgerReader } from '../ledger/read';
import type { LedgerWriter } from '../ledger/write';
import type { CouponAddress, WechatClient } from '../wechat/client';
import type { Reached } from '../wechat/request';
import type { CardSource } from './card-source';
import { createInquiry } from './inquiry';
import { createJudge } from './judging';
import { createLookUp } from './look-up';
import type { Recalled } from './recall';
import { createReceipts, type ReceiptParts } from './receipts';
import { createRedemptions } from './redemptions';
import { createSight } from './sight';
import { createSlips, type SlipParts } from './slips';
import { createStage } from './stage';
import {
  codeShown,
  enterRedeems,
  isCoupon,
  OUTCOME_STAYS_MS,
  placeScan,
  type Scan,
  scanOf,
} from './steps';
import type { JudgeSettings } from './verdict';

export interface CounterSettings extends JudgeSettings {
  redeem: 'confirm' | 'auto';
  customCodeCardIds: readonly string[];
  /** Milliseconds until a green that nobody redeems falls back to `ready`. */
  staleAfterMs: number;
  printSlips: ReturnType<SlipParts['when']>;
}

export interface CounterParts {
  client: WechatClient;
  cards: CardSource;
  writer: LedgerWriter;
  reader: LedgerReader;
  receipts: ReceiptParts;
  printSlip: SlipParts['print'];
  settings: () => CounterSettings;
  push: (view: CounterView) => void;
}

export interface EnterInfo {
  sinceScannerKeyMs: number;
  fieldEmpty: boolean;
  isAutoRepeat: boolean;
}

export interface Counter {
  view(): CounterView;
  /** One text from a hand scanner or a person. */
  scanned(
    text: string,
    source: Exclude<Source, 'camera'>,
    /**
     * `deliberate`: false where it may be a mix of two scans, never redeemed without a hand.
     * `symbology`: where the scanner says what it read.
     */
    info?: { deliberate: boolean; symbology?: Symbology | null },
  ): void;
  /** A coupon of a manager's list: asked like any scan, never redeemed by itself. */
  brought(address: CouponAddress): void;
  /** What the camera sees, sent again while it stays in the picture. */
  cameraSaw(reads: readonly CameraRead[]): void;
  enter(info: EnterInfo): void;
  redeem(scanId: number): void;
  redeemConfirm(scanId: number): void;
  choose(scanId: number, code: string, cardId: string | null): void;
  askAnyway(scanId: number): void;
  /** F5: asks again, never redeems. */
  askAgain(): void;
  /** Esc: back to `ready`, unless a redemption is in flight; a receipt asked for ends first. */
  clear(): void;
  /** The next text typed or scanned is the receipt of the redemption on show. */
  askReceipt(scanId: number): void;
  /** The receipt just given takes the place of the one that the redemption has. */
  replaceReceipt(scanId: number): void;
  /** A slip of the redemption on show. */
  printSlip(scanId: number): void;
  /** Somebody has taken note of a redemption that was settled behind what is on show. */
  settledSeen(intent: number): void;
  /** A manager has closed an open intent, with a row in the ledger. */
  closedByHand(intent: number, state: 'settled-redeemed' | 'settled-not-redeemed'): void;
  /** What is wrong with the ledger from now on; null: nothing. */
  ledgerProblem(problem: CounterView['ledgerProblem']): void;
  reached(reached: Pick<Reached, 'ok' | 'latencyMs'>): void;
  /** Lines of scans from before the start, newest first. */
  recall(lines: readonly Recalled[]): void;
  /** Loads the open intents and begins to settle them. */
  start(): void;
  /** Ends all waiting; a consume in flight goes on to its end. */
  stop(): Promise<void>;
}

/** A counter with nothing on show. */
export function createCounter(parts: CounterParts): Counter {
  const now = () => performance.now();
  const stage = createStage((view) => {
    parts.push(view);
    slips.seen(view.state);
  }, backToReady);
  const { board } = stage;
  const receipts = createReceipts(stage, parts.receipts);
  const slips = createSlips({
    print: parts.printSlip,
    when: () => parts.settings().printSlips,
    show: board.setSlip,
  });
  const sight = createSight();
  const lookUp = createLookUp({
    client: parts.client,
    cards: parts.cards,
    customCodeCardIds: () => parts.settings().customCodeCardIds,
    onDate: noteClock,
  });
  const judgeFound = createJudge(parts.reader, parts.settings);
  const redemptions = createRedemptions({
    stage,
    client: parts.client,
    writer: parts.writer,
    reader: parts.reader,
    judgeRefusal: async (address, errcode, intent) =>
      judgeFound(await lookUp.explain(address, errcode), intent),
    showVerdict: (verdict) => inquiry.showVerdict(verdict),
    onFree() {
      turn = setTimeout(takeWaiting, Math.max(0, OUTCOME_STAYS_MS - stage.shownForMs()));
    },
  });
  const inquiry = createInquiry({
    ...{ stage, sight, lookUp, judgeFound, redemptions },
    writer: parts.writer,
    settings: parts.settings,
    onBeyondDoubt: beginRedemption,
  });
  /** The scan whose turn comes next, and whether it may redeem by itself then. */
  let waiting: { scan: Scan; fresh: boolean } | null = null;
  let turn: NodeJS.Timeout | undefined;

  function present(scan: Scan, deliberate = true): void {
    // While one waits for its turn, a newer one waits in its place.
    const busy = redemptions.busy() || waiting !== null;
    const desk = { state: stage.state(), placed: inquiry.placed(), busy, ...sight.now() };
    const placement = placeScan(desk, scan);
    if (scan.source === 'camera') sight.note([scan.key], scan.at);
    switch (placement.kind) {
      case 'ignore':
        return;
      case 'acknowledge':
        board.acknowledge(Date.now());
        return;
      case 'wait': {
        // The camera tells of a waiting code again and again: its first sight counts.
        const again = waiting?.scan.key === scan.key ? waiting : null;
        if (!again) giveUpWaiting();
        waiting = { scan, fresh: again ? again.fresh : placement.fresh && deliberate };
        board.setWaiting({ code: codeShown(scan.understood), source: scan.source });
        return;
      }
      case 'ask':
        inquiry.begin(scan, placement.fresh && deliberate);
    }
  }

  /** Its turn is a newer one's. */
  function giveUpWaiting(): void {
    if (waiting) inquiry.passOver(waiting.scan);
    waiting = null;
  }

  function backToReady(): void {
    inquiry.giveUp();
    sight.offer([], now());
    stage.show({ kind: 'ready' });
  }

  function beginRedemption(): void {
    const order = redemptions.busy() ? null : inquiry.order();
    if (order) redemptions.begin(order);
  }

  /** The waiting scan's turn, once the outcome was seen. */
  function takeWaiting(): void {
    if (!waiting || redemptions.busy()) return;
    const { scan, fresh } = waiting;
    waiting = null;
    board.setWaiting(null);
    inquiry.begin({ ...scan, at: now() }, fresh);
  }

  function noteClock(date: number): void {
    const skew = Math.round((Date.now() - date) / 1000);
    board.setClockSkew(Math.abs(skew) > 60 ? skew : null);
  }

  function onShow(scanId: number): boolean {
    return stage.scanId() === scanId && !redemptions.busy();
  }

  return {
    view: board.view,
    scanned(text, source, info) {
      if (receipts.takes(text, source)) return;
      const understood = readCode(text, info?.symbology ?? undefined);
      present(scanOf(text, understood, source, now()), info?.deliberate);
    },
    brought({ code, cardId }) {
      // What WeChat listed is a code, whatever it looks like.
      const scan = scanOf(code, readAsCode(code), 'manager', now());
      present(cardId === null ? scan : { ...scan, cardId }, false);
    },
    cameraSaw(reads) {
      const at = now();
      const scans = distinct(
        reads.map(({ text, symbology }) => scanOf(text, readCode(text, symbology), 'camera', at)),
      );
      const coupons = scans.filter(isCoupon);
      const [only] = coupons.length > 0 ? coupons : scans;
      if (coupons.length > 1) inquiry.offerScans(coupons);
      else if (only) {
        present(only);
        // What lies beside a coupon is in the picture too, and is not asked in its place.
        for (const { key } of scans) sight.note([key], at);
      }
    },
    enter(info) {
      if (receipts.enter(info)) return;
      const press = { ...info, greenForMs: stage.shownForMs() };
      if (enterRedeems(stage.state(), press)) beginRedemption();
    },
    redeem(scanId) {
      const state = stage.state();
      if (!onShow(scanId) || state.kind !== 'redeemable') return;
      if (state.reason === 'outside-hours') stage.show({ ...state, confirming: true });
      else beginRedemption();
    },
    redeemConfirm(scanId) {
      const state = stage.state();
      if (onShow(scanId) && state.kind === 'redeemable' && state.confirming) beginRedemption();
    },
    choose(scanId, code, cardId) {
      if (onShow(scanId)) inquiry.choose(code, cardId);
    },
    askAnyway(scanId) {
      if (onShow(scanId)) inquiry.askAsCode();
    },
    askAgain() {
      if (!redemptions.busy()) inquiry.askAgain();
    },
    clear() {
      slips.clear();
      if (receipts.cancel() || redemptions.busy()) return;
      backToReady();
    },
    askReceipt(scanId) {
      if (onShow(scanId)) receipts.ask();
    },
    replaceReceipt(scanId) {
      if (onShow(scanId)) receipts.replace();
    },
    printSlip(scanId) {
      if (onShow(scanId)) slips.ask(stage.state());
    },
    reached({ ok, latencyMs }) {
      const before = board.view().reachability.state;
      board.setReachability({
        state: ok ? 'reachable' : 'unreachable',
        latencyMs: ok ? Math.round(latencyMs) : null,
      });
      if (ok && before === 'unreachable') redemptions.onReachable();
    },
    settledSeen: redemptions.settledSeen,
    closedByHand: redemptions.closedByHand,
    ledgerProblem: board.setLedgerProblem,
    recall: redemptions.recall,
    start: redemptions.start,
    async stop() {
      stage.stop();
      receipts.stop();
      inquiry.giveUp();
      giveUpWaiting();
      await redemptions.stop();
      clearTimeout(turn);
    },
  };
}

function distinct(scans: readonly Scan[]): Scan[] {
  return [...new Map(scans.map((scan) => [scan.key, scan])).values()];
}

/**
 * The counter: what was scanned, what is on show, what may be redeemed. A state machine in
 * the main process; windows are views of it. Decisions are in `steps.ts` and `verdict.ts`.
 */
import { readAsCode, readCode } from '../../shared/code';
import type { CameraRead, Symbology } from '../../shared/contract';
import type { Choice, CounterView } from '../../shared/counter-state';
import type { Source } from '../../shared/reasons';
import type { Verdict } from '../../shared/verdict';
import type { LedgerReader } from '../ledger/read';
import type { LedgerWriter } from '../ledger/write';
import type { CouponAddress, WechatClient } from '../wechat/client';
import type { Reached } from '../wechat/request';
import type { CardSource } from './card-source';
import { createLookUp, type Found, type Question } from './look-up';
import type { Recalled } from './recall';
import { createReceipts, type ReceiptParts } from './receipts';
import { createRedemptions } from './redemptions';
import { scanRow } from './scan-row';
import { createSight } from './sight';
import { createSlips, type SlipParts } from './slips';
import { createStage } from './stage';
import { stateOf } from './states';
import {
  codeShown,
  enterRedeems,
  isCoupon,
  OUTCOME_STAYS_MS,
  type Placed,
  placeScan,
  type Scan,
  scanOf,
} from './steps';
import { type JudgeSettings, judge } from './verdict';
import { createWechatWait, type WechatWait } from './wait';

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
  /** Somebody has taken note of a redemption that was confirmed behind what is on show. */
  confirmedSeen(intent: number): void;
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

/** The scan that owns the panel. */
interface Current {
  scan: Scan;
  abort: AbortController;
  /** Fixed at look-up, used unchanged by consume and read-back (rules §1). */
  address: CouponAddress | null;
  status: string | null;
  /** WeChat's request id of a refusal. */
  rid: string | null;
  /** Asked in spite of its form: no row names it before WeChat knows it (rules §6). */
  unproven: boolean;
  answered: boolean;
  wechat: WechatWait;
  /** What the offered choices ask. */
  questions: { choice: Choice; question: Question }[];
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
  const redemptions = createRedemptions({
    stage,
    client: parts.client,
    writer: parts.writer,
    reader: parts.reader,
    judgeRefusal: async (address, errcode, intent) =>
      judgeFound(await lookUp.explain(address, errcode), intent),
    showVerdict,
    onFree() {
      turn = setTimeout(takeWaiting, Math.max(0, OUTCOME_STAYS_MS - stage.shownForMs()));
    },
  });
  let placed: Placed | null = null;
  let current: Current | null = null;
  /** The scan whose turn comes next, and whether it may redeem by itself then. */
  let waiting: { scan: Scan; fresh: boolean } | null = null;
  let turn: NodeJS.Timeout | undefined;

  function present(scan: Scan, deliberate = true): void {
    // While one waits for its turn, a newer one waits in its place.
    const busy = redemptions.busy() || waiting !== null;
    const desk = { state: stage.state(), placed, busy, ...sight.now() };
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
        begin(scan, placement.fresh && deliberate);
    }
  }

  /** Puts a scan on show and asks about it. `fresh`: it may redeem by itself in auto mode. */
  function begin(scan: Scan, fresh: boolean, unproven = false): void {
    take(scan, unproven);
    const { understood } = scan;
    switch (understood.kind) {
      case 'wrong-thing':
        finish({ kind: 'wrong-thing', reason: understood.thing });
        return;
      case 'malformed':
        finish({ kind: 'invalid', reason: understood.reason, errcode: null });
        return;
      case 'code': {
        const open = redemptions.openIntentOf(understood.code);
        // A custom code may be another card's: there the answer's card_id decides.
        if (open && open.address.cardId === null) finishOpen(open.intent);
        else {
          const { cardId = null } = scan;
          void ask({ kind: 'code', code: understood.code, cardId }, fresh);
        }
        return;
      }
      case 'card-link':
        void ask(understood, fresh);
    }
  }

  /** The panel now belongs to this scan; an older look-up is ended and its row written. */
  function take(scan: Scan, unproven = false): void {
    giveUp();
    placed = { key: scan.key, at: scan.at };
    sight.offer([]);
    const abort = new AbortController();
    current = { ...untold, scan, abort, unproven, wechat: createWechatWait() };
    stage.begin(checking(scan, []), scan.source);
  }

  function giveUp(): void {
    if (!current || current.answered) return;
    current.answered = true;
    current.abort.abort();
    parts.writer.add(scanRow(factsOf(current), null));
  }

  /** A scan that had no turn is a scan all the same: it leaves its row. */
  function giveUpWaiting(): void {
    if (!waiting) return;
    const { scan } = waiting;
    // The row of a wrong thing names no code (rules §6).
    const unproven = scan.understood.kind === 'wrong-thing';
    parts.writer.add(
      scanRow(factsOf({ ...untold, scan, unproven, wechat: createWechatWait() }), null),
    );
    waiting = null;
  }

  function backToReady(): void {
    giveUp();
    sight.offer([]);
    stage.show({ kind: 'ready' });
  }

  async function ask(question: Question, fresh: boolean): Promise<void> {
    const mine = current;
    if (!mine) return;
    const found = await mine.wechat.during(lookUp.ask(question, mine.abort.signal));
    if (mine !== current || mine.answered) return;
    if (found.kind === 'choose') {
      offer(mine, found.choices.map(cardQuestion));
      return;
    }
    mine.address = 'address' in found ? found.address : null;
    mine.status = statusOf(found);
    mine.rid = 'rid' in found ? found.rid : null;
    const verdict = judgeFound(found);
    const open = openInstead(verdict, question);
    if (open !== null) {
      finishOpen(open, verdict);
      return;
    }
    const shown = finish(verdict);
    if (parts.settings().redeem === 'auto' && fresh && isBeyondDoubt(shown)) beginRedemption();
  }

  /** `except`: the intent whose own refusal is judged; it says nothing about itself. */
  function judgeFound(found: Exclude<Found, { kind: 'choose' }>, except?: number): Verdict {
    const known = 'address' in found ? parts.reader.intentsOfCode(found.address.code) : [];
    const intents = known.filter(({ intent }) => intent !== except);
    const settings = parts.settings();
    const { begin, end } = validityOf(found);
    const mayLack = parts.reader.mayLack(begin, end);
    return judge(found, { intents, settings, localNow: Date.now(), mayLack });
  }

  /** The intent to show instead of a verdict: its own, or the open one of a code not judged. */
  function openInstead(verdict: Verdict, question: Question): number | null {
    if (verdict.kind === 'unknown') return verdict.intent;
    const unjudged = verdict.kind === 'fault' || verdict.kind === 'invalid';
    if (!unjudged || question.kind !== 'code') return null;
    return redemptions.openIntentOf(question.code)?.intent ?? null;
  }

  /** An open intent's coupon is shown at once and read, not redeemed (rules §5). */
  function finishOpen(intent: number, verdict?: Verdict): void {
    const coupon = verdict?.kind === 'unknown' ? verdict.coupon : null;
    finish({ kind: 'unknown', reason: 'open-intent', intent, coupon });
    redemptions.follow(intent);
  }

  /** Records the verdict of the scan on show, then shows it. No green that is not recorded. */
  function finish(verdict: Verdict): Verdict {
    if (!current) return verdict;
    current.answered = true;
    const written = parts.writer.add(scanRow(factsOf(current), verdict));
    const unrecorded = !written.ok && verdict.kind === 'redeemable';
    const shown = unrecorded ? unwritable(written.detail) : verdict;
    showVerdict(shown);
    return shown;
  }

  function showVerdict(verdict: Verdict): void {
    if (!current) return;
    const coupon = 'coupon' in verdict ? verdict.coupon : null;
    const code = coupon?.code ?? codeShown(current.scan.understood);
    const { staleAfterMs, customCodeCardIds } = parts.settings();
    const customCodes = customCodeCardIds.length > 0;
    stage.show(stateOf(verdict, code, { staleAfterMs, customCodes }, Date.now()));
  }

  function offer(mine: Current, questions: Current['questions']): void {
    mine.questions = questions;
    stage.show(
      checking(
        mine.scan,
        questions.map(({ choice }) => choice),
      ),
    );
  }

  function beginRedemption(): void {
    const state = stage.state();
    if (state.kind !== 'redeemable' || !current?.address || redemptions.busy()) return;
    const { address, scan, status } = current;
    const { coupon, code } = state;
    redemptions.begin({ address, source: scan.source, status, coupon, code });
  }

  /** The waiting scan's turn, once the outcome was seen. */
  function takeWaiting(): void {
    if (!waiting || redemptions.busy()) return;
    const { scan, fresh } = waiting;
    waiting = null;
    board.setWaiting(null);
    begin({ ...scan, at: now() }, fresh);
  }

  /** Two codes in one picture: nothing is guessed, the cashier is asked (rules §6). */
  function offerScans(scans: readonly Scan[]): void {
    const keys = scans.map(({ key }) => key);
    const [first] = scans;
    sight.note(keys, now());
    if (!first || redemptions.busy() || sight.offers(keys)) return;
    // None of them is this scan's code before it is chosen.
    take({ ...first, key: keys.join('\n') }, true);
    sight.offer(keys);
    if (current) offer(current, scans.map(scanQuestion));
  }

  function noteClock(date: number): void {
    const skew = Math.round((Date.now() - date) / 1000);
    board.setClockSkew(Math.abs(skew) > 60 ? skew : null);
  }

  function onShow(scanId: number): boolean {
    return stage.scanId() === scanId && !redemptions.busy();
  }

  /** "It is our coupon": the text is asked as it stands, whatever it looked like. */
  function askAsCode(): void {
    const state = stage.state();
    if (state.kind !== 'wrong-thing' || !state.canAskAnyway || !current) return;
    const { scan } = current;
    const understood = readAsCode(scan.text);
    begin({ ...scan, understood, at: now() }, false, true);
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
      if (coupons.length > 1) offerScans(coupons);
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
      const chosen = current?.questions.find(
        ({ choice }) => choice.code === code && choice.cardId === cardId,
      );
      if (!current || !chosen || !onShow(scanId) || current.answered) return;
      const { question } = chosen;
      const understood = question.kind === 'code' ? readAsCode(question.code) : question;
      current.scan = scanOf(code, understood, current.scan.source, now());
      current.unproven = false;
      placed = { key: current.scan.key, at: now() };
      offer(current, []);
      void ask(question, false);
    },
    askAnyway(scanId) {
      if (onShow(scanId)) askAsCode();
    },
    askAgain() {
      const state = stage.state();
      if (redemptions.busy() || !current || state.kind === 'ready') return;
      // Two codes in one picture: which one is not F5's to say.
      if (current.questions.length > 1 && sight.now().offered.length > 0) return;
      if (state.kind === 'wrong-thing' && state.canAskAnyway) askAsCode();
      else begin({ ...current.scan, at: now() }, false, current.unproven);
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
    confirmedSeen: redemptions.confirmedSeen,
    closedByHand: redemptions.closedByHand,
    ledgerProblem: board.setLedgerProblem,
    recall: redemptions.recall,
    start: redemptions.start,
    async stop() {
      stage.stop();
      receipts.stop();
      giveUp();
      giveUpWaiting();
      await redemptions.stop();
      clearTimeout(turn);
    },
  };
}

/** Auto mode redeems nothing that the panel marks as not fitting, e.g. for another shop. */
function isBeyondDoubt(verdict: Verdict): boolean {
  if (verdict.kind !== 'redeemable' || verdict.reason !== null) return false;
  return verdict.coupon.conditions.every((one) => !('fits' in one) || one.fits !== false);
}

const untold: Omit<Current, 'scan' | 'abort' | 'wechat'> = {
  address: null,
  status: null,
  rid: null,
  unproven: false,
  answered: false,
  questions: [],
};

function checking(scan: Scan, choices: Choice[]) {
  const code = codeShown(scan.understood);
  return { kind: 'checking' as const, code, since: Date.now(), choices };
}

function factsOf({ scan, status, rid, unproven, wechat }: Omit<Current, 'abort'>) {
  const { source, understood } = scan;
  const code = unproven ? '' : codeShown(understood);
  return { source, status, rid, code, latencyMs: wechat.ms() };
}

/** Validity of a coupon (Unix seconds), as far as WeChat told it. */
function validityOf(found: Found): { begin: number | null; end: number | null } {
  const told = found.kind === 'answered' ? found.answer : null;
  const answer = found.kind === 'refused' ? found.explained : told;
  return { begin: answer?.beginTime ?? null, end: answer?.endTime ?? null };
}

function statusOf(found: Found): string | null {
  if (found.kind === 'answered') return found.answer.status;
  return found.kind === 'refused' ? (found.explained?.status ?? null) : null;
}

function cardQuestion(choice: Choice): { choice: Choice; question: Question } {
  return { choice, question: { kind: 'code', code: choice.code, cardId: choice.cardId } };
}

/** A choice between scans: a link is named by its card, its code is not known yet. */
function scanQuestion({ understood }: Scan): { choice: Choice; question: Question } {
  if (understood.kind === 'card-link') {
    const choice = { code: '', cardId: understood.cardId, title: null };
    return { choice, question: understood };
  }
  const { code } = understood;
  const choice = { code, cardId: null, title: null };
  return { choice, question: { kind: 'code', code, cardId: null } };
}

function distinct(scans: readonly Scan[]): Scan[] {
  return [...new Map(scans.map((scan) => [scan.key, scan])).values()];
}

function unwritable(detail: string): Verdict {
  const trouble = { errcode: null, rid: null, ip: null, detail };
  return { kind: 'fault', reason: 'ledger-unwritable', trouble };
}

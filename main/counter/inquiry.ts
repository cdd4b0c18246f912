/**
 * The scan that owns the panel: asked, judged, recorded, shown. Whatever comes of it, it leaves
 * one row; a newer scan ends it, and its late answer is never shown.
 */
import { readAsCode } from '../../shared/code';
import type { Verdict } from '../../shared/verdict';
import type { LedgerWriter } from '../ledger/write';
import {
  type Current,
  cardQuestion,
  checking,
  factsOf,
  scanQuestion,
  statusOf,
  untold,
} from './current';
import type { JudgeFound } from './judging';
import type { LookUp, Question } from './look-up';
import type { Order, Redemptions } from './redemptions';
import { scanRow } from './scan-row';
import type { Sight } from './sight';
import type { Stage } from './stage';
import { stateOf } from './states';
import { codeShown, type Placed, type Scan, scanOf } from './steps';
import { createWechatWait } from './wait';

export interface InquiryParts {
  stage: Stage;
  sight: Sight;
  lookUp: LookUp;
  judgeFound: JudgeFound;
  writer: LedgerWriter;
  redemptions: Pick<Redemptions, 'busy' | 'openIntentOf' | 'follow'>;
  settings: () => InquirySettings;
  /** A green without any reservation, of a scan that may redeem by itself. */
  onBeyondDoubt: () => void;
}

interface InquirySettings {
  redeem: 'confirm' | 'auto';
  customCodeCardIds: readonly string[];
  staleAfterMs: number;
}

export interface Inquiry {
  /** Puts a scan on show and asks about it. `fresh`: it may redeem by itself in auto mode. */
  begin(scan: Scan, fresh: boolean): void;
  /** The scan on show, as far as the next one depends on it. */
  placed(): Placed | null;
  /** Ends a look-up that goes on, and writes its row. */
  giveUp(): void;
  /** The row of a scan that had no turn: a scan all the same. */
  passOver(scan: Scan): void;
  /** Two codes in one picture: nothing is guessed, the cashier is asked (rules §6). */
  offerScans(scans: readonly Scan[]): void;
  choose(code: string, cardId: string | null): void;
  /** "It is our coupon": the text is asked as it stands, whatever it looked like. */
  askAsCode(): void;
  /** F5. */
  askAgain(): void;
  showVerdict(verdict: Verdict): void;
  /** The green on show as a redemption; null where there is none. */
  order(): Order | null;
}

/** An inquiry with nothing on show. */
export function createInquiry(parts: InquiryParts): Inquiry {
  const { stage, sight, lookUp, redemptions } = parts;
  const now = () => performance.now();
  let placed: Placed | null = null;
  let current: Current | null = null;

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
    sight.offer([], now());
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
    const verdict = parts.judgeFound(found);
    const open = openInstead(verdict, question);
    if (open !== null) {
      finishOpen(open, verdict);
      return;
    }
    const shown = finish(verdict);
    const { redeem } = parts.settings();
    if (redeem === 'auto' && fresh && isBeyondDoubt(shown)) parts.onBeyondDoubt();
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

  function offerScans(scans: readonly Scan[]): void {
    const keys = scans.map(({ key }) => key);
    const [first] = scans;
    sight.note(keys, now());
    const known = sight.askedAlready(keys, now());
    if (!first || known || redemptions.busy()) return;
    // None of them is this scan's code before it is chosen.
    take({ ...first, key: keys.join('\n') }, true);
    sight.offer(keys, now());
    if (current) offer(current, scans.map(scanQuestion));
  }

  function askAsCode(): void {
    const state = stage.state();
    if (state.kind !== 'wrong-thing' || !state.canAskAnyway || !current) return;
    const { scan } = current;
    const understood = readAsCode(scan.text);
    begin({ ...scan, understood, at: now() }, false, true);
  }

  return {
    begin: (scan, fresh) => begin(scan, fresh),
    placed: () => placed,
    giveUp,
    passOver(scan) {
      // The row of a wrong thing names no code (rules §6).
      const unproven = scan.understood.kind === 'wrong-thing';
      const facts = factsOf({ ...untold, scan, unproven, wechat: createWechatWait() });
      parts.writer.add(scanRow(facts, null));
    },
    offerScans,
    choose(code, cardId) {
      const chosen = current?.questions.find(
        ({ choice }) => choice.code === code && choice.cardId === cardId,
      );
      if (!current || !chosen || current.answered) return;
      const { question } = chosen;
      const understood = question.kind === 'code' ? readAsCode(question.code) : question;
      current.scan = scanOf(code, understood, current.scan.source, now());
      current.unproven = false;
      placed = { key: current.scan.key, at: now() };
      offer(current, []);
      void ask(question, false);
    },
    askAsCode,
    askAgain() {
      const state = stage.state();
      if (!current || state.kind === 'ready') return;
      // Two codes in one picture: which one is not F5's to say.
      if (current.questions.length > 1 && sight.now().offered.length > 0) return;
      if (state.kind === 'wrong-thing' && state.canAskAnyway) askAsCode();
      else begin({ ...current.scan, at: now() }, false, current.unproven);
    },
    showVerdict,
    order() {
      const state = stage.state();
      if (state.kind !== 'redeemable' || !current?.address) return null;
      const { address, scan, status } = current;
      const { coupon, code } = state;
      return { address, source: scan.source, status, coupon, code };
    },
  };
}

/** Auto mode redeems nothing that the panel marks as not fitting, e.g. for another shop. */
function isBeyondDoubt(verdict: Verdict): boolean {
  if (verdict.kind !== 'redeemable' || verdict.reason !== null) return false;
  return verdict.coupon.conditions.every((one) => !('fits' in one) || one.fits !== false);
}

function unwritable(detail: string): Verdict {
  const trouble = { errcode: null, rid: null, ip: null, detail };
  return { kind: 'fault', reason: 'ledger-unwritable', trouble };
}

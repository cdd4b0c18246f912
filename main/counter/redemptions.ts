/**
 * The redemption in flight and those whose outcome is not known: starts one, shows its end,
 * keeps the strip of pending intents. One redemption at a time (redemption rules §5, §6).
 */
import type { Coupon } from '../../shared/card';
import type { Source } from '../../shared/reasons';
import type { Verdict } from '../../shared/verdict';
import type { IntentRecord, LedgerReader } from '../ledger/read';
import { shownAs } from '../ledger/shown';
import type { LedgerWriter } from '../ledger/write';
import { type RedeemEnd, redeem } from '../redemption/redeem';
import { createSettler, type Outcome, type Settled } from '../redemption/settle';
import { isOpen } from '../redemption/steps';
import type { CouponAddress, WechatClient } from '../wechat/client';
import type { Recalled } from './recall';
import type { Stage } from './stage';
import { settledState } from './states';

/** A green coupon that the cashier redeems. */
export interface Order {
  address: CouponAddress;
  source: Source;
  /** The status that WeChat sent just before. */
  status: string | null;
  coupon: Coupon;
  code: string;
}

export interface RedemptionParts {
  stage: Stage;
  client: WechatClient;
  writer: LedgerWriter;
  reader: LedgerReader;
  /** What the refusal of an intent's consume means, explained like one at look-up. */
  judgeRefusal: (address: CouponAddress, errcode: number, intent: number) => Promise<Verdict>;
  showVerdict: (verdict: Verdict) => void;
  /** The counter may take the next scan. */
  onFree: () => void;
}

export interface Redemptions {
  /** A redemption is in flight, its last live read is not done, or the till is closing. */
  busy(): boolean;
  begin(order: Order): void;
  /** The open intent of a code, where there is one. */
  openIntentOf(code: string): IntentRecord | null;
  /** The scan on show is about this open intent: read it now, and show here what comes of it. */
  follow(intent: number): void;
  /** Lines from before the start; those of open intents are rewritten once they are settled. */
  recall(lines: readonly Recalled[]): void;
  /** A manager has closed an open intent: it is no longer read, and shows as closed. */
  closedByHand(intent: number, state: 'settled-redeemed' | 'settled-not-redeemed'): void;
  /** Somebody has taken note of what was settled behind their back. */
  settledSeen(intent: number): void;
  /** WeChat answers again. */
  onReachable(): void;
  start(): void;
  /** Waits for a consume in flight; what is open stays open in the ledger. */
  stop(): Promise<void>;
}

/** Redemptions on a stage. */
export function createRedemptions(parts: RedemptionParts): Redemptions {
  const { stage, reader, writer } = parts;
  const settler = createSettler({
    ledger: writer,
    client: parts.client,
    events: { onLiveOver, onSettled: onSettledHere, onWritten: showPending },
  });
  /** Which scans' lines tell of an open intent. */
  const scansOfIntent = new Map<number, Set<number>>();
  let live: number | 'sending' | null = null;
  let stopping = false;
  let inFlight: Promise<void> = Promise.resolve();

  function begin(order: Order): void {
    live = 'sending';
    const { address, source, status, coupon, code } = order;
    forgetNotRedeemed(address.code);
    stage.show({ kind: 'redeeming', code, coupon, since: Date.now() });
    const title = coupon.card?.title ?? null;
    const intent = { address, cardId: coupon.cardId, title, status, source };
    inFlight = redeem(intent, { ledger: writer, client: parts.client }).then((end) =>
      finish(end, order),
    );
  }

  async function finish(end: RedeemEnd, { address, coupon, code }: Order): Promise<void> {
    const now = Date.now();
    switch (end.kind) {
      case 'redeemed':
        stage.show({ kind: 'redeemed', reason: null, code, coupon, intent: end.intent, at: now });
        break;
      case 'not-sent':
        if (end.intent !== null) keep(end.intent, end.unwritten);
        stage.show({ kind: 'fault', reason: end.reason, trouble: end.trouble, code });
        break;
      case 'refused': {
        keep(end.intent, end.unwritten);
        const verdict = await parts.judgeRefusal(address, end.errcode, end.intent);
        if (end.unwritten === null) explain(end.intent, end.errcode, verdict);
        parts.showVerdict(verdict);
        break;
      }
      case 'unknown': {
        const { intent, sentAt, failedAt } = end;
        live = intent;
        tell(intent);
        stage.show({ kind: 'unknown', reason: 'answer-lost', intent, coupon, code, since: now });
        settler.settleLive(intent, address, sentAt, failedAt);
        showPending();
        return;
      }
    }
    free();
  }

  /** The outcome's row knows the errcode alone; what is shown may have another reason. */
  function explain(intent: number, errcode: number, verdict: Verdict): void {
    const { kind, reason } = verdict;
    const byErrcode = shownAs('refused', { errcode, reason: null });
    if (kind === byErrcode.verdict && reason === byErrcode.reason) return;
    const status = 'coupon' in verdict ? (verdict.coupon?.status ?? null) : null;
    writer.explain(intent, { verdict: kind, reason, status });
  }

  /** The line of a scan tells of this intent: that of the one on show, or another. */
  function tell(intent: number, scanId = stage.scanId()): void {
    scansOfIntent.set(intent, (scansOfIntent.get(intent) ?? new Set()).add(scanId));
  }

  function keep(intent: number, unwritten: Outcome | null): void {
    if (unwritten === null) return;
    settler.settleUnwritten(intent, unwritten);
    showPending();
  }

  function free(): void {
    live = null;
    parts.onFree();
  }

  function onLiveOver(intent: number): void {
    if (live === intent) free();
  }

  /**
   * Settled by reading, with something else on show or after a restart: whoever stands at the
   * counter was told last to wait, and must learn whether it is ours now, or free to be scanned.
   */
  function onSettledHere(intent: number, settled: Settled, status: string | null): void {
    const state = stage.state();
    const unseen = state.kind !== 'unknown' || state.intent !== intent;
    const { pending, settledBehind } = stage.board.view();
    const known = pending.find((one) => one.intent === intent);
    if (known && unseen) {
      const redeemed = settled !== 'settled-not-redeemed';
      stage.board.setSettledBehind([...settledBehind, { ...known, redeemed }]);
    }
    onSettled(intent, settled, status);
  }

  /** "Not redeemed, scan it again" is done with once it is redeemed again. */
  function forgetNotRedeemed(code: string): void {
    const { settledBehind } = stage.board.view();
    const kept = settledBehind.filter((one) => one.redeemed || one.code !== code);
    if (kept.length < settledBehind.length) stage.board.setSettledBehind(kept);
  }

  function onSettled(intent: number, settled: Settled, status: string | null): void {
    showPending();
    const state = stage.state();
    const onShow = state.kind === 'unknown' && state.intent === intent;
    for (const scanId of scansOfIntent.get(intent) ?? []) {
      if (!onShow || scanId !== stage.scanId()) stage.board.amend(scanId, amended(settled));
    }
    scansOfIntent.delete(intent);
    if (onShow) stage.show(settledState(state, settled, status, Date.now()));
  }

  /** Every open intent but the one whose consume is on its way for the first time. */
  function showPending(): void {
    const pending = reader.openIntents().filter(({ intent }) => settler.isSettling(intent));
    stage.board.setPending(
      pending.map(({ intent, address, title, at }) => ({
        intent,
        code: address.code,
        title,
        since: at,
      })),
    );
  }

  return {
    busy: () => live !== null || stopping,
    begin,
    openIntentOf: (code) => reader.intentsOfCode(code).find(({ state }) => isOpen(state)) ?? null,
    follow(intent) {
      tell(intent);
      settler.hurry(intent);
    },
    recall(lines) {
      for (const { id, intent } of lines) if (intent !== null) tell(intent, id);
      stage.board.recall(lines.map(({ intent: _intent, ...line }) => line));
    },
    closedByHand(intent, state) {
      settler.release(intent);
      onSettled(intent, state, null);
    },
    settledSeen(intent) {
      const { settledBehind } = stage.board.view();
      stage.board.setSettledBehind(settledBehind.filter((one) => one.intent !== intent));
    },
    onReachable: () => settler.hurry(),
    start() {
      for (const record of reader.openIntents()) {
        // The one that is on its way right now: its answer is still to come.
        if (live === 'sending' && record.state === 'intended') continue;
        writer.assumeSent(record.intent);
        settler.settleFound(record);
      }
      showPending();
    },
    async stop() {
      stopping = true;
      await inFlight;
      await settler.stop();
    },
  };
}

/** How the line of an earlier scan reads once its intent is settled. */
function amended(settled: Settled): {
  kind: 'redeemed' | 'fault';
  reason: 'confirmed-afterwards' | 'not-redeemed' | null;
} {
  switch (settled) {
    case 'redeemed':
      return { kind: 'redeemed', reason: null };
    case 'settled-redeemed':
      return { kind: 'redeemed', reason: 'confirmed-afterwards' };
    case 'settled-not-redeemed':
      return { kind: 'fault', reason: 'not-redeemed' };
  }
}

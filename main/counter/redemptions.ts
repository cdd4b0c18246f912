/**
 * The redemption in flight and those whose outcome is not known: starts one, shows its end,
 * keeps the strip of pending intents. One redemption at a time (redemption rules §5, §6).
 */
import type { Coupon } from '../../shared/card';
import type { Source } from '../../shared/reasons';
import type { Verdict } from '../../shared/verdict';
import type { IntentRecord, LedgerReader } from '../ledger/read';
import type { LedgerWriter } from '../ledger/write';
import { type RedeemEnd, redeem } from '../redemption/redeem';
import { createSettler, type Settled } from '../redemption/settle';
import { isOpen } from '../redemption/steps';
import type { CouponAddress, WechatClient } from '../wechat/client';
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
  /** What a consume's refusal means, explained like one at look-up. */
  judgeRefusal: (address: CouponAddress, errcode: number) => Promise<Verdict>;
  showVerdict: (verdict: Verdict) => void;
  /** The counter may take the next scan. */
  onFree: () => void;
}

export interface Redemptions {
  /** A redemption is in flight, or its last live read is not done. */
  busy(): boolean;
  begin(order: Order): void;
  /** The open intent of a code, where there is one. */
  openIntentOf(code: string): IntentRecord | null;
  /** The scan on show is about this open intent: read it now, and show here what comes of it. */
  follow(intent: number): void;
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
    events: { onLiveOver, onSettled },
  });
  /** Which scan's line tells of an open intent. */
  const scanOfIntent = new Map<number, number>();
  let live: number | 'sending' | null = null;
  let inFlight: Promise<void> = Promise.resolve();

  function begin(order: Order): void {
    live = 'sending';
    const { address, source, status, coupon, code } = order;
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
        stage.show({ kind: 'fault', reason: end.reason, trouble: end.trouble, code });
        break;
      case 'refused':
        parts.showVerdict(await parts.judgeRefusal(address, end.errcode));
        break;
      case 'unknown': {
        const { intent, sentAt, failedAt } = end;
        live = intent;
        scanOfIntent.set(intent, stage.scanId());
        stage.show({ kind: 'unknown', reason: 'answer-lost', intent, coupon, code, since: now });
        showPending();
        settler.settleLive(intent, address, sentAt, failedAt);
        return;
      }
    }
    free();
  }

  function free(): void {
    live = null;
    parts.onFree();
  }

  function onLiveOver(intent: number): void {
    if (live === intent) free();
  }

  function onSettled(intent: number, settled: Settled): void {
    showPending();
    const state = stage.state();
    const scanId = scanOfIntent.get(intent);
    scanOfIntent.delete(intent);
    if (state.kind === 'unknown' && state.intent === intent) {
      stage.show(settledState(state, settled, Date.now()));
    } else if (scanId !== undefined) {
      stage.board.amend(scanId, amended(settled));
    }
  }

  function showPending(): void {
    const unknown = reader.openIntents().filter(({ state }) => state === 'unknown');
    stage.board.setPending(
      unknown.map(({ intent, address, title, at }) => ({
        intent,
        code: address.code,
        title,
        since: at,
      })),
    );
  }

  return {
    busy: () => live !== null,
    begin,
    openIntentOf: (code) => reader.intentsOfCode(code).find(({ state }) => isOpen(state)) ?? null,
    follow(intent) {
      scanOfIntent.set(intent, stage.scanId());
      settler.hurry(intent);
    },
    onReachable: () => settler.hurry(),
    start() {
      for (const record of reader.openIntents()) {
        writer.assumeSent(record.intent);
        settler.settleFound(record);
      }
      showPending();
    },
    async stop() {
      await inFlight;
      settler.stop();
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

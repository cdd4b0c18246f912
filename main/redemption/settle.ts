/**
 * Finds out what became of an intent whose outcome is not known: the same function with the
 * cashier waiting, at every start, and when WeChat is back (redemption rules §5).
 */
import { isKnownStatus } from '../../shared/statuses';
import type { IntentRecord } from '../ledger/read';
import type { LedgerWriter } from '../ledger/write';
import type { CodeAnswer } from '../wechat/answers';
import type { Answer, CouponAddress, WechatClient } from '../wechat/client';
import { answerRow, consumeSeen } from './redeem';
import {
  afterRead,
  afterResend,
  firstRead,
  liveIsOver,
  type NextStep,
  type ReadSeen,
  type Settling,
} from './steps';

/** How an intent was settled. */
export type Settled = 'redeemed' | 'settled-redeemed' | 'settled-not-redeemed';

export interface SettleEvents {
  /** The last read that the cashier waits for is done, settled or not. */
  onLiveOver(intent: number): void;
  onSettled(intent: number, state: Settled): void;
}

export interface SettleParts {
  ledger: LedgerWriter;
  client: WechatClient;
  events: SettleEvents;
}

export interface Settler {
  /** Settles an intent whose first send has just failed. Monotonic milliseconds. */
  settleLive(intent: number, address: CouponAddress, sentAt: number, failedAt: number): void;
  /** Settles an intent found open at start; it is only read, never sent. */
  settleFound(record: IntentRecord): void;
  /** Reads at once instead of at the end of the pause: its code was scanned, or WeChat is back. */
  hurry(intent?: number): void;
  /** Whether an intent is being settled here. */
  isSettling(intent: number): boolean;
  /** Ends all waiting. What is open stays open in the ledger. */
  stop(): void;
}

interface Job {
  intent: number;
  address: CouponAddress;
  settling: Settling;
  wake: () => void;
}

/** A settler; intents are settled side by side, each by its own loop. */
export function createSettler(parts: SettleParts): Settler {
  const jobs = new Map<number, Job>();
  const startedAt = performance.now();

  function begin(intent: number, address: CouponAddress, settling: Settling): void {
    if (jobs.has(intent)) return;
    const job: Job = { intent, address, settling, wake: () => {} };
    jobs.set(intent, job);
    void run(job);
  }

  async function run(job: Job): Promise<void> {
    let step: NextStep = { kind: 'read', at: firstRead(job.settling, performance.now()) };
    while (step.kind === 'read') {
      await pauseUntil(step.at, job);
      if (!jobs.has(job.intent)) return;
      step = await read(job);
      if (step.kind === 'resend') step = await resend(job);
      if (step.kind === 'read' && job.settling.live && liveIsOver(job.settling)) {
        job.settling.live = false;
        job.settling.reads = 0;
        parts.events.onLiveOver(job.intent);
      }
    }
  }

  async function read(job: Job): Promise<NextStep> {
    const readAt = performance.now();
    const answer = await parts.client.getCode(job.address, false);
    job.settling.reads += 1;
    const step = afterRead(job.settling, readSeen(answer), readAt, performance.now());
    if (step.kind !== 'conclude') return step;
    const flags = step.state === 'settled-redeemed' ? 'reconcile' : '';
    return conclude(job, step.state, { ...answerRow(answer), status: statusOf(answer), flags });
  }

  /** The one re-send, journalled first (rules §5). Only 0 and 40099 settle anything. */
  async function resend(job: Job): Promise<NextStep> {
    if (!parts.ledger.sendAgain(job.intent).ok) {
      return { kind: 'read', at: performance.now() + 1_000 };
    }
    job.settling.resent = true;
    const again = () => parts.ledger.sendAgain(job.intent).ok;
    const answer = await parts.client.consumeCode(job.address, again);
    job.settling.lastSentAt = Math.max(job.settling.lastSentAt, answer.meta.sentAt);
    job.settling.failedAt = performance.now();
    job.settling.reads = 0;
    const state = afterResend(consumeSeen(answer));
    if (state === 'unknown') {
      return { kind: 'read', at: firstRead(job.settling, performance.now()) };
    }
    const flags = state === 'settled-redeemed' ? 'reconcile' : '';
    return conclude(job, state, { ...answerRow(answer), status: null, flags });
  }

  function conclude(job: Job, state: Settled, row: SettleRow): NextStep {
    const written = parts.ledger.conclude(
      job.intent,
      state,
      { kind: 'settlement', ...row },
      'till',
    );
    // Not on the disk, not settled: the intent stays open and is read again.
    if (!written.ok) return { kind: 'read', at: performance.now() + 5_000 };
    const wasLive = job.settling.live;
    jobs.delete(job.intent);
    parts.events.onSettled(job.intent, state);
    if (wasLive) parts.events.onLiveOver(job.intent);
    return { kind: 'conclude', state: state === 'redeemed' ? 'settled-redeemed' : state };
  }

  return {
    settleLive: (intent, address, sentAt, failedAt) =>
      begin(intent, address, { live: true, resent: false, lastSentAt: sentAt, failedAt, reads: 0 }),
    settleFound: ({ intent, address }) =>
      begin(intent, address, {
        live: false,
        resent: true,
        lastSentAt: startedAt,
        failedAt: startedAt,
        reads: 0,
      }),
    hurry(intent) {
      for (const job of jobs.values()) {
        if ((intent === undefined || job.intent === intent) && !job.settling.live) job.wake();
      }
    },
    isSettling: (intent) => jobs.has(intent),
    stop() {
      const waiting = [...jobs.values()];
      jobs.clear();
      for (const job of waiting) job.wake();
    },
  };
}

type SettleRow = ReturnType<typeof answerRow> & { status: string | null; flags: string };

/** What a read-back says (rules §5). */
export function readSeen(answer: Answer<CodeAnswer>): ReadSeen {
  switch (answer.kind) {
    case 'ok':
      if (answer.value.status === 'CONSUMED') return 'consumed';
      if (answer.value.status === 'NORMAL') return 'normal';
      return isKnownStatus(answer.value.status) ? 'not-consumed' : 'unclear';
    case 'refusal':
      if (answer.errcode === 40099) return 'consumed';
      return answer.errcode === 40056 ? 'not-consumed' : 'unclear';
    case 'failure':
    case 'no-token':
      return 'unclear';
  }
}

function statusOf(answer: Answer<CodeAnswer>): string | null {
  return answer.kind === 'ok' ? answer.value.status : null;
}

function pauseUntil(at: number, job: Job): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, at - performance.now()));
    job.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
}

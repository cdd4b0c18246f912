/**
 * Finds out what became of an intent whose outcome is not known: the same function with the
 * cashier waiting, at every start, and when WeChat is back (redemption rules §5).
 */
import { isKnownStatus } from '../../shared/statuses';
import type { IntentRecord } from '../ledger/read';
import type { LedgerWriter, Row } from '../ledger/write';
import type { CodeAnswer } from '../wechat/answers';
import type { Answer } from '../wechat/api';
import type { CouponAddress, WechatClient } from '../wechat/client';
import { answerRow, consumeSeen } from './redeem';
import {
  afterRead,
  afterResend,
  firstRead,
  type IntentState,
  liveIsOver,
  type NextStep,
  nextRead,
  oneMoreRead,
  type ReadSeen,
  resendFailed,
  type Settling,
  settlingBehind,
  settlingFound,
  settlingLive,
} from './steps';

/** How an intent was settled. */
export type Settled = 'redeemed' | 'settled-redeemed' | 'settled-not-redeemed';

export interface SettleEvents {
  /** The last read that the cashier waits for is done, settled or not. */
  onLiveOver(intent: number): void;
  /** `status`: the coupon's as the read-back that settled it told; null where none did. */
  onSettled(intent: number, state: Settled, status: string | null): void;
  /** An outcome that was known all along has reached the disk at last. */
  onWritten(intent: number): void;
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
  /**
   * Keeps an intent whose outcome is known but did not reach the disk, and writes it when it
   * can. It is never read: a CONSUMED would make a refusal ours.
   */
  settleUnwritten(intent: number, outcome: Outcome): void;
  /** Reads at once instead of at the end of the pause: its code was scanned, or WeChat is back. */
  hurry(intent?: number): void;
  /** Lets go of an intent that a manager has closed by hand. */
  release(intent: number): void;
  /** Whether an intent is being settled here. */
  isSettling(intent: number): boolean;
  /**
   * Ends all waiting; what is open stays open in the ledger. Waits for a re-send in flight:
   * a consume is never aborted, not by quitting either (rules §2.5).
   */
  stop(): Promise<void>;
}

/** What became of an intent, as the ledger keeps it. */
export interface Outcome {
  state: IntentState;
  row: Row;
}

interface Job {
  intent: number;
  wake: () => void;
  /** Woken before its time by a scan of its code or by WeChat's return. */
  mayHurry: boolean;
}

interface ReadingJob extends Job {
  address: CouponAddress;
  settling: Settling;
}

/** Until a write that failed is tried again. */
const REWRITE_MS = 5_000;

/** A settler; intents are settled side by side, each by its own loop. */
export function createSettler(parts: SettleParts): Settler {
  const jobs = new Map<number, Job>();
  const startedAt = performance.now();
  let resending: Promise<unknown> = Promise.resolve();

  function begin(intent: number, address: CouponAddress, settling: Settling): void {
    if (jobs.has(intent)) return;
    const job = { intent, address, settling, wake: () => {}, mayHurry: !settling.live };
    jobs.set(intent, job);
    void run(job);
  }

  async function run(job: ReadingJob): Promise<void> {
    let step: NextStep = { kind: 'read', at: firstRead(job.settling, performance.now()) };
    while (step.kind === 'read' && jobs.has(job.intent)) {
      await pauseUntil(step.at, job);
      if (!jobs.has(job.intent)) return;
      step = await read(job);
      if (step.kind === 'resend') {
        const sending: Promise<NextStep> = resend(job);
        resending = sending;
        step = await sending;
      }
      if (step.kind === 'read' && job.settling.live && liveIsOver(job.settling)) {
        job.settling = settlingBehind(job.settling);
        job.mayHurry = true;
        parts.events.onLiveOver(job.intent);
      }
    }
  }

  async function read(job: ReadingJob): Promise<NextStep> {
    const readAt = performance.now();
    const answer = await parts.client.getCode(job.address, false);
    // Closed by hand, or the till is closing: nothing is concluded any more.
    if (!jobs.has(job.intent)) return { kind: 'read', at: readAt };
    job.settling = oneMoreRead(job.settling);
    const step = afterRead(job.settling, readSeen(answer), readAt, performance.now());
    if (step.kind !== 'conclude') return step;
    const flags = step.state === 'settled-redeemed' ? 'reconcile' : '';
    return conclude(job, step.state, { ...answerRow(answer), status: statusOf(answer), flags });
  }

  /** The one re-send, journalled first (rules §5). Only 0 and 40099 settle anything. */
  async function resend(job: ReadingJob): Promise<NextStep> {
    if (!parts.ledger.sendAgain(job.intent).ok) {
      return { kind: 'read', at: nextRead(job.settling, 'normal', performance.now()) };
    }
    const again = () => parts.ledger.sendAgain(job.intent).ok;
    const answer = await parts.client.consumeCode(job.address, again);
    job.settling = resendFailed(job.settling, answer.meta.sentAt, performance.now());
    const state = afterResend(consumeSeen(answer));
    if (state === 'unknown') {
      return { kind: 'read', at: firstRead(job.settling, performance.now()) };
    }
    const flags = state === 'settled-redeemed' ? 'reconcile' : '';
    return conclude(job, state, { ...answerRow(answer), status: null, flags });
  }

  function conclude(job: ReadingJob, state: Settled, row: SettleRow): NextStep {
    // The first outcome may not have reached the disk; nothing is settled before it is unknown.
    const written =
      parts.ledger.assumeSent(job.intent).ok &&
      parts.ledger.conclude(job.intent, state, { kind: 'settlement', ...row }, 'till').ok;
    // Not on the disk, not settled: the intent stays open and is read again.
    if (!written) return { kind: 'read', at: performance.now() + REWRITE_MS };
    const wasLive = job.settling.live;
    jobs.delete(job.intent);
    parts.events.onSettled(job.intent, state, row.status);
    if (wasLive) parts.events.onLiveOver(job.intent);
    return { kind: 'conclude', state: state === 'redeemed' ? 'settled-redeemed' : state };
  }

  async function rewrite(job: Job, { state, row }: Outcome): Promise<void> {
    do {
      await pauseUntil(performance.now() + REWRITE_MS, job);
      if (!jobs.has(job.intent)) return;
    } while (!parts.ledger.conclude(job.intent, state, row, 'till').ok);
    jobs.delete(job.intent);
    parts.events.onWritten(job.intent);
  }

  return {
    settleLive: (intent, address, sentAt, failedAt) =>
      begin(intent, address, settlingLive(sentAt, failedAt)),
    settleFound: ({ intent, address }) => begin(intent, address, settlingFound(startedAt)),
    settleUnwritten(intent, outcome) {
      const job = { intent, wake: () => {}, mayHurry: true };
      jobs.set(intent, job);
      void rewrite(job, outcome);
    },
    hurry(intent) {
      for (const job of jobs.values()) {
        if ((intent === undefined || job.intent === intent) && job.mayHurry) job.wake();
      }
    },
    release(intent) {
      const job = jobs.get(intent);
      jobs.delete(intent);
      job?.wake();
    },
    isSettling: (intent) => jobs.has(intent),
    async stop() {
      const waiting = [...jobs.values()];
      jobs.clear();
      for (const job of waiting) job.wake();
      await resending;
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

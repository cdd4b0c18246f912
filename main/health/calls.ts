/**
 * How WeChat answered over the last hour, minute by minute, and how far this machine's clock is
 * from WeChat's. Of bounded size: a minute keeps no more answers than a median needs.
 */
import { type CallMinute, medianOf } from '../../shared/health';
import type { Reached } from '../wechat/request';

export interface CallBook {
  note(reached: Reached): void;
  /** The last 60 minutes, oldest first; the last one is not over yet. */
  minutes(): CallMinute[];
  /** Null before WeChat has sent a `Date`. */
  clockSkewMs(): number | null;
}

interface Minute {
  number: number;
  calls: number;
  failed: number;
  slowestMs: number;
  /** The first answers of the minute. */
  answers: number[];
}

const MINUTES = 60;
const MINUTE_MS = 60_000;
const ANSWERS_KEPT = 200;

/** An empty book. `now` is a monotonic clock in milliseconds, `wall` milliseconds since 1970. */
export function createCallBook(
  now: () => number = () => performance.now(),
  wall: () => number = Date.now,
): CallBook {
  let kept: Minute[] = [];
  let skewMs: number | null = null;

  function minuteNow(): Minute {
    const number = Math.floor(now() / MINUTE_MS);
    const last = kept.at(-1);
    if (last?.number === number) return last;
    const fresh: Minute = { number, calls: 0, failed: 0, slowestMs: 0, answers: [] };
    kept = [...kept.filter((each) => each.number > number - MINUTES), fresh];
    return fresh;
  }

  return {
    note({ ok, latencyMs, date }) {
      const minute = minuteNow();
      minute.calls += 1;
      if (date !== null) skewMs = wall() - date;
      if (!ok) {
        minute.failed += 1;
        return;
      }
      minute.slowestMs = Math.max(minute.slowestMs, latencyMs);
      if (minute.answers.length < ANSWERS_KEPT) minute.answers.push(latencyMs);
    },
    minutes() {
      const last = Math.floor(now() / MINUTE_MS);
      return Array.from({ length: MINUTES }, (_, index) => {
        const number = last - MINUTES + 1 + index;
        return told(kept.find((each) => each.number === number));
      });
    },
    clockSkewMs: () => skewMs,
  };
}

function told(minute: Minute | undefined): CallMinute {
  if (minute === undefined) return { calls: 0, failed: 0, medianMs: null, slowestMs: null };
  const { calls, failed, answers, slowestMs } = minute;
  const medianMs = medianOf(answers);
  return {
    calls,
    failed,
    medianMs: medianMs === null ? null : Math.round(medianMs),
    slowestMs: medianMs === null ? null : Math.round(slowestMs),
  };
}

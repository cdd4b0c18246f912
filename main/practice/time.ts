/** Days and hours in Shanghai, where WeChat keeps all dates of coupons. */

const SHANGHAI_SECONDS = 8 * 3_600;
const DAY_SECONDS = 86_400;

/** Weekday (0 is Monday) and hour in Shanghai. `now` in milliseconds. */
export function dayAndHour(now: number): { weekday: number; hour: number } {
  const seconds = Math.floor(now / 1000) + SHANGHAI_SECONDS;
  const day = Math.floor(seconds / DAY_SECONDS);
  // 1970-01-01 was a Thursday.
  return { weekday: (day + 3) % 7, hour: Math.floor((seconds % DAY_SECONDS) / 3_600) };
}

/** 00:00:00 of the day that lies `days` after today, Unix seconds. */
export function dayStart(now: number, days: number): number {
  const today = Math.floor((now / 1000 + SHANGHAI_SECONDS) / DAY_SECONDS);
  return (today + days) * DAY_SECONDS - SHANGHAI_SECONDS;
}

/** 23:59:59 of the day that lies `days` after today, Unix seconds. */
export function dayEnd(now: number, days: number): number {
  return dayStart(now, days + 1) - 1;
}

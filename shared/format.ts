/**
 * Dates, money, spans and times of day as people read them. Pure `Intl`; every date is
 * told in Asia/Shanghai, because WeChat's validity is, wherever the till may stand.
 */
import { PERMANENT_END, type TimeLimit } from './card';
import type { Language } from './words/words';

const ZONE = 'Asia/Shanghai';
const MINUTES_A_DAY = 1440;

/** `2026-12-31`, the same in every language: cashiers compare it with the coupon's. */
export function formatDay(unixSeconds: number): string {
  return dayFormat.format(unixSeconds * 1000);
}

/** `2026-12-31 23:59`, for a validity that does not begin or end with the day. */
export function formatMoment(unixSeconds: number): string {
  return `${formatDay(unixSeconds)} ${formatClock(unixSeconds * 1000)}`;
}

/** `14:05`, of a time in milliseconds since 1970. */
export function formatClock(milliseconds: number): string {
  return clockFormat.format(milliseconds);
}

/** `14:05:09`, of a time in milliseconds since 1970. */
export function formatClockSeconds(milliseconds: number): string {
  return secondsFormat.format(milliseconds);
}

/** `2026-12-31 14:05:09`, of a time in milliseconds since 1970: for records and reports. */
export function formatStamp(milliseconds: number): string {
  return `${formatDay(milliseconds / 1000)} ${formatClockSeconds(milliseconds)}`;
}

/** Whether an end time means "no end": WeChat's own mark, or beyond any calendar. */
export function isPermanent(endSeconds: number): boolean {
  return endSeconds >= PERMANENT_END;
}

/** First moment of a validity: days begin at 00:00 and need no clock time. */
export function formatBegin(unixSeconds: number): string {
  return formatClock(unixSeconds * 1000) === '00:00'
    ? formatDay(unixSeconds)
    : formatMoment(unixSeconds);
}

/** Last moment of a validity: days end at 23:59 and need no clock time. */
export function formatEnd(unixSeconds: number): string {
  return formatClock(unixSeconds * 1000) === '23:59'
    ? formatDay(unixSeconds)
    : formatMoment(unixSeconds);
}

/** `¥50` or `¥50.50`, from fen. */
export function formatYuan(fen: number, language: Language): string {
  return moneyFormats[language].format(fen / 100);
}

/** `1,234`, a number as people read it. */
export function formatCount(count: number, language: Language): string {
  return countFormats[language].format(count);
}

/** How long ago, in one unit: `40秒前`, `40s ago`. */
export function formatAgo(milliseconds: number, language: Language): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const format = agoFormats[language];
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3600) return format.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return format.format(-Math.floor(seconds / 3600), 'hour');
  return format.format(-Math.floor(seconds / 86_400), 'day');
}

/** `20 GB`, a size in the unit that fits it; of 1,000s, as disks are sold. */
export function formatBytes(bytes: number, language: Language): string {
  const sizes = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3) - 1));
  const options = { style: 'unit', unit: sizes[step], maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, options).format(bytes / 1000 ** (step + 1));
}

/** A span in the one unit that fits it: `45 minutes`, `3 hours`, `40 days`. */
export function formatSpan(milliseconds: number, language: Language): string {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000));
  const { minute, hour, day } = spanFormats[language];
  if (minutes < 90) return minute.format(minutes);
  if (minutes < 36 * 60) return hour.format(Math.round(minutes / 60));
  return day.format(Math.round(minutes / MINUTES_A_DAY));
}

/** `11:00`, of minutes since midnight; 24:00 stands for the day's end. */
export function formatMinute(minute: number): string {
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${hours}:${String(minute % 60).padStart(2, '0')}`;
}

/** Whether a limit's end lies on the next day. */
export function endsNextDay(limit: TimeLimit): boolean {
  const { fromMinute, toMinute } = limit;
  if (fromMinute === null || toMinute === null) return false;
  return toMinute < fromMinute || toMinute > MINUTES_A_DAY;
}

const dayFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
});

const secondsFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const moneyFormats: Record<Language, Intl.NumberFormat> = {
  'zh-CN': yuanFormat('zh-CN'),
  en: yuanFormat('en'),
};

const countFormats: Record<Language, Intl.NumberFormat> = {
  'zh-CN': new Intl.NumberFormat('zh-CN'),
  en: new Intl.NumberFormat('en'),
};

const agoFormats: Record<Language, Intl.RelativeTimeFormat> = {
  'zh-CN': new Intl.RelativeTimeFormat('zh-CN', { style: 'narrow' }),
  en: new Intl.RelativeTimeFormat('en', { style: 'narrow' }),
};

const spanFormats = { 'zh-CN': spanFormat('zh-CN'), en: spanFormat('en') };

function spanFormat(language: Language) {
  const of = (unit: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return { minute: of('minute'), hour: of('hour'), day: of('day') };
}

function yuanFormat(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
}

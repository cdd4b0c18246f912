/** `25%`, or `+25%` and `−25%` where it is a change. Below ten with one decimal. */
export function percent(share: number, signed = false): string {
  const value = Math.abs(share) * 100;
  const digits = value < 10 ? 1 : 0;
  const text = `${Number(value.toFixed(digits))}%`;
  if (!signed) return text;
  if (text === '0%') return '±0%';
  return share < 0 ? `−${text}` : `+${text}`;
}

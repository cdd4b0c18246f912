/**
 * Ends a test that found a loop without end. Not a measurement: processor time, because a
 * busy machine makes anything slow, and far more of it than any honest run needs.
 */
export function watched<T>(deed: () => T, limitMs = 2_000): T {
  const before = process.cpuUsage();
  const result = deed();
  const { user, system } = process.cpuUsage(before);
  const spentMs = (user + system) / 1000;
  if (spentMs > limitMs) throw new Error(`took ${Math.round(spentMs)} ms of processor time`);
  return result;
}

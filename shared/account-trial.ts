/** What a live test of the account can run into, from this machine to WeChat's own word. */

export const wayTroubles = [
  /** The name of the address is not known: no network, or a wrong address. */
  'name-not-found',
  /** No way there: no network, a wrong address, or a firewall. */
  'no-network',
  'timeout',
  /** No connection to the proxy. */
  'proxy-unreachable',
  /** The proxy is there and does not let the till through (also: a wrong login). */
  'proxy-refuses',
  /** A box on the way shows a certificate of its own. */
  'ca-not-trusted',
  /** A certificate that is good, but not for this address. */
  'wrong-host',
  /** A certificate is not good yet or no longer: most often this machine's clock. */
  'wrong-clock',
  'unreadable-answer',
  /** The merchant's token service does not know the till's key. */
  'service-key-refused',
  'http-error',
  'broken',
] as const;

export type WayTrouble = (typeof wayTroubles)[number];

export type TrialTrouble =
  | { kind: 'way'; why: WayTrouble; detail: string }
  /** WeChat answered with an errcode. `ip` is the address to put on the whitelist. */
  | { kind: 'refused'; errcode: number; rid: string | null; ip: string | null };

/** Which addresses a till may talk to, and through. */

/** HTTPS anywhere; plain http on this very machine only (contract: Launch switches). */
export function isAllowedBase(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url));
}

/** An HTTP proxy, reached over http or https. */
export function isProxy(url: string): boolean {
  return /^https?:\/\/./i.test(url) && URL.canParse(url);
}

/** Whether an address names this very machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Which addresses a till may talk to, and through. */
import { isIP } from 'node:net';
import { isAbsolute } from 'node:path';
import type { AddressFault, AddressField } from '../../shared/account';

/** HTTPS anywhere; plain http on this very machine only (contract: Launch switches). */
export function isAllowedBase(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url));
}

/** Where updates may come from: an address, or a folder (a USB stick, a share). */
export function isUpdatePlace(place: string): boolean {
  return isAllowedBase(place) || isAbsolute(place);
}

/** What is wrong with an address that a person typed; null where nothing is. */
export function addressFault(field: AddressField, url: string): AddressFault | null {
  if (!/^https?:\/\/[^/]/i.test(url)) return 'scheme';
  if (!URL.canParse(url)) return 'host';
  const { protocol, username, password, hostname, search, hash } = new URL(url);
  if (!isHost(hostname)) return 'host';
  if (field === 'proxy') return isProxy(url) ? null : 'login';
  if (username !== '' || password !== '') return 'login';
  if (protocol === 'http:' && !isLoopback(url)) return 'plain-http';
  // The token service is asked at this very address; to an API base its path is still added.
  return hash !== '' || (field === 'apiBase' && search !== '') ? 'query' : null;
}

/** A name or number that a machine can have; numbers with dots are none unless all of it fits. */
export function isHost(host: string): boolean {
  if (isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0) return true;
  if (host.length > 253 || /(^|\.)\d+\.?$/.test(host)) return false;
  return /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.?$/i.test(
    host,
  );
}

/** An HTTP proxy, reached over http or https. */
export function isProxy(url: string): boolean {
  if (!/^https?:\/\/./i.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return isLogin(`${username}:${password}`);
}

/** A proxy's address without user and password, and these as they stood in it. */
export function splitProxy(url: string): { proxy: string; login: string } {
  const { protocol, username, password, host } = new URL(url);
  if (username === '' && password === '') return { proxy: url, login: '' };
  return { proxy: `${protocol}//${host}`, login: `${username}:${password}` };
}

/** The address with its login, as connections want it. A login may be typed as it is. */
export function joinProxy(proxy: string, login: string): string {
  if (login === '') return proxy;
  const url = new URL(proxy);
  const [username = '', password = ''] = login.split(/:(.*)/s);
  url.username = username;
  url.password = password;
  return url.href;
}

/** `user:password` as it may stand in an address: a lone percent sign is written `%25`. */
export function isLogin(text: string): boolean {
  if (!/^[\x20-\x7e]{0,512}$/.test(text)) return false;
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false; // An edge of its own kind: bytes that are no text.
  }
}

/** What may go into a header: plain ASCII. */
export function isAsciiKey(text: string): boolean {
  return /^[\x20-\x7e]{1,512}$/.test(text);
}

/** Whether an address names this very machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

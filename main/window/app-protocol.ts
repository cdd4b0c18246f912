/**
 * The page comes from `app://kiosk/`, never from file://: a page with a real origin, that can
 * read nothing but the files shipped with it.
 * https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import type { PictureOf } from '../pictures/pictures';

export const APP_ORIGIN = 'app://kiosk';
export const APP_PAGE = `${APP_ORIGIN}/index.html`;
export const CUSTOMER_PAGE = `${APP_ORIGIN}/customer.html`;

/**
 * Scripts, styles and the decoder's WebAssembly from the app itself; no inline code, no remote
 * anything. `wasm-unsafe-eval` compiles WebAssembly only: the decoder needs it.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' blob: mediastream:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const safeHeaders = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Must run before the app is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

const PICTURES = '/pictures/';

/** Serves the files of `root` to the pages of a session, and the pictures of cards by card. */
export function serveApp(session: Session, root: string, pictureOf: PictureOf): void {
  if (session.protocol.isProtocolHandled('app')) return;
  session.protocol.handle('app', async (request) => {
    const path = fileOf(request.url, root);
    if (request.method !== 'GET' || path === null) return refused();
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(PICTURES)) return answerPicture(pathname, pictureOf);
    try {
      const body = await readFile(path);
      return new Response(new Uint8Array(body), { headers: headersFor(path) });
    } catch {
      return refused(); // A file edge: what is not shipped is not there.
    }
  });
}

async function answerPicture(pathname: string, pictureOf: PictureOf): Promise<Response> {
  const picture = await pictureOf(decodeURIComponent(pathname.slice(PICTURES.length)));
  if (picture === null) return refused();
  const headers = { ...safeHeaders, 'content-type': picture.type };
  return new Response(new Uint8Array(picture.bytes), { headers });
}

/** The file behind an address; null for another host or a path that leaves the folder. */
export function fileOf(url: string, root: string): string | null {
  const { host, pathname } = new URL(url);
  if (host !== 'kiosk') return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null; // Not an address that our page can have made.
  }
  const path = normalize(join(root, decoded));
  return path.startsWith(root + sep) && !decoded.includes('\0') ? path : null;
}

function headersFor(path: string): Record<string, string> {
  return { ...safeHeaders, 'content-type': types[extname(path)] ?? 'application/octet-stream' };
}

function refused(): Response {
  return new Response('', { status: 404 });
}

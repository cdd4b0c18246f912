/**
 * The page comes from `app://kiosk/`, never from file://: a page with a real origin, that can
 * read nothing but the files shipped with it.
 * https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type ProtocolResponse, protocol, type Session } from 'electron';
import type { PictureOf } from '../pictures/pictures';
import { pictureName } from '../pictures/rules';

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
const REFUSED: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0) };
/** A card without a picture is no error: the page must not log one for every row of a list. */
const NO_PICTURE: ProtocolResponse = { statusCode: 204, data: Buffer.alloc(0) };

/**
 * Serves the files of `root` to the pages of a session, and the pictures of cards by card.
 * `protocol.handle` would have Node compile its whole fetch before the first page (measured:
 * 42 ms of main's thread); this older form of the same is in every Electron until now.
 */
export function serveApp(session: Session, root: string, pictureOf: PictureOf): void {
  if (session.protocol.isProtocolRegistered('app')) return;
  session.protocol.registerBufferProtocol('app', ({ url, method }, answer) => {
    const path = fileOf(url, root);
    if (method !== 'GET' || path === null) return answer(REFUSED);
    const { pathname } = new URL(url);
    const found = pathname.startsWith(PICTURES)
      ? pictureAt(pathname, pictureOf)
      : readFile(path).then((data) => answerWith(data, typeOf(path)));
    // A file edge: what is not shipped is not there.
    found.then(answer, () => answer(REFUSED));
  });
}

async function pictureAt(pathname: string, pictureOf: PictureOf): Promise<ProtocolResponse> {
  const name = pictureName(pathname.slice(PICTURES.length));
  const picture = name && (await pictureOf(...name));
  return picture === null ? NO_PICTURE : answerWith(Buffer.from(picture.bytes), picture.type);
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

function typeOf(path: string): string {
  return types[extname(path)] ?? 'application/octet-stream';
}

function answerWith(data: Buffer, type: string): ProtocolResponse {
  const [mimeType = type, charset] = type.split('; charset=');
  const headers = { ...safeHeaders, 'content-type': type };
  return { data, mimeType, headers, ...(charset ? { charset } : {}) };
}

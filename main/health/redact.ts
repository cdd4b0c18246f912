/** Takes out of texts for support what support must not get. */

/** A code by its last four characters; those of a shorter one would be all of it. */
export function shortCode(code: string): string {
  return code.length > 4 ? `…${code.slice(-4)}` : code === '' ? '' : '…';
}

/**
 * A line that was written for people in this shop, for people elsewhere: long numbers (codes,
 * payment codes) are shortened, openids are gone, and so is every one of `secrets`.
 */
export function redact(line: string, secrets: readonly string[]): string {
  const kept = secrets
    .filter((secret) => secret !== '')
    .reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
  return kept
    .replace(/(access_token|secret)=[^&\s"]+/gi, '$1=[secret]')
    .replace(/\bo[\w-]{27}(?![\w-])/g, '[openid]')
    .replace(/\d{11,}/g, shortCode);
}

/**
 * What must not stand in a log: secrets, tokens, openids, and whole coupon codes. Pure. Every
 * text on its way into a log goes through here, also those that no one thought of.
 */

const HIDDEN = '•••';
/** A log line is for reading; what is longer says the same at its beginning. */
const MAX_TEXT = 1_000;
/** Names of facts whose values never stand in a log. */
const SECRET_NAMES = /secret|token|openid|unionid|pin$|password|passwd|servicekey|authorization/i;
/** The same in an address, a header or a JSON text. */
const SECRET_PAIRS =
  /((?:secret|token|openid|unionid|pin|password|passwd|servicekey|authorization)["']?\s*[=:]\s*["']?)([^\s&"',;}]+)/gi;
/** Tokens, AppSecrets, openids, encrypted codes: nothing that is a word is that long. */
const LONG_RUNS = /[A-Za-z0-9_+/=-]{24,}/g;
/** A code of WeChat has 12 digits; a payment code up to 24. Ports, times and sizes have fewer. */
const DIGIT_RUNS = /\d(?:[ -]?\d){9,}/g;

export type Fact = string | number | boolean | null;

/** A text with everything in it shortened that looks like a code or a secret. */
export function redact(text: string): string {
  return wellFormed(text.slice(0, MAX_TEXT))
    .replace(SECRET_PAIRS, (_, name: string) => `${name}${HIDDEN}`)
    .replace(LONG_RUNS, (run) => (isPath(run) ? run : `${run.slice(0, 3)}…`))
    .replace(DIGIT_RUNS, (run) => shortCode(run.replace(/[ -]/g, '')));
}

/** Facts for a log line; `code` and `codes` are shortened whatever they look like. */
export function redactFacts(facts: Readonly<Record<string, Fact>>): Record<string, Fact> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, redactFact(name, value)]),
  );
}

/** The last four signs, at most a third of the code: enough to find it in the ledger. */
export function shortCode(code: string): string {
  const signs = [...code];
  return `…${signs.slice(signs.length - Math.min(4, Math.floor(signs.length / 3))).join('')}`;
}

function redactFact(name: string, value: Fact): Fact {
  if (SECRET_NAMES.test(name)) return HIDDEN;
  if (/^codes?$/i.test(name)) return value === null ? null : shortCode(String(value));
  if (typeof value === 'number') return Math.abs(value) < 1e9 ? value : redact(String(value));
  return typeof value === 'string' ? redact(value) : value;
}

/** A path's parts are short words; a token has no slash between short parts. */
function isPath(run: string): boolean {
  return run.includes('/') && run.split('/').every((part) => part.length < 20);
}

/** Half a pair, or a sign that cannot be seen or turns the direction, misleads readers. */
function wellFormed(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').replace(/\p{Cs}/gu, '\ufffd');
}

/**
 * Reads the JSON that WeChat really sends. Real bodies carry raw control characters and
 * stray backslashes inside strings; those two are mended, where the mending cannot change
 * which fields there are. Anything else stays unreadable: a fault, never a guess.
 */

export type Parsed = { ok: true; value: unknown } | { ok: false; detail: string };

/** Deeper nesting than any card has; a body beyond it is hostile, not WeChat's. */
const MAX_DEPTH = 64;
/** Mending takes several looks; what needs it, a card's text, is far shorter. UTF-16 units. */
const MAX_MENDED = 512 * 1024;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BLANK = 0x20;

/** Parses a body. Never throws. */
export function parseJson(body: string): Parsed {
  const text = body.startsWith('\ufeff') ? body.slice(1) : body;
  if (text.trim() === '') return { ok: false, detail: 'empty body' };
  if (isTooDeep(text)) return { ok: false, detail: 'nested too deep' };
  const strict = tryParse(text);
  if (strict.ok) return strict;
  if (text.length > MAX_MENDED) return strict;
  const mended = tryParse(mend(text));
  return mended.ok ? mended : { ok: false, detail: 'not JSON' };
}

function tryParse(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, detail: 'not JSON' };
  }
}

/**
 * In one pass, and only inside strings that are values: control characters become blanks,
 * unknown escapes lose their backslash. Keys stay as they are: a mended one is another field.
 */
function mend(text: string): string {
  const parts: string[] = [];
  let kept = 0;
  let from = text.indexOf('"');
  while (from !== -1) {
    const { end, dirty } = stringAt(text, from);
    if (end === -1) break;
    if (dirty && !isKey(text, end)) {
      parts.push(text.slice(kept, from), mendString(text.slice(from, end)));
      kept = end;
    }
    from = text.indexOf('"', end);
  }
  return parts.join('') + text.slice(kept);
}

/** The string that begins at `from`: where it ends (-1: nowhere), and whether it may need mending. */
function stringAt(text: string, from: number): { end: number; dirty: boolean } {
  let dirty = false;
  for (let index = from + 1; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === QUOTE) return { end: index + 1, dirty };
    if (unit === BACKSLASH) index++;
    if (unit === BACKSLASH || unit < BLANK) dirty = true;
  }
  return { end: -1, dirty };
}

function isKey(text: string, end: number): boolean {
  let index = end;
  while (index < text.length && ' \t\r\n'.includes(text.charAt(index))) index++;
  return text.charAt(index) === ':';
}

function mendString(string: string): string {
  return (
    string
      .replace(/\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])|\\/g, (mark) => (mark === '\\' ? '' : mark))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u001f]/g, ' ')
  );
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === BACKSLASH) index++;
      else if (unit === QUOTE) inString = false;
    } else if (unit === QUOTE) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}

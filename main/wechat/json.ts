/**
 * Reads the JSON that WeChat really sends. Real bodies carry raw control characters and
 * stray backslashes inside strings; those two are mended, where the mending cannot change
 * which fields there are. Anything else stays unreadable: a fault, never a guess.
 */

export type Parsed = { ok: true; value: unknown } | { ok: false; detail: string };

/** Deeper nesting than any card has; a body beyond it is hostile, not WeChat's. */
const MAX_DEPTH = 64;

/** Parses a body. Never throws. */
export function parseJson(body: string): Parsed {
  const text = body.startsWith('\ufeff') ? body.slice(1) : body;
  if (text.trim() === '') return { ok: false, detail: 'empty body' };
  if (isTooDeep(text)) return { ok: false, detail: 'nested too deep' };
  const strict = tryParse(text);
  if (strict.ok) return strict;
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

/** Only inside strings: control characters become blanks, unknown escapes lose their backslash. */
function mend(text: string): string {
  return text.replace(/"(?:[^"\\]|\\[\s\S])*"/g, (string) =>
    string
      .replace(/\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])|\\/g, (mark) => (mark === '\\' ? '' : mark))
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u001f]/g, ' '),
  );
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === 0x5c) index++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth--;
  }
  return false;
}

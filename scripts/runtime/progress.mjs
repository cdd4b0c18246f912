/**
 * Says how far a long download is: a bar that redraws itself on a terminal, elsewhere (a build log)
 * nothing at all unless it takes long, and then a line now and then.
 */

const WIDTH = 24;
const REDRAW_MS = 100;
const LOG_EVERY_MS = 20_000;

/**
 * @typedef {object} Progress
 * @property {(done: number, total: number) => void} update bytes so far, bytes expected (0: unknown)
 * @property {() => void} end removes the bar
 */

/**
 * @param {string} label
 * @param {{ isTTY?: boolean, write(text: string): unknown }} [out]
 * @param {() => number} [now]
 * @returns {Progress}
 */
export function progress(label, out = process.stderr, now = Date.now) {
  let last = now();
  let drawn = false;
  return {
    update(done, total) {
      if (now() - last < (out.isTTY ? REDRAW_MS : LOG_EVERY_MS)) return;
      last = now();
      if (done === 0 && !out.isTTY) return;
      out.write(
        out.isTTY ? `\r\x1b[2K${bar(label, done, total)}` : `${amount(label, done, total)}\n`,
      );
      drawn = Boolean(out.isTTY);
    },
    end() {
      if (drawn) out.write('\r\x1b[2K');
      drawn = false;
    },
  };
}

/**
 * @param {string} label
 * @param {number} done
 * @param {number} total
 */
function bar(label, done, total) {
  const full = total > 0 ? Math.min(WIDTH, Math.round((done / total) * WIDTH)) : 0;
  return `${amount(label, done, total)} [${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}]`;
}

/**
 * @param {string} label
 * @param {number} done
 * @param {number} total
 */
function amount(label, done, total) {
  const mb = (/** @type {number} */ bytes) => Math.round(bytes / 1e6);
  return total > 0 ? `${label}: ${mb(done)} of ${mb(total)} MB` : `${label}: ${mb(done)} MB`;
}

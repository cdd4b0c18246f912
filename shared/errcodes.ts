/**
 * The errcodes that a look-up or a redeeming may meet, each with a verdict of its own in the
 * redemption rules; any other is treated as unknown there.
 */
export const knownErrcodes = [
  -1, 40001, 40002, 40013, 40014, 40056, 40071, 40073, 40075, 40078, 40079, 40097, 40099, 40101,
  40116, 40125, 40127, 40146, 40147, 40164, 40243, 41001, 41002, 41004, 41011, 41012, 41013, 42001,
  43002, 43009, 43010, 43011, 43018, 44002, 45009, 45011, 45021, 45030, 45035, 47001, 48001, 48004,
  50001, 50002, 50004, 61004, 89501, 89503, 89506, 89507,
] as const;

/** Errcodes that only the console's calls meet: they judge no coupon, and say that nothing was done. */
export const consoleErrcodes = [
  40003, 40100, 40122, 40124, 45031, 45033, 61500, 61501, 61503,
] as const;

export type KnownErrcode = (typeof knownErrcodes)[number];

const known: ReadonlySet<number> = new Set(knownErrcodes);

/** Whether the till has a line of its own for this errcode. */
export function isKnownErrcode(errcode: number): errcode is KnownErrcode {
  return known.has(errcode);
}

/** The errcodes that have words. */
export type WordedErrcode = KnownErrcode | (typeof consoleErrcodes)[number];

const worded: ReadonlySet<number> = new Set([...knownErrcodes, ...consoleErrcodes]);

export function isWordedErrcode(errcode: number): errcode is WordedErrcode {
  return worded.has(errcode);
}

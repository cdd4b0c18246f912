/** What a receipt printer says of itself, by ESC/POS: questions, and answers of one byte. Pure. */

/** Asks for the printer's state (DLE EOT 1) and its paper (DLE EOT 4). */
export const ASK_STATE = Buffer.from([0x10, 0x04, 1]);
export const ASK_PAPER = Buffer.from([0x10, 0x04, 4]);

/** What the answers say; null where a byte is no answer to DLE EOT. */
export function readState(byte: number | undefined): 'ready' | 'offline' | null {
  if (!isStatus(byte)) return null;
  return (byte & 0x08) === 0 ? 'ready' : 'offline';
}

export function readPaper(byte: number | undefined): 'paper' | 'out-of-paper' | null {
  if (!isStatus(byte)) return null;
  return (byte & 0x60) === 0 ? 'paper' : 'out-of-paper';
}

/** Every status byte has bits 1 and 4 set, 0 and 7 clear. */
function isStatus(byte: number | undefined): byte is number {
  return byte !== undefined && (byte & 0x93) === 0x12;
}

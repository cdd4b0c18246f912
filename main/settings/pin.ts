/** The manager's PIN, kept as a slow hash (scrypt) only. */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** The hash to keep: salt and scrypt of the PIN, hexadecimal. */
export function hashPin(pin: string): string {
  const salt = randomBytes(SALT_BYTES);
  return `${salt.toString('hex')}:${scryptSync(pin, salt, HASH_BYTES).toString('hex')}`;
}

/** Whether a PIN is the one whose hash is kept. */
export function isPin(pin: string, kept: string): boolean {
  const [salt, hash] = kept.split(':');
  if (!salt || !hash) return false;
  const expected = Buffer.from(hash, 'hex');
  if (expected.byteLength !== HASH_BYTES) return false;
  return timingSafeEqual(scryptSync(pin, Buffer.from(salt, 'hex'), HASH_BYTES), expected);
}

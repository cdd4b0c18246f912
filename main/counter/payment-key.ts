/**
 * Tells one payment code from the next without keeping any: twenty bits of a digest under a
 * key that lives as long as the process. Too few to find a code by, enough to see a new one.
 */
import { createHmac, randomBytes } from 'node:crypto';

const key = randomBytes(32);

/** The key of a scanned text that is a payment code. */
export function paymentKey(text: string): string {
  const digest = createHmac('sha256', key).update(text.trim()).digest('hex');
  return `payment-code ${digest.slice(0, 5)}`;
}

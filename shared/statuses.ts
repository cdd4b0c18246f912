/** The values of `user_card_status` that the till knows (wechat-card-api §1.1). */
export const knownStatuses = [
  'NORMAL',
  'CONSUMED',
  'EXPIRE',
  'GIFTING',
  'GIFT_TIMEOUT',
  'GIFT_SUCC',
  'DELETE',
  'UNAVAILABLE',
] as const;

export type KnownStatus = (typeof knownStatuses)[number];

/** Whether the till knows this status; an unknown one is never green. */
export function isKnownStatus(status: string): status is KnownStatus {
  return (knownStatuses as readonly string[]).includes(status);
}

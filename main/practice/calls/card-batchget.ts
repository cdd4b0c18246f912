/** POST /card/batchget: the ids of the account's cards, at most 50 a call. */
import { ok, refuse } from '../answer';
import type { Call } from '../routes';

const MOST = 50;
const statuses: ReadonlySet<unknown> = new Set([
  'CARD_STATUS_NOT_VERIFY',
  'CARD_STATUS_VERIFY_FAIL',
  'CARD_STATUS_VERIFY_OK',
  'CARD_STATUS_DELETE',
  'CARD_STATUS_DISPATCH',
]);

export const cardBatchGet: Call = {
  api: 'batchget',
  method: 'POST',
  fields: {
    offset: { type: 'integer', missing: 41011 },
    count: { type: 'integer', missing: 41011 },
    status_list: { type: 'array' },
  },
  handle: ({ world }, input) => {
    const offset = Number(input.offset);
    const count = Number(input.count);
    if (offset < 0 || count < 1 || count > MOST) return refuse(40097);
    const list = input.status_list as string[] | undefined;
    if (list?.some((status) => !statuses.has(status))) return refuse(40097);
    const ids = world.cards.ids(list && list.length > 0 ? list : null);
    return ok({
      card_id_list: ids.slice(offset, offset + count),
      total_num: ids.length,
      // Undocumented, and really sent.
      card_list: [],
    });
  },
};

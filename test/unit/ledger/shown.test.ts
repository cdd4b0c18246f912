import { expect, it } from 'vitest';
import { shownAs } from '../../../main/ledger/shown';

it.each([
  ['redeemed', 0, null, 'redeemed', null],
  ['settled-redeemed', 40099, null, 'redeemed', 'confirmed-afterwards'],
  ['settled-not-redeemed', 0, null, 'fault', 'not-redeemed'],
  ['unknown', null, 'timeout', 'unknown', 'answer-lost'],
  ['unknown', -1, 'busy', 'unknown', 'answer-lost'],
  ['not-sent', null, 'network', 'fault', 'network'],
  ['not-sent', 40164, 'ip-not-allowed', 'fault', 'ip-not-allowed'],
  ['not-sent', null, null, 'fault', 'internal'],
  ['refused', 40099, null, 'refused', 'consumed'],
  ['refused', 40127, null, 'refused', 'unavailable'],
  ['refused', 40147, null, 'refused', 'use-limit'],
  ['refused', 40056, null, 'invalid', 'no-such-code'],
  ['refused', 40116, null, 'invalid', 'malformed-code'],
  ['intended', null, null, null, null],
] as const)(
  '%s with errcode %s (%s) is shown as %s/%s',
  (state, errcode, reason, verdict, shown) => {
    expect(shownAs(state, { errcode, reason })).toEqual({ verdict, reason: shown });
  },
);

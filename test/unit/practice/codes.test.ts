import { expect, test } from 'vitest';
import { customCardIds } from '../../../main/practice/card-ids';
import { allCodes, type ListedCode, listCodes } from '../../../main/practice/codes';
import { practiceProvisioning } from '../../../main/practice/provisioning';
import { readCode } from '../../../shared/code';
import { knownErrcodes } from '../../../shared/errcodes';
import { never } from '../../../shared/never';
import {
  faults,
  invalids,
  refusals,
  reservations,
  unknowns,
  verdictKinds,
  wrongThings,
} from '../../../shared/reasons';
import { startAsking } from './asking';

const reasons: readonly string[] = [
  '',
  ...refusals,
  ...invalids,
  ...faults,
  ...unknowns,
  ...wrongThings,
  ...reservations,
  'confirmed-afterwards',
];

test('every expected verdict and reason is in the closed list', () => {
  const outcomes = listCodes().flatMap(({ verdict, reason, afterRedeem, afterAskAnyway }) => [
    { verdict, reason },
    ...(afterRedeem ? [afterRedeem, ...(afterRedeem.later ? [afterRedeem.later] : [])] : []),
    ...(afterAskAnyway ? [afterAskAnyway] : []),
  ]);
  const strange = outcomes.filter(
    ({ verdict, reason }) => !verdictKinds.includes(verdict) || !reasons.includes(reason),
  );
  expect(strange).toEqual([]);
});

test('no code is listed twice', () => {
  const codes = listCodes().map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('no coupon stands behind two codes by accident', () => {
  const coupons = allCodes().flatMap(({ coupons = [] }) =>
    coupons.map(({ code, cardId }) => `${code} ${cardId}`),
  );
  expect(new Set(coupons).size).toBe(coupons.length);
});

test('every reason that a look-up can have is reached by a code', () => {
  const reached = new Set(listCodes().map(({ reason }) => reason));
  // These need a ledger with a past, or a disk that is full.
  const unreachable = ['consumed-maybe-here', 'not-redeemed', 'ledger-unwritable'];
  const missing = [...refusals, ...invalids, ...faults, ...wrongThings, ...reservations].filter(
    (reason) => !reached.has(reason) && !unreachable.includes(reason),
  );
  expect(missing).toEqual([]);
});

test('every errcode of the table has a code at the look-up and one at redeeming', () => {
  const codes = new Set(listCodes().map(({ code }) => code));
  const digits = (errcode: number) => String(Math.abs(errcode)).padStart(9, '0');
  const missing = knownErrcodes.filter(
    (errcode) => !codes.has(`400${digits(errcode)}`) || !codes.has(`410${digits(errcode)}`),
  );
  expect(missing).toEqual([]);
});

function isUnderstood({ code, verdict, reason, neverAsked }: ListedCode): boolean {
  const understood = readCode(code);
  switch (understood.kind) {
    case 'code':
      return !neverAsked && understood.code === code;
    case 'card-link':
      return !neverAsked;
    case 'wrong-thing':
      return verdict === 'wrong-thing' && reason === understood.thing;
    case 'malformed':
      return neverAsked && reason === understood.reason;
    default:
      return never(understood);
  }
}

test('a till understands each text as the table says', () => {
  const wrong = listCodes().filter((listed) => !isUnderstood(listed));
  expect(wrong).toEqual([]);
});

test('only codes made by the shop name their card, and the provisioned till knows those cards', () => {
  const named = new Set(listCodes().flatMap(({ cardId }) => (cardId === null ? [] : [cardId])));
  const provisioning = practiceProvisioning({ baseUrl: '', appId: '', appSecret: '' });
  expect([...named].sort()).toEqual([...customCardIds].sort());
  expect(provisioning.customCodeCardIds).toEqual(customCardIds);
});

test('a plain coupon comes first in the list', () => {
  expect(listCodes()[0]).toMatchObject({
    code: '100000000001',
    cardId: null,
    verdict: 'redeemable',
    reason: '',
    afterRedeem: { verdict: 'redeemed', reason: '' },
  });
});

test('twenty of the plenty are listed, and any other code of 12 digits from 5 is good too', async () => {
  const { call } = await startAsking();
  const listed = listCodes().filter(({ code }) => /^5\d{11}$/.test(code));
  expect(listed).toHaveLength(20);
  const reply = await call('/card/code/get', { code: '598765432109', check_consume: true });
  expect(reply.json).toMatchObject({ errcode: 0, can_consume: true, user_card_status: 'NORMAL' });
});

/** Inputs of the calls about a customer's coupons and about codes. */
import * as v from 'valibot';
import type { CodesCalls } from '../../shared/codes';
import type { MembersCalls } from '../../shared/members';
import type { Inputs } from './inputs';
import { note, shortText, whole } from './parts';

const code = v.pipe(v.string(), v.minLength(1), v.maxLength(128));
const cardId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const openid = v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,64}$/));
const list = v.strictObject({ list: whole });
const offer = v.strictObject({ offer: whole });
/** Blank is no reason. */
const reason = v.pipe(note, v.regex(/\S/));

export const codesInputs: Inputs<keyof CodesCalls | keyof MembersCalls> = {
  codeFind: v.strictObject({ text: shortText, cardId: v.nullable(cardId) }),
  codeDecrypt: v.strictObject({ text: shortText }),
  codeUpdate: v.strictObject({ code, cardId, newCode: code }),
  codeVoid: v.strictObject({ code, cardId: v.nullable(cardId), reason }),
  codeReadBack: v.strictObject({ change: whole }),
  codeOfOffered: offer,
  memberList: v.strictObject({
    wish: v.union([
      v.strictObject({ openid }),
      v.strictObject({ text: shortText, codeCardId: v.nullable(cardId) }),
    ]),
    cardId: v.nullable(cardId),
  }),
  memberStop: list,
  memberGoOn: list,
  memberRedeem: v.strictObject({ code, cardId: v.nullable(cardId) }),
  memberExport: list,
  memberOfOffered: offer,
};

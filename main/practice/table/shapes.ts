/** Answers that are written in another way than today's document prints them. */
import { cardIds } from '../card-ids';
import type { Reshape } from '../reshape';
import { coded, green, numbered, type Outcome, onGet, type PracticeCode } from './code';

const at = (number: number): string => numbered(3, number);

/** A good coupon whose look-up is written as `as`; by default the till still reads it. */
function shaped(
  number: number,
  as: Reshape,
  zh: string,
  en: string,
  outcome?: Outcome,
): PracticeCode {
  const faults = [onGet(at(number), { kind: 'reshape', as })];
  return outcome
    ? coded(at(number), zh, en, outcome.verdict, outcome.reason, { faults })
    : green(at(number), zh, en, { faults });
}

/** A good coupon whose can_consume is written otherwise. */
function saying(number: number, canConsume: unknown, zh: string, en: string): PracticeCode {
  return coded(at(number), zh, en, 'refused', 'unavailable', {
    coupon: { lenient: true, says: { can_consume: canConsume } },
  });
}

const titled = (number: number, card: keyof typeof cardIds, zh: string, en: string): PracticeCode =>
  green(at(number), zh, en, { coupon: { cardId: cardIds[card] } });

const unreadable: Outcome = { verdict: 'fault', reason: 'unreadable-answer' };

export const shapeCodes: readonly PracticeCode[] = [
  shaped(1, 'nested-2015', '2015年格式', 'Shape of 2015, strings for booleans'),
  coded(at(2), '2015年格式，不可核销', 'Shape of 2015, "false"', 'refused', 'unavailable', {
    coupon: { lenient: true, says: { can_consume: false } },
    faults: [onGet(at(2), { kind: 'reshape', as: 'nested-2015' })],
  }),
  coded(at(3), '2015年格式，转赠中', 'Shape of 2015, GIFTING', 'refused', 'gifting', {
    coupon: { status: 'GIFTING' },
    faults: [onGet(at(3), { kind: 'reshape', as: 'nested-2015' })],
  }),
  shaped(4, 'minimal-2014', '2014年格式，没有状态', 'Shape of 2014, no status', unreadable),
  shaped(5, 'string-numbers', '数字写成字符串', 'Numbers as strings'),
  shaped(6, 'extra-fields', '多出的字段', 'Fields nobody knows'),
  green(at(7), '应答含card.code', 'card.code in the answer', {
    coupon: { card: { code: at(7) } },
  }),
  green(at(8), '应答含outer_str', 'outer_str in the answer', {
    coupon: { top: { outer_str: '12b' } },
  }),
  shaped(9, 'control-characters', '应答含控制字符', 'Control characters in the JSON'),
  shaped(10, 'bad-escape', '应答含多余反斜杠', 'A stray backslash in the JSON'),
  shaped(11, 'mojibake', '应答含乱码', 'Mojibake in the answer'),
  saying(12, 'false', 'can_consume是字符串false', 'can_consume is "false"'),
  saying(13, 1, 'can_consume是数字1', 'can_consume is 1'),
  saying(14, undefined, '没有can_consume', 'No can_consume'),
  saying(15, null, 'can_consume是null', 'can_consume is null'),
  coded(at(16), '状态是小写', 'A status in small letters', 'refused', 'unknown-status', {
    coupon: { status: 'normal', lenient: true, says: { can_consume: true } },
  }),
  shaped(17, 'no-card-id', '应答没有卡券ID', 'No card_id in the answer', unreadable),
  shaped(18, 'no-errcode', '应答没有errcode', 'No errcode in the answer', unreadable),
  shaped(19, 'array', '应答是数组', 'The answer is an array', unreadable),
  shaped(20, 'trailing-comma', '应答多一个逗号', 'A comma too many', unreadable),
  shaped(21, 'html', '应答是网页', 'A web page instead of an answer', unreadable),
  shaped(22, 'empty', '应答为空', 'An empty answer', unreadable),
  titled(31, 'html', '券名含HTML', 'HTML in the title'),
  titled(32, 'marks', '券名含方向符', 'Direction marks in the title'),
  titled(33, 'long', '券名很长', 'A very long title'),
  titled(34, 'formula', '券名像公式', 'A formula in the title'),
];

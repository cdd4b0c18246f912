/** Lines that must not compile: a reason, an errcode or a status without Chinese and English. */
import type { KnownErrcode } from '../../shared/errcodes';
import { en } from '../../shared/words/en';
import type { Phrase, Phrases, Words } from '../../shared/words/words';
import { zhCN } from '../../shared/words/zh-CN';

const { consumed: _consumed, ...refusalsButOne } = zhCN.phrases.refused;
// @ts-expect-error Chinese that has no phrase for `refused/consumed`.
export const noPhrase: Phrases = { ...zhCN.phrases, refused: refusalsButOne };

const { network: _network, ...faultsButOne } = en.phrases.fault;
// @ts-expect-error English that has no phrase for `fault/network`.
export const noFaultPhrase: Phrases = { ...en.phrases, fault: faultsButOne };

const { unknown: _unknown, ...phrasesButUnknown } = zhCN.phrases;
// @ts-expect-error A language without any phrase for `unknown`.
export const noUnknown: Phrases = phrasesButUnknown;

const { 40164: _40164, ...errcodesButOne } = zhCN.errcodes;
// @ts-expect-error An errcode nobody can explain to support.
export const noErrcode: Words['errcodes'] = errcodesButOne;

const { GIFT_SUCC: _given, ...statusesButOne } = zhCN.statuses;
// @ts-expect-error A status without a word.
export const noStatus: Words['statuses'] = statusesButOne;

// @ts-expect-error A phrase that does not say what to do.
export const noNextStep: Phrase = { word: '已核销', customer: '' };
// @ts-expect-error A language nobody speaks here.
export const noLanguage: Words['language'] = 'de';
// @ts-expect-error An errcode that has no line.
export const unlisted: KnownErrcode = 99999;

/** Lines that must not compile: the contract, its handlers, and what a window knows. */
import type { Handlers } from '../../main/ipc';
import type { WechatClient } from '../../main/wechat/client';
import type { ErrcodeRow } from '../../main/wechat/errcodes';
import type { Failure } from '../../main/wechat/failure';
import { bridge } from '../../renderer/bridge';
import type { CallInput, KioskBridge } from '../../shared/contract';
import type { TillFacts } from '../../shared/counter-state';

declare const handlers: Handlers;
const { redeem: _redeem, ...handlersButOne } = handlers;
// @ts-expect-error A call that nobody answers.
export const missing: Handlers = handlersButOne;
// @ts-expect-error A handler that answers with something else than the contract says.
export const wrongOutput: Handlers = { ...handlers, till: () => ({ mode: 'live' }) };
// @ts-expect-error A handler that wants another input.
export const wrongInput: Handlers = { ...handlers, typed: (input: { code: string }) => void input };
// @ts-expect-error What a window learns of the till holds no secret.
export const secret: keyof TillFacts = 'appSecret';

// @ts-expect-error Redeeming without saying which scan.
export const noScan: CallInput<'redeem'> = {};
// @ts-expect-error Redeeming by a code instead of the scan on show.
export const byCode: CallInput<'redeem'> = { code: '409632457895' };
// @ts-expect-error A symbology the decoder does not name so.
export const symbology: CallInput<'cameraSaw'>['reads'] = [{ text: '', symbology: 'ean_13' }];

// The window has one bridge, typed, and nothing to replace it with.
// @ts-expect-error The bridge of a window cannot be replaced.
window.kiosk = bridge();
// @ts-expect-error No general channel.
export const channel = window.kiosk.invoke;
// @ts-expect-error A call that is not in the contract.
export const consume = window.kiosk.consume;
// @ts-expect-error An event that is not in the contract.
window.kiosk.on('token', () => {});
// @ts-expect-error A call without its input.
export const noInput: Promise<void> = bridge().redeem();
export const asked: Promise<void> = bridge().redeem({ scanId: 1 });
// @ts-expect-error Main has no such way into a window.
export const other: keyof KioskBridge = 'require';

// A consume cannot be ended from outside, and its repeat must be announced.
declare const client: WechatClient;
const coupon = { code: '409632457895', cardId: null };
// @ts-expect-error A consume with an abort signal.
export const aborted = client.consumeCode(coupon, () => true, AbortSignal.abort());
// @ts-expect-error A consume whose repeat would leave no trace.
export const untold = client.consumeCode(coupon);
// @ts-expect-error A look-up that does not say whether it may make green.
export const undecided = client.getCode(coupon);
// @ts-expect-error An address without its card, given or null.
export const noCard = client.getCode({ code: '409632457895' }, true);

// "Not sent" and "counts as sent" have no third word.
// @ts-expect-error A failure that may or may not say whether it was sent.
export const unsaid: Failure = { reason: 'network', detail: '' };
// @ts-expect-error A failure whose reason judges a coupon.
export const judging: Failure = { sent: 'maybe', reason: 'no-such-code', detail: '' };
// @ts-expect-error An errcode that leaves a consume undecided in its own words.
export const vague: ErrcodeRow['consume'] = 'perhaps';

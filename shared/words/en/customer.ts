/** What the customer reads: the reason, and which two taps help. No code, no money. */
import type { CustomerWords } from '../customer-words';

const another = ['Go back to Me › Cards & Offers', 'Open another coupon and show it'];
const open = ['In WeChat, open Me › Cards & Offers', 'Open your coupon and show it again'];
const again = ['Close this page', 'Open the coupon anew from your cards'];
const ours = (what: string) => ({
  what: `${what}. Your coupon is not the cause, one moment`,
  taps: [],
});

export const customer: CustomerWords = {
  region: "The customer's screen",
  title: (storeName) => (storeName === '' ? 'Coupons' : `${storeName} · coupons`),
  phrases: {
    ready: {
      what: 'Please show your coupon',
      taps: ['In WeChat, open Me › Cards & Offers', 'Open your coupon and show its code'],
    },
    checking: { what: 'One moment, we are asking', taps: [] },
    choosing: { what: 'Please tell us which one', taps: [] },
    redeemable: {
      plain: { what: 'This coupon is good', taps: [] },
      'outside-hours': { what: 'This coupon is for other hours', taps: [] },
      'conditions-unchecked': {
        what: "Please show us the coupon's conditions",
        taps: ['Scroll down on its page'],
      },
    },
    confirming: { what: 'One moment, we are deciding', taps: [] },
    redeeming: { what: 'One moment, redeeming', taps: [] },
    redeemed: {
      plain: { what: 'Redeemed, thank you', taps: [] },
      'confirmed-afterwards': { what: 'Redeemed, thank you', taps: [] },
    },
    refused: {
      consumed: { what: 'This coupon has been used', taps: another },
      expired: { what: 'This coupon is past its last day', taps: another },
      'not-yet-valid': { what: 'This coupon starts on a later day', taps: another },
      gifting: {
        what: 'This coupon is being given to a friend',
        taps: ['Open it in WeChat', 'Cancel the gift, then show it again'],
      },
      'gift-timeout': { what: 'Your friend did not take it: it is yours again', taps: again },
      'given-away': {
        what: 'This coupon now belongs to your friend',
        taps: ['Your friend opens Me › Cards & Offers', 'and shows the coupon'],
      },
      deleted: { what: 'This coupon was deleted from your cards', taps: another },
      unavailable: { what: 'This coupon cannot be used now', taps: another },
      'unknown-status': { what: 'One moment, the manager has a look', taps: [] },
      'member-card': {
        what: 'This is a member card, not a coupon',
        taps: ['Go back to Me › Cards & Offers', 'Open the coupon you want to use'],
      },
      'use-limit': { what: 'You have used this offer as often as you may', taps: another },
      'friend-coupon': {
        what: 'This coupon is shared with friends',
        taps: ['Open it in WeChat', 'Tap Use, then show it again'],
      },
      'card-status': { what: 'This kind of coupon was withdrawn', taps: another },
      'not-supported': { what: 'This kind of coupon is not used at the till', taps: another },
      'outside-hours': { what: 'This coupon is for other hours', taps: another },
      'consumed-maybe-here': { what: 'One moment, the manager is checking', taps: [] },
    },
    invalid: {
      'no-such-code': { what: 'We cannot find this coupon', taps: open },
      'malformed-code': {
        what: 'That did not read well',
        taps: ['Make your screen brighter', 'Show the code again'],
      },
      'bad-link': { what: 'This page is out of date', taps: again },
    },
    fault: {
      network: ours('Our network is down'),
      timeout: ours('The network is slow'),
      busy: ours('WeChat is busy'),
      'rate-limited': ours('The system is busy'),
      quota: ours('Our system is down for today'),
      credentials: ours('Our system has a problem'),
      'ip-not-allowed': ours('Our system has a problem'),
      'account-limited': ours('Our system has a problem'),
      'unreadable-answer': ours('Our system has a problem'),
      'wrong-clock': ours("Our till's clock is wrong"),
      'not-redeemed': {
        what: 'It was not redeemed, you still have it',
        taps: ['Please show the coupon again'],
      },
      'ledger-unwritable': ours('Our till has a problem'),
      internal: ours('Our system has a problem'),
    },
    unknown: {
      'answer-lost': { what: 'One moment, WeChat is confirming', taps: [] },
      'open-intent': { what: 'One moment, WeChat is confirming', taps: [] },
    },
    'wrong-thing': {
      'payment-code': {
        what: 'This is a payment code, not a coupon',
        taps: ['Leave the payment code', 'Open the coupon in your cards'],
      },
      'claim-qr': {
        what: 'This code hands out the coupon',
        taps: ['Claim it in WeChat first', 'Then open it in your cards'],
      },
      goods: { what: 'This is a product barcode', taps: open },
      'web-link': { what: 'This code is not a coupon', taps: open },
    },
  },
};

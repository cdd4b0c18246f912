/** The counter's phrases: what is so, what to do now, what to tell the customer. */
import type { Phrases } from '../words';

export const phrases: Phrases = {
  ready: {
    word: 'Scan a code',
    next: 'The customer opens the coupon in WeChat (Me › Cards & Offers) and shows its code',
    customer: '',
  },
  checking: { word: 'Checking', next: 'Asking WeChat, one moment', customer: '' },
  choosing: { word: 'Which one?', next: 'Tap the coupon the customer wants to use', customer: '' },
  redeemable: {
    plain: { word: 'Can be redeemed', next: 'Check the offer, then press Enter', customer: '' },
    'outside-hours': {
      word: 'Outside its hours',
      next: 'Not now. Press for an exception',
      customer: 'This is for other hours, shown here.',
    },
    'conditions-unchecked': {
      word: 'Redeemable, unchecked',
      next: "Read the conditions on the customer's phone, then press Enter",
      customer: '',
    },
  },
  confirming: {
    word: 'Make an exception?',
    next: 'No way back. Press again, or Esc',
    customer: '',
  },
  redeeming: { word: 'Redeeming', next: 'One moment: hand over nothing yet', customer: '' },
  redeemed: {
    plain: { word: 'Redeemed', next: 'Give the customer the offer', customer: '' },
    'confirmed-afterwards': {
      word: 'Redeemed, confirmed late',
      next: 'Give the offer. If another till has just taken this coupon, call the manager',
      customer: '',
    },
  },
  refused: {
    consumed: {
      word: 'Already used',
      next: 'No second discount: full price, or another coupon',
      customer: 'This coupon has been used. Would you have another one?',
    },
    expired: {
      word: 'Expired',
      next: 'Cannot be redeemed: full price, or another coupon',
      customer: 'This coupon is past its last day. Would you have another one?',
    },
    'not-yet-valid': {
      word: 'Not valid yet',
      next: 'Not today: tell the customer its first day',
      customer: 'This coupon starts later. You keep it, and it will work from that day.',
    },
    gifting: {
      word: 'Being given away',
      next: 'The customer cancels the gift in WeChat, then scan again',
      customer: 'You are sending this coupon to a friend. Please open it and cancel the gift.',
    },
    'gift-timeout': {
      word: 'Gift not collected',
      next: 'The customer opens the coupon anew, then scan again',
      customer: 'Your friend did not take it, it is coming back to you. Please open it anew.',
    },
    'given-away': {
      word: 'Given to a friend',
      next: "Only the friend can use it, with the friend's own code",
      customer: 'This coupon now belongs to your friend, who can use it here.',
    },
    deleted: {
      word: 'Deleted by customer',
      next: 'Cannot be redeemed: full price, or another coupon',
      customer: 'This coupon was deleted from your wallet and can no longer be used.',
    },
    unavailable: {
      word: 'Not usable',
      next: 'Press F5 to ask again; if it stays, another coupon',
      customer: 'WeChat says this coupon cannot be used now. Would you have another one?',
    },
    'unknown-status': {
      word: 'Status not known',
      next: 'No discount yet: show the manager the status below',
      customer: 'This coupon is a special case. One moment, I will ask the manager.',
    },
    'member-card': {
      word: 'A member card',
      next: 'The customer opens the coupon instead, then scan again',
      customer: 'This is your member card. Please open the coupon you want to use.',
    },
    'use-limit': {
      word: 'Used too often',
      next: "This customer's limit is reached: full price",
      customer: 'Each person may use this coupon a set number of times. You have used yours.',
    },
    'friend-coupon': {
      word: 'Shared, not locked',
      next: 'The customer opens it in WeChat, taps Use, then scan again',
      customer: 'This coupon is shared with friends. Please open it and tap Use first.',
    },
    'card-status': {
      word: 'Coupon withdrawn',
      next: 'Cannot be redeemed: ask the manager to look at this coupon',
      customer: 'This kind of coupon is not active now. One moment, I will ask the manager.',
    },
    'not-supported': {
      word: 'Not redeemable here',
      next: 'WeChat does not allow this kind here: ask the manager',
      customer: 'This kind is not used at the till. One moment, I will ask the manager.',
    },
    'outside-hours': {
      word: 'Outside its hours',
      next: 'Not at this hour: tell the customer when it works',
      customer: 'This coupon is for certain hours only. You keep it for another time.',
    },
    'consumed-maybe-here': {
      word: 'Used: check here',
      next: "No discount yet: the manager checks this till's records",
      customer: 'WeChat shows this coupon as used. One moment, the manager will check.',
    },
  },
  invalid: {
    'no-such-code': {
      word: 'No such code',
      next: "Check the code, or ask for the coupon's QR page",
      customer: 'I cannot find this code. Please open the coupon in WeChat.',
    },
    'malformed-code': {
      word: 'Not a valid code',
      next: 'Look closely, then scan or type it again',
      customer: 'That did not read well. Please show me the code again.',
    },
    'bad-link': {
      word: 'Coupon page stale',
      next: 'The customer closes the page, opens the coupon anew, scan again',
      customer: 'Please close this page and open the coupon from your cards again.',
    },
  },
  fault: {
    network: {
      word: 'No way to WeChat',
      next: 'Check the network cable or Wi‑Fi, then scan again',
      customer: 'Our network has a problem; your coupon is not the cause. One moment, please.',
    },
    timeout: {
      word: 'WeChat is silent',
      next: 'Wait a few seconds, then scan again',
      customer: 'The network is slow; your coupon is not the cause. One moment, please.',
    },
    busy: {
      word: 'WeChat is busy',
      next: 'Wait a few seconds, then scan again',
      customer: 'WeChat is busy; your coupon is not the cause. One moment, please.',
    },
    'rate-limited': {
      word: 'Asked too often',
      next: 'Wait one minute, then scan again',
      customer: 'The system is busy; your coupon is not the cause. It takes a minute.',
    },
    quota: {
      word: 'Daily limit reached',
      next: 'No more today: the manager calls support',
      customer:
        'Our system is down for today; your coupon is not the cause. I will ask the manager.',
    },
    credentials: {
      word: 'Account refused',
      next: 'The manager calls support and reads them the number below',
      customer: 'Our system has a problem; your coupon is not the cause. One moment, please.',
    },
    'ip-not-allowed': {
      word: 'Address not allowed',
      next: 'Support must allow the IP below in the WeChat account',
      customer: 'Our system has a problem; your coupon is not the cause. One moment, please.',
    },
    'account-limited': {
      word: 'Account restricted',
      next: 'The manager calls support and reads them the number below',
      customer: 'Our system has a problem; your coupon is not the cause. One moment, please.',
    },
    'unreadable-answer': {
      word: 'Answer not clear',
      next: 'Scan again; if it stays, the manager calls support',
      customer: 'Our system did not understand WeChat; your coupon is not the cause. One moment.',
    },
    'wrong-clock': {
      word: 'This clock is wrong',
      next: "The manager sets this till's date and time, then scan again",
      customer: "Our till's clock is wrong; your coupon is not the cause. One moment, please.",
    },
    'not-redeemed': {
      word: 'Not redeemed',
      next: 'The coupon was not used up: scan it again to redeem',
      customer: 'That did not go through, you still have your coupon. I will scan again.',
    },
    'ledger-unwritable': {
      word: 'Cannot keep records',
      next: 'Redeeming is stopped to be safe: the manager checks the disk',
      customer: 'Our till has a problem; your coupon is not the cause. One moment, please.',
    },
    internal: {
      word: 'Something broke',
      next: 'Scan again; if it stays, the manager calls support',
      customer: 'Our system has a problem; your coupon is not the cause. One moment, please.',
    },
  },
  unknown: {
    'answer-lost': {
      word: 'Outcome not known',
      next: 'Give nothing yet and do not scan again: we are asking WeChat',
      customer: 'We are waiting for WeChat to confirm. One moment, please.',
    },
    'open-intent': {
      word: 'Still being confirmed',
      next: 'No second discount: its last redemption is being confirmed',
      customer: 'We are asking WeChat what became of it last time. One moment, please.',
    },
  },
  'wrong-thing': {
    'payment-code': {
      word: 'A payment code',
      next: 'The customer leaves it and opens the coupon: Me › Cards & Offers',
      customer: 'That is your payment code. Please open the coupon first.',
    },
    'claim-qr': {
      word: 'A code for claiming',
      next: 'The customer claims it first, then opens it: Me › Cards & Offers',
      customer: 'This code hands out the coupon. Once you have it, please open it.',
    },
    goods: {
      word: 'A product barcode',
      next: "Scan the coupon on the customer's phone, not the product",
      customer: 'Please show me the coupon in WeChat.',
    },
    'web-link': {
      word: 'A web link',
      next: 'Open the coupon: Me › Cards & Offers',
      customer: 'Please open the coupon in WeChat.',
    },
  },
};

/** WeChat's errcodes: what they mean, and what support has to do. */
import type { Words } from '../words';

const RETRY = "Try later; if it stays, give the rid to WeChat's support";
const OUR_BUG = 'Our request was wrong: send errcode and rid to the developers';
const RENEWED = 'The till renewed its token already; look for another system that refreshes tokens';
const NO_ACTION = 'Nothing to do: this is about the coupon itself';
const ALLOW_IP = 'WeChat account › Basic configuration › IP allow list: add the IP shown';

export const errcodes: Words['errcodes'] = {
  [-1]: { meaning: 'WeChat is busy', support: RETRY },
  40001: { meaning: 'Wrong AppSecret, or the token is dead', support: RENEWED },
  40002: { meaning: 'Wrong kind of token request', support: OUR_BUG },
  40003: {
    meaning: 'Wrong openid, or one of another account',
    support: "Check the openid; scanning one of the customer's coupons is the surest way",
  },
  40013: { meaning: 'Wrong AppID', support: 'Check the AppID and enter it on this till again' },
  40014: { meaning: 'Token not accepted', support: RENEWED },
  40056: {
    meaning: 'No claimed coupon has this code',
    support: 'Cards with custom codes need their card_id in the settings',
  },
  40071: { meaning: 'A member card, cannot be redeemed', support: NO_ACTION },
  40073: { meaning: 'Unknown card_id', support: 'Check customCodeCardIds in the settings' },
  40075: { meaning: "The coupon link's encrypted code is not valid", support: NO_ACTION },
  40078: {
    meaning: 'This kind of coupon is not active',
    support: "Look at the card's review and release state in the WeChat account",
  },
  40079: { meaning: 'Outside its validity', support: NO_ACTION },
  40097: { meaning: 'Wrong request parameters', support: OUR_BUG },
  40099: { meaning: 'Already redeemed', support: NO_ACTION },
  40100: {
    meaning: 'A validity may only grow',
    support: 'Begin earlier or end later, never the other way',
  },
  40101: { meaning: 'A request parameter is missing', support: OUR_BUG },
  40116: { meaning: 'Not a lawful code', support: NO_ACTION },
  40122: { meaning: 'Wrong quantity of stock', support: 'Check how many to add or remove' },
  40124: { meaning: 'Wrong member field', support: "Check the field's name and link" },
  40125: {
    meaning: 'Wrong AppSecret',
    support: 'Take the current AppSecret from the WeChat account and enter it on this till again',
  },
  40127: { meaning: 'Deleted, expired, withdrawn or being given away', support: NO_ACTION },
  40146: { meaning: 'Locked by another friend', support: NO_ACTION },
  40147: { meaning: 'Over the limit per person', support: NO_ACTION },
  40164: { meaning: "This till's IP is not on the allow list", support: ALLOW_IP },
  40243: { meaning: 'The AppSecret is frozen', support: 'Unfreeze it in the WeChat account' },
  41001: { meaning: 'The request carried no token', support: OUR_BUG },
  41002: { meaning: 'AppID missing', support: 'Enter the AppID in the settings' },
  41004: { meaning: 'AppSecret missing', support: 'Enter the AppSecret in the settings' },
  41011: { meaning: 'A required field is missing', support: OUR_BUG },
  41012: { meaning: 'card_id missing', support: OUR_BUG },
  41013: { meaning: 'Code missing', support: OUR_BUG },
  42001: { meaning: 'Token expired', support: RENEWED },
  43002: { meaning: 'Wrong request method', support: OUR_BUG },
  43009: {
    meaning: 'The account may not use custom codes',
    support: 'Apply to WeChat for custom codes',
  },
  43010: {
    meaning: 'The account may not use balances',
    support: 'Apply to WeChat for stored value',
  },
  43011: { meaning: 'The account may not use points', support: 'Apply to WeChat for points' },
  43018: { meaning: "A friends' coupon that is not locked yet", support: NO_ACTION },
  44002: { meaning: 'Empty request', support: OUR_BUG },
  45009: {
    meaning: "Today's calls are used up",
    support: 'Starts anew at midnight; an administrator can clear the quota (10 times a month)',
  },
  45011: {
    meaning: 'Too many calls this minute',
    support: 'Wait a minute; look for another system that calls too often',
  },
  45021: { meaning: 'Code too long', support: NO_ACTION },
  45030: {
    meaning: 'This kind of coupon does not support it',
    support: "Look at the card's type in the WeChat account",
  },
  45031: {
    meaning: 'The stock is out of its limits',
    support: 'At most 100,000,000 in all; never remove more than are left',
  },
  45033: { meaning: 'More than one customer may claim', support: NO_ACTION },
  45035: { meaning: 'Calling IP not registered', support: ALLOW_IP },
  47001: { meaning: 'Malformed request', support: OUR_BUG },
  48001: {
    meaning: 'The account may not use the card API',
    support: "Check the account's verification and its card function",
  },
  48004: {
    meaning: 'API blocked for irregularities',
    support: 'Read the notice in the WeChat account and appeal',
  },
  50001: { meaning: 'Account not authorised', support: "Check the account's authorisations" },
  50002: { meaning: 'Account restricted', support: "Look at the account's state in WeChat" },
  50004: {
    meaning: 'Account may not use tokens',
    support: "Look at the account's state in WeChat",
  },
  61004: { meaning: 'Calling IP not registered', support: ALLOW_IP },
  61500: { meaning: 'WeChat did not understand a date', support: OUR_BUG },
  61501: {
    meaning: 'WeChat refuses this range of days',
    support: "Check this till's clock and date; choose days that are over",
  },
  61503: {
    meaning: 'WeChat has not counted these days yet',
    support: 'Nothing to do: it is asked again later; yesterday is often ready by noon',
  },
  89501: {
    meaning: 'This IP waits for the administrator',
    support: "The account's administrator confirms this IP in WeChat",
  },
  89503: {
    meaning: "This IP needs the administrator's consent",
    support: "The account's administrator confirms this IP in WeChat",
  },
  89506: {
    meaning: 'The administrator refused this IP for 24 hours',
    support: 'Talk to the administrator and try again tomorrow',
  },
  89507: {
    meaning: 'The administrator refused this IP for 1 hour',
    support: 'Talk to the administrator and try again in an hour',
  },
};

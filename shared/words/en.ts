/** English. */

import { access } from './en/access';
import { account, passphrase, security, training } from './en/account';
import { cards } from './en/cards';
import { codes, members } from './en/codes';
import { manager, records, shift, trouble } from './en/console';
import { customer } from './en/customer';
import { errcodes } from './en/errcodes';
import { health } from './en/health';
import { conditions, panel, screen } from './en/labels';
import { parts } from './en/parts';
import { phrases } from './en/phrases';
import { pictures } from './en/pictures';
import { printer } from './en/printer';
import { doctor, scanners } from './en/scanners';
import { firstRun, settings } from './en/settings';
import { statistics } from './en/statistics';
import { updates } from './en/updates';
import type { Words } from './words';

export const en: Words = {
  language: 'en',
  kinds: {
    ready: 'Ready',
    checking: 'Checking',
    redeemable: 'Can be redeemed',
    redeeming: 'Redeeming',
    redeemed: 'Redeemed',
    refused: 'Cannot be redeemed',
    invalid: 'Not a known code',
    fault: 'Cannot ask WeChat · nothing redeemed, coupon not judged',
    unknown: 'Sent to WeChat, no answer yet',
    'wrong-thing': 'Not a coupon',
  },
  faultKinds: {
    'not-redeemed': 'Asked WeChat again · coupon not used up',
    'ledger-unwritable': 'Nothing redeemed, coupon not judged',
  },
  phrases,
  statuses: {
    NORMAL: 'normal',
    CONSUMED: 'redeemed',
    EXPIRE: 'expired',
    GIFTING: 'being given',
    GIFT_TIMEOUT: 'gift timed out',
    GIFT_SUCC: 'given',
    DELETE: 'deleted',
    UNAVAILABLE: 'withdrawn',
  },
  errcodes,
  sources: {
    camera: 'camera',
    wedge: 'scanner',
    typed: 'typed',
    serial: 'scanner (serial)',
    hid: 'scanner (HID)',
    manager: 'manager',
  },
  benefit: {
    discount: (percentOff) => `${percentOff}% off`,
    cash: (reduce, least) => (least === null ? `${reduce} off` : `${reduce} off from ${least}`),
    free: 'Free',
    kinds: {
      discount: 'Discount',
      cash: 'Cash coupon',
      gift: 'Gift coupon',
      deal: 'Deal',
      other: 'Coupon',
    },
  },
  weekdays: {
    MONDAY: 'Mon',
    TUESDAY: 'Tue',
    WEDNESDAY: 'Wed',
    THURSDAY: 'Thu',
    FRIDAY: 'Fri',
    SATURDAY: 'Sat',
    SUNDAY: 'Sun',
  },
  conditions,
  panel,
  screen,
  manager,
  records,
  shift,
  printer,
  health,
  access,
  customer,
  trouble,
  parts,
  cards,
  pictures,
  settings,
  members,
  codes,
  firstRun,
  account,
  security,
  passphrase,
  training,
  scanners,
  doctor,
  statistics,
  updates,
};

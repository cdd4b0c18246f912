/** English. */
import { manager, records, shift } from './en/console';
import { errcodes } from './en/errcodes';
import { conditions, panel, screen } from './en/labels';
import { phrases } from './en/phrases';
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
  ledger: {
    unwritable: 'Records cannot be written, redeeming is stopped: the manager checks the disk',
    'disk-full': 'The disk is full, redeeming is stopped: the manager makes room',
    'read-only': 'Records are read-only, redeeming is stopped: the manager checks the folder',
    'corrupt-restored': 'Records were damaged and restored from a backup: the manager compares',
    'clock-set-back': 'This clock is before the newest record: the manager sets it',
    'broken-chain': 'Records were changed by somebody: the manager looks at them',
  },
  manager,
  records,
  shift,
};

/** 简体中文。 */
import type { Words } from './words';
import { access } from './zh-CN/access';
import { account, passphrase, security, training } from './zh-CN/account';
import { cards } from './zh-CN/cards';
import { codes, members } from './zh-CN/codes';
import { manager, records, shift, trouble } from './zh-CN/console';
import { customer } from './zh-CN/customer';
import { errcodes } from './zh-CN/errcodes';
import { health } from './zh-CN/health';
import { conditions, panel, screen } from './zh-CN/labels';
import { parts } from './zh-CN/parts';
import { phrases } from './zh-CN/phrases';
import { pictures } from './zh-CN/pictures';
import { printer } from './zh-CN/printer';
import { doctor, scanners } from './zh-CN/scanners';
import { firstRun, settings } from './zh-CN/settings';
import { statistics } from './zh-CN/statistics';
import { updates } from './zh-CN/updates';

export const zhCN: Words = {
  language: 'zh-CN',
  kinds: {
    ready: '待扫码',
    checking: '查询中',
    redeemable: '可核销',
    redeeming: '核销中',
    redeemed: '已核销',
    refused: '不能核销',
    invalid: '不是有效的券码',
    fault: '无法查询 · 没有核销，不等于券无效',
    unknown: '已发出核销，还没有结果',
    'wrong-thing': '这不是优惠券',
  },
  faultKinds: {
    'not-redeemed': '已向微信查实 · 券没有用掉',
    'ledger-unwritable': '没有核销，不等于券无效',
  },
  phrases,
  statuses: {
    NORMAL: '正常',
    CONSUMED: '已核销',
    EXPIRE: '已过期',
    GIFTING: '转赠中',
    GIFT_TIMEOUT: '转赠超时',
    GIFT_SUCC: '转赠成功',
    DELETE: '已删除',
    UNAVAILABLE: '已失效',
  },
  errcodes,
  sources: {
    camera: '摄像头',
    wedge: '扫码枪',
    typed: '手输',
    serial: '扫码枪（串口）',
    hid: '扫码枪（HID）',
    manager: '后台',
  },
  benefit: {
    discount: (percentOff) => `${Number(((100 - percentOff) / 10).toFixed(2))} 折`,
    cash: (reduce, least) => (least === null ? `立减 ${reduce}` : `满 ${least} 减 ${reduce}`),
    free: '免单',
    kinds: { discount: '折扣券', cash: '代金券', gift: '兑换券', deal: '团购券', other: '优惠券' },
  },
  weekdays: {
    MONDAY: '周一',
    TUESDAY: '周二',
    WEDNESDAY: '周三',
    THURSDAY: '周四',
    FRIDAY: '周五',
    SATURDAY: '周六',
    SUNDAY: '周日',
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

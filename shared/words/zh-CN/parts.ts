/** 后台公用部件：表格、进度、最后一问、出错卡片。 */
import type { PartsWords } from '../parts-words';

const SUPPORT = '把错误码和 rid 发给技术支持';

export const parts: PartsWords = {
  rows: (count) => `共 ${count} 行`,
  stop: '停止',
  progress: (done, total) => `${done} / ${total}`,
  bytes: (used, limit) => `${used} / ${limit} 字节`,
  bytesOver: (over) => `超出 ${over} 字节，请缩短（一个汉字 3 字节）`,
  reason: '原因',
  reasonHint: '会写进账本，以后查得到',
  typeToConfirm: (text) => `请输入「${text}」以确认`,
  irreversible: '做了就不能撤回',
  open: '打开列表',
  noMatch: '没有匹配的',
  yes: '是',
  no: '否',
  notSent: '微信没有给',
  empty: '（空）',
  faults: {
    network: { meaning: '连不上微信', support: '检查网线或 Wi‑Fi，然后再试一次' },
    timeout: { meaning: '微信没有及时回应', support: '等几秒，再试一次' },
    busy: { meaning: '微信系统忙', support: '等几秒，再试一次' },
    'rate-limited': { meaning: '每分钟调用次数超限', support: '等一分钟，再试一次' },
    quota: { meaning: '今日调用次数已用完', support: '零点恢复；收银台的核销优先，后台请明天再查' },
    credentials: { meaning: '微信不认本机的密钥', support: '请核对 AppID 和 AppSecret' },
    'ip-not-allowed': {
      meaning: '本机的 IP 不在白名单',
      support: '公众号后台 › 基本配置 › IP 白名单：加入所示 IP',
    },
    'account-limited': { meaning: '公众号受限或没有此权限', support: '在公众号后台查看账号状态' },
    'unreadable-answer': { meaning: '看不懂微信的回答', support: SUPPORT },
    'wrong-clock': { meaning: '本机时钟不准', support: '校准本机时间，然后再试一次' },
    'not-redeemed': { meaning: '没有核销', support: '回收银台重新扫码' },
    'ledger-unwritable': {
      meaning: '账本写不进去，所以没有发给微信',
      support: '检查磁盘空间，然后再试一次',
    },
    internal: { meaning: '程序出错', support: SUPPORT },
  },
  otherErrcode: (errcode) => `微信返回了错误码 ${errcode}`,
  otherErrcodeNext: '把错误码和 rid 提供给微信客服',
  nothingDone: '什么都没有改变。',
  perhapsDone: '可能已经生效，也可能没有：请先查看结果，不要重复提交。',
};

/** 微信错误码：是什么意思，技术支持要做什么。 */
import type { Words } from '../words';

const RETRY = '稍后再试；持续出现时把 rid 提供给微信客服';
const OUR_BUG = '程序的请求有误：把错误码和 rid 发给开发者';
const RENEWED = '本机已自动换过令牌；检查是否有别的系统在用旧接口刷新令牌';
const NO_ACTION = '无需处理：这是券本身的情况';

export const errcodes: Words['errcodes'] = {
  [-1]: { meaning: '微信系统繁忙', support: RETRY },
  40001: { meaning: 'AppSecret 错误，或令牌已失效', support: RENEWED },
  40002: { meaning: '令牌请求的类型不对', support: OUR_BUG },
  40013: { meaning: 'AppID 不对', support: '核对 AppID，重新配置本机' },
  40014: { meaning: '令牌不合法', support: RENEWED },
  40056: { meaning: '没有这个已领取的券码', support: '自定义券码须在配置里填写它的 card_id' },
  40071: { meaning: '会员卡，不能核销', support: NO_ACTION },
  40073: { meaning: '卡券 ID 无效', support: '核对配置里的 customCodeCardIds' },
  40075: { meaning: '券链接的加密码无效', support: NO_ACTION },
  40078: { meaning: '这种券的状态不可用', support: '在公众号后台查看这种券的审核与投放状态' },
  40079: { meaning: '不在有效期内', support: NO_ACTION },
  40097: { meaning: '请求参数不对', support: OUR_BUG },
  40099: { meaning: '券已被核销', support: NO_ACTION },
  40101: { meaning: '请求缺少参数', support: OUR_BUG },
  40116: { meaning: '券码不合法', support: NO_ACTION },
  40125: { meaning: 'AppSecret 不对', support: '在公众号后台取得现用的 AppSecret，重新配置本机' },
  40127: { meaning: '券被删除、过期、失效或转赠中', support: NO_ACTION },
  40146: { meaning: '券被另一位朋友锁定', support: NO_ACTION },
  40147: { meaning: '超过每人可用次数', support: NO_ACTION },
  40164: {
    meaning: '本机的 IP 不在白名单',
    support: '公众号后台 › 基本配置 › IP 白名单：加入所示 IP',
  },
  40243: { meaning: 'AppSecret 已被冻结', support: '在公众号后台解冻 AppSecret' },
  41001: { meaning: '请求没有带令牌', support: OUR_BUG },
  41002: { meaning: '缺少 AppID', support: '在配置里填写 AppID' },
  41004: { meaning: '缺少 AppSecret', support: '在配置里填写 AppSecret' },
  41011: { meaning: '请求缺少必填项', support: OUR_BUG },
  41012: { meaning: '请求缺少 card_id', support: OUR_BUG },
  41013: { meaning: '请求缺少券码', support: OUR_BUG },
  42001: { meaning: '令牌已过期', support: RENEWED },
  43002: { meaning: '请求方式不对', support: OUR_BUG },
  43009: { meaning: '公众号没有自定义券码的权限', support: '向微信申请自定义 code 权限' },
  43010: { meaning: '公众号没有储值的权限', support: '向微信申请储值权限' },
  43011: { meaning: '公众号没有积分的权限', support: '向微信申请积分权限' },
  43018: { meaning: '朋友的券还没有锁定', support: NO_ACTION },
  44002: { meaning: '请求内容为空', support: OUR_BUG },
  45009: {
    meaning: '今日调用次数已用完',
    support: '零点恢复；着急时由管理员清零调用次数（每月 10 次）',
  },
  45011: { meaning: '每分钟调用次数超限', support: '等一分钟；检查是否有别的系统在频繁调用' },
  45021: { meaning: '券码过长', support: NO_ACTION },
  45030: { meaning: '这种券不支持此功能', support: '在公众号后台查看这种券的类型' },
  45035: { meaning: '来访 IP 没有登记', support: '公众号后台 › 基本配置 › IP 白名单：加入所示 IP' },
  47001: { meaning: '请求格式不对', support: OUR_BUG },
  48001: { meaning: '公众号没有卡券接口权限', support: '检查公众号的认证和卡券功能是否开通' },
  48004: { meaning: '接口因违规被封禁', support: '在公众号后台查看通知并申诉' },
  50001: { meaning: '公众号未获授权', support: '检查公众号的授权和接口权限' },
  50002: { meaning: '公众号受限', support: '在公众号后台查看账号状态' },
  50004: { meaning: '公众号被禁止使用令牌', support: '在公众号后台查看账号状态' },
  61004: { meaning: '来访 IP 没有登记', support: '公众号后台 › 基本配置 › IP 白名单：加入所示 IP' },
  89501: { meaning: '此 IP 正在等待管理员确认', support: '请公众号管理员在微信里确认此 IP' },
  89503: { meaning: '此 IP 需要管理员确认', support: '请公众号管理员在微信里确认此 IP' },
  89506: { meaning: '管理员拒绝了此 IP，24 小时内不能用', support: '与公众号管理员沟通，明天再试' },
  89507: {
    meaning: '管理员拒绝了此 IP，1 小时内不能用',
    support: '与公众号管理员沟通，一小时后再试',
  },
};

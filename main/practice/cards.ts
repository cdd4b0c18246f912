/**
 * The cards (kinds of coupon) of the practice account: every type that WeChat knows, each
 * condition of use that a till must show, and texts that try to break out of a screen.
 */
import type { Json } from './answer';
import { cardIds, OTHER_LOCATIONS, PRACTICE_LOCATION } from './card-ids';
import { dayAndHour } from './time';

export interface CardSeed {
  cardId: string;
  /** `card_type`; its lower case is the key of its own part. */
  type: string;
  title: string;
  /** Its own fields beside `base_info`, e.g. `discount`. */
  own?: Json;
  base?: Json;
  advanced?: Json;
  /** Limits computed from the time of asking, so that "outside now" is so at any time. */
  limits?: (now: number) => Json[];
}

const custom = { use_custom_code: true };
const daily = (day: string): Json => ({ type: day });
const week = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

export const cardSeeds: readonly CardSeed[] = [
  { cardId: cardIds.discount, type: 'DISCOUNT', title: '9折优惠券', own: { discount: 10 } },
  {
    cardId: cardIds.discount70,
    type: 'DISCOUNT',
    title: '七折券',
    own: { discount: 30 },
    base: { location_id_list: [PRACTICE_LOCATION, ...OTHER_LOCATIONS] },
  },
  {
    cardId: cardIds.cash,
    type: 'CASH',
    title: '10元代金券',
    own: { least_cost: 5000, reduce_cost: 1000 },
  },
  { cardId: cardIds.gift, type: 'GIFT', title: '招牌甜点一份', own: { gift: '杨枝甘露一份' } },
  {
    cardId: cardIds.groupon,
    type: 'GROUPON',
    title: '132元双人火锅套餐',
    own: { deal_detail: '锅底1份 12元\n牛肉1份 48元\n蔬菜拼盘 32元\n酸梅汤2杯 40元' },
    base: {
      source: '大众点评',
      sub_title: '周末通用',
      custom_url_name: '立即使用',
      custom_url: 'http://www.qq.com',
      custom_url_sub_title: '查看门店',
      promotion_url_name: '更多优惠',
      promotion_url: 'http://www.qq.com',
      center_title: '立即使用',
      center_sub_title: '到店出示',
      center_url: 'http://www.qq.com',
    },
  },
  {
    cardId: cardIds.general,
    type: 'GENERAL_COUPON',
    title: '免费停车券',
    own: { default_detail: '凭券免费停车两小时' },
  },
  { cardId: cardIds.movie, type: 'MOVIE_TICKET', title: '电影票', own: { detail: '2D影片通兑' } },
  {
    cardId: cardIds.scenic,
    type: 'SCENIC_TICKET',
    title: '景点门票',
    own: { ticket_class: '全日票', guide_url: 'http://www.qq.com' },
  },
  { cardId: cardIds.bus, type: 'BUS_TICKET', title: '汽车票', own: {} },
  {
    cardId: cardIds.boarding,
    type: 'BOARDING_PASS',
    title: '飞机票',
    own: {
      from: '广州',
      to: '北京',
      flight: 'KQ1024',
      departure_time: 1_798_765_200,
      landing_time: 1_798_776_000,
      check_in_url: 'http://www.qq.com',
      gate: 'A12',
      boarding_time: 1_798_762_800,
      air_model: '空客A320',
    },
  },
  {
    cardId: cardIds.meeting,
    type: 'MEETING_TICKET',
    title: '会议门票',
    own: { meeting_detail: '门店经理年会', map_url: 'http://www.qq.com' },
  },
  {
    cardId: cardIds.permanent,
    type: 'GIFT',
    title: '长期有效赠饮券',
    own: { gift: '柠檬水一杯' },
    base: { date_info: { type: 'DATE_TYPE_PERMANENT' } },
  },
  {
    cardId: cardIds.otherShops,
    type: 'DISCOUNT',
    title: '仅限机场店8折券',
    own: { discount: 20 },
    base: { location_id_list: OTHER_LOCATIONS },
  },
  {
    cardId: cardIds.minimum,
    type: 'CASH',
    title: '满100减20',
    own: { least_cost: 10_000, reduce_cost: 2_000 },
    advanced: {
      use_condition: {
        least_cost: 10_000,
        object_use_for: '正价商品',
        can_use_with_other_discount: false,
      },
    },
  },
  {
    cardId: cardIds.insideHours,
    type: 'DISCOUNT',
    title: '每天可用9折券',
    own: { discount: 10 },
    limits: () => [...week.map(daily), { type: 'HOLIDAY' }],
  },
  {
    cardId: cardIds.weekday,
    type: 'DISCOUNT',
    title: '限定星期8折券',
    own: { discount: 20 },
    // Yesterday's weekday: even a copy kept for days stays outside.
    limits: (now) => [daily(week[(dayAndHour(now).weekday + 6) % 7] ?? 'MONDAY')],
  },
  {
    cardId: cardIds.hours,
    type: 'DISCOUNT',
    title: '限时段8折券',
    own: { discount: 20 },
    // The hour three hours ago, on every day of the week.
    limits: (now) => {
      const hour = (dayAndHour(now).hour + 21) % 24;
      const times = { begin_hour: hour, begin_minute: 0, end_hour: hour, end_minute: 59 };
      return week.map((type) => ({ type, ...times }));
    },
  },
  {
    cardId: cardIds.deleted,
    type: 'DISCOUNT',
    title: '已停发的9折券',
    own: { discount: 10 },
    base: { status: 'CARD_STATUS_USER_DELETE' },
  },
  {
    cardId: cardIds.fixedRange,
    type: 'GIFT',
    title: '固定日期礼品券',
    own: { gift: '马克杯一个' },
    base: {
      date_info: {
        type: 'DATE_TYPE_FIX_TIME_RANGE',
        begin_timestamp: 1_577_808_000,
        end_timestamp: 4_102_415_999,
      },
    },
  },
  { cardId: cardIds.member, type: 'MEMBER_CARD', title: '会员卡', own: memberCard() },
  { cardId: cardIds.memberPoints, type: 'MEMBER_CARD', title: '积分会员卡', own: memberCard() },
  { cardId: cardIds.memberHidden, type: 'MEMBER_CARD', title: '会员卡(查不到)', own: memberCard() },
  {
    cardId: cardIds.coffee,
    type: 'GIFT',
    title: '咖啡兑换券',
    own: { gift: '美式咖啡' },
    base: custom,
  },
  {
    cardId: cardIds.cake,
    type: 'GIFT',
    title: '蛋糕兑换券',
    own: { gift: '切件蛋糕' },
    base: custom,
  },
  {
    cardId: cardIds.tea,
    type: 'DISCOUNT',
    title: '茶饮5折券',
    own: { discount: 50 },
    base: custom,
  },
  {
    cardId: cardIds.html,
    type: 'GIFT',
    title: '<img src=x onerror=alert(1)><b>赠品</b>',
    own: { gift: '</script><script>alert(1)</script>' },
    base: { brand_name: '"><svg onload=alert(1)>', notice: '&lt;b&gt;' },
  },
  {
    cardId: cardIds.marks,
    type: 'GIFT',
    title: '\u202e\u2066已核销\u2069 赠品券\u200b\u200f',
    own: { gift: 'مجاني\u202eabc' },
    base: { notice: '第一行\u2028第二行\u0007' },
  },
  {
    cardId: cardIds.long,
    type: 'GENERAL_COUPON',
    title: '很长的券名'.repeat(120),
    own: { default_detail: 'W'.repeat(3000) },
    base: { brand_name: '商'.repeat(400) },
  },
  {
    cardId: cardIds.formula,
    type: 'GIFT',
    title: '=HYPERLINK("http://evil.invalid","券")',
    own: { gift: '+SUM(1,1)' },
    base: { brand_name: '@cmd', notice: '-2+3' },
  },
  {
    cardId: cardIds.inReview,
    type: 'GIFT',
    title: '新品试吃券',
    own: { gift: '新品一份' },
    base: { status: 'CARD_STATUS_NOT_VERIFY' },
  },
  {
    cardId: cardIds.rejected,
    type: 'CASH',
    title: '现金红包券',
    own: { least_cost: 0, reduce_cost: 550 },
    base: { status: 'CARD_STATUS_VERIFY_FAIL' },
  },
  {
    cardId: cardIds.onMp,
    type: 'DISCOUNT',
    title: '公众平台投放的85折券',
    own: { discount: 15 },
    base: { status: 'CARD_STATUS_DISPATCH', use_all_locations: true, sku: stock(0, 2_000) },
  },
  {
    cardId: cardIds.deletedByDoc,
    type: 'GROUPON',
    title: '去年的双人餐',
    own: { deal_detail: '双人餐一份' },
    base: { status: 'CARD_STATUS_DELETE' },
  },
  {
    cardId: cardIds.oddFields,
    type: 'GROUPON',
    title: '带新字段的团购券',
    own: { deal_detail: '四人餐', gift: '不属于团购券的字段', pay_info: { swipe_card: true } },
    base: {
      color: '#123456',
      code_type: 'CODE_TYPE_FROM_TOMORROW',
      can_share: 'maybe',
      get_custom_code_mode: 'GET_CUSTOM_CODE_MODE_DEPOSIT',
      sku: stock(300, 500),
      date_info: {
        type: 'DATE_TYPE_FIX_TIME_RANGE',
        begin_timestamp: '1577808000',
        end_timestamp: '4102415999',
      },
      advanced_note: '<b>粗体</b>',
    },
    advanced: {
      time_limit: [
        { type: 'SATURDAY', begin_hour: 11, begin_minute: 0, end_hour: 14, end_minute: 30 },
        { type: 'HOLIDAY' },
      ],
      text_image_list: [{ image_url: 'http://mmbiz.qpic.cn/mmbiz/practice/1', text: '招牌菜' }],
      business_service: ['BIZ_SERVICE_FREE_WIFI', 'BIZ_SERVICE_FROM_TOMORROW'],
      abstract: { abstract: '点击了解更多', icon_url_list: ['http://mmbiz.qpic.cn/mmbiz/p/2'] },
      use_condition: { accept_category: '鞋类', reject_category: '阿迪达斯' },
    },
  },
  { cardId: cardIds.slow, type: 'DISCOUNT', title: '详情很慢的券', own: { discount: 10 } },
  { cardId: cardIds.silent, type: 'DISCOUNT', title: '详情不来的券', own: { discount: 10 } },
  { cardId: cardIds.garbled, type: 'DISCOUNT', title: '详情乱码的券', own: { discount: 10 } },
];

function stock(quantity: number, total: number): Json {
  return { quantity, total_quantity: total };
}

function memberCard(): Json {
  return {
    supply_bonus: true,
    supply_balance: false,
    bonus_cleared: '每年12月31日清零',
    bonus_rules: '消费1元积1分',
    balance_rules: '储值不可提现',
    prerogative: '生日当天8折',
    bind_old_card_url: 'http://www.qq.com',
    activate_url: 'http://www.qq.com',
    need_push_on_view: false,
    custom_field1: { name_type: 'FIELD_NAME_TYPE_LEVEL', url: 'http://www.qq.com' },
    custom_cell1: { name: '使用入口', tips: '激活后显示', url: 'http://www.qq.com' },
  };
}

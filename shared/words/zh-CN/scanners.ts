/** 扫码枪：设置与体检。 */
import type { DoctorWords, ScannersWords } from '../scanners-words';

/** 打字快的人，两个键也会隔得这么近。 */
const SLOW_GAP_MS = 80;

const layouts = {
  us: '美式键盘',
  uk: '英式键盘',
  de: '德语键盘',
  fr: '法语键盘',
  jp: '日语键盘',
} as const;

export const scanners: ScannersWords = {
  kinds: { wedge: '键盘口', serial: '串口', hid: 'HID-POS' },
  links: {
    searching: '正在找',
    ready: '已连接',
    absent: '没插上',
    refused: '打不开：别的程序占着，或者没有权限',
    taken: '这个口已有另一把枪在用',
    'no-port': '选的口不是串口，请删掉后重新选',
    'no-driver': '这台电脑装不上它的驱动，请改用键盘口',
  },
  takenBy: (name) => `这个口已由「${name}」在用，这一份可以删掉`,
  none: '还没有设过扫码枪。键盘口的枪插上就能扫，测一次会更准。',
  unnamed: (id) => `扫码枪 ${id}`,
  name: '名称',
  inUse: '正在用',
  use: '用这把',
  inUseHint: '键盘口的枪在电脑看来都是键盘，分不清哪一把，所以一次只能按一把枪的参数来认。',
  test: '体检',
  forget: '删掉',
  forgetSure: '再按一次，确定删掉',
  details: '参数',
  layout: '枪自己的键盘布局',
  layouts,
  capsLock: '大写锁定',
  capsLocks: {
    ignore: '枪不理会大写锁定',
    follow: '大写锁定亮着时，枪会反过来发',
    always: '枪一直按大写锁定亮着来发',
  },
  gap: '两个字符最多隔多久',
  gapValue: (ms) => `${ms} 毫秒`,
  suffix: '结尾',
  suffixes: { enter: '回车', tab: 'Tab', none: '没有', unknown: '还没测过' },
  baudRate: '波特率',
  ending: '一次扫码以什么结束',
  endings: {
    any: '自动（回车、换行、Tab 或停顿）',
    cr: '回车 CR',
    lf: '换行 LF',
    crlf: '回车换行 CR LF',
    tab: 'Tab',
    silence: '停顿',
  },
  charset: '字符编码',
  charsets: { 'utf-8': 'UTF-8', gb18030: 'GB18030（国标）' },
  strip: '去掉枪自己加的',
  before: '前缀',
  after: '后缀',
  aim: 'AIM 标识，如 ]Q1',
  eci: 'ECI，如 \\000026',
  stars: 'Code 39 两头的 *',
  add: '添加扫码枪',
  addTyping: '测一把键盘口的枪',
  addTypingHint: '最常见的枪：插上就像键盘一样打字。扫三次，收银台就知道它的脾气。',
  addDevice: '串口或 HID-POS 的枪',
  addDeviceHint:
    '不走键盘，不怕输入法，也不怕光标在哪。先按枪的说明书扫设置码换成这种方式，再在这里选。',
  found: '插着的设备',
  foundNone: '没有找到新的串口或 HID-POS 设备。',
  lookAgain: '再找一次',
  choose: '选这个',
  otherPort: '没列出来的串口',
  otherPortHint: '例如 COM7 或 /dev/ttyS0',
  portFaults: {
    name: (path) =>
      `「${path}」不是串口的名称。Windows 上是 COM3 这样的，Linux 上是 /dev/ttyUSB0 这样的。`,
    'not-there': (path) => `没有找到「${path}」。请核对名称；枪还没插的话，先插上再添加。`,
    folder: (path) => `「${path}」是文件夹，不是串口。请核对名称。`,
    file: (path) => `「${path}」是文件，不是串口。请核对名称。`,
    'other-device': (path) => `「${path}」不是能接扫码枪的串口。请核对名称，或换一个口。`,
  },
  there: (name) => `已经有这把枪了：${name}`,
  full: '扫码枪已经够多了，请先删掉不用的。',
  noDriver: (kind) => `这台电脑装不上${kind}的驱动，只能用键盘口的枪。`,
};

export const doctor: DoctorWords = {
  title: '扫码枪体检',
  intro: '用枪扫屏幕上的码，一共三次。体检时扫到什么都不会去核销。',
  codes: { qr: '二维码', code128: '条形码' },
  scanOf: (nth, all) => `第 ${nth} 次，共 ${all} 次`,
  scanNow: '请扫左边的二维码。枪没反应，就扫右边的条形码。',
  scanIntoField: '最后一次：光标已经在下面的框里，直接再扫一次，看输入法会不会插手。',
  field: '试扫框',
  waiting: {
    searching: { what: '正在连接这把枪', todo: '请稍候，连上就可以扫。' },
    absent: {
      what: '这把枪没有插上，扫了也收不到',
      todo: '请插好线或接收器，打开枪的电源。插好以后，这里会自动继续。',
    },
    refused: {
      what: '这把枪的口打不开',
      todo: '别的程序占着它，或者没有权限。请关掉占用它的程序；能打开以后，这里会自动继续。',
    },
    taken: {
      what: '这个口已有另一把枪在用',
      todo: '请点「不测了」，回去测那一把；多出来的这一份可以删掉。',
    },
    'no-port': {
      what: '选的口不是串口，收不到扫码',
      todo: '请点「不测了」，删掉这把枪，再选一次正确的口。',
    },
    'no-driver': {
      what: '这台电脑装不上它的驱动',
      todo: '请按枪的说明书，把它换回键盘口再用。',
    },
  },
  read: { qr: '读到二维码', code128: '读到条形码' },
  readOther: (text) => `读到的不是这两个码：${text}`,
  nothingCame: '扫了，没反应',
  results: '体检结果',
  allWell: '这把枪没有问题，可以用了。',
  notStored: '结果存不进去：请检查磁盘空间和文件夹权限，再测一次。',
  again: '再测一次',
  done: '完成',
  stop: '不测了',
  begin: '开始体检',
  later: '串口和 HID-POS 的枪，以后在后台的「设置 → 扫码枪」里选。',
  deeds: { fine: '正常', set: '已处理', advice: '请处理' },
  findings: {
    suffix({ suffix }) {
      const names = {
        enter: '回车',
        crlf: '回车加换行',
        cr: '回车',
        lf: '换行',
        tab: 'Tab',
      };
      if (suffix !== 'none') {
        return { title: `结尾：${names[suffix]}`, text: '扫完立刻就认，不用等。' };
      }
      return {
        title: '结尾：没有',
        text: '照样能用，只是每次要多等一会儿才知道扫完了。请在枪的说明书里找「加回车后缀」（Add Enter / CR suffix）的设置码，扫一下就好。',
      };
    },
    speed: ({ medianMs, slowestMs, gapMs }) => ({
      title: `速度：一般 ${medianMs} 毫秒一个字符，最慢 ${slowestMs} 毫秒`,
      text:
        gapMs > SLOW_GAP_MS
          ? `以后相隔不超过 ${gapMs} 毫秒的连续按键当作扫码。枪偏慢：有人打字飞快时会分不清，把枪的「字符间隔」关掉更好。`
          : `以后相隔不超过 ${gapMs} 毫秒的连续按键才当作扫码，不会和打字弄混。`,
    }),
    'too-slow': ({ slowestMs }) => ({
      title: `太慢：有 ${slowestMs} 毫秒的停顿`,
      text: '这样会把一个码断成两截。请关掉枪的「字符间隔」（Inter-character delay）；蓝牙枪请靠近接收器、充好电，再测一次。',
    }),
    layout: ({ layout }) => ({
      title: `枪的键盘布局：${layouts[layout]}`,
      text:
        layout === 'us'
          ? '电脑用什么键盘布局都不影响。'
          : '已经记下，收银台会按它来认，不用改枪，也不用改电脑。',
    }),
    'caps-lock': ({ habit }) => ({
      title: habit === 'always' ? '枪把大小写反过来发' : '测的时候大写锁定亮着',
      text:
        habit === 'ignore'
          ? '对这把枪没有影响，大小写都是对的。'
          : '已经记下，收银台会把大小写改回来。',
    }),
    'input-method': () => ({
      title: '输入法会插手',
      text: '在后台的文字框里，输入法会把枪打的字变成拼音。收银台不受影响，扫码照常；在后台扫到的码，会单独问您要不要带去收银台。',
    }),
    doubled: ({ wanted, got }) => ({
      title: '字符重复',
      text: `应该是 ${wanted}，收到的是 ${got}。不会替您猜。请把枪的「字符间隔」调大一点，换一个 USB 口，或关掉电脑上改按键的软件，再测一次。`,
    }),
    missing: ({ wanted, got }) => ({
      title: '漏字符',
      text: `应该是 ${wanted}，收到的是 ${got}。不会替您猜。蓝牙枪请靠近接收器；有线枪请把「字符间隔」调大一点，换一个 USB 口，再测一次。`,
    }),
    added: ({ where, text }) => ({
      title: where === 'before' ? `枪在码前面加了 ${text}` : `枪在码后面加了 ${text}`,
      text: '已经记下，以后扫到的码会自动去掉它。',
    }),
    'one-d-only': () => ({
      title: '只读到了条形码',
      text: '这把枪可能只认一维条形码，读不了顾客手机上的二维码。请换二维（影像式）扫码枪，或者用摄像头。如果您刚才没有扫左边的二维码，请再测一次。',
    }),
    'no-scan': () => ({
      title: '什么都没收到',
      text: '请看：枪有没有亮、有没有「嘀」；线或接收器插好了没有；无线枪有没有配对、有没有电；是不是设成了串口或 HID 方式（那样要在「串口或 HID-POS 的枪」里选）。屏幕调亮，枪离屏幕 10 到 20 厘米。',
    }),
    unreadable: ({ got }) => ({
      title: '读到的不是屏幕上的码',
      text: `收到的是 ${got}。如果扫的确实是这里的码：串口枪请换一个波特率，键盘口的枪请恢复出厂设置，再测一次。`,
    }),
  },
};

/** 公众号、密钥、口令与培训。 */
import type { AccountWords, PassphraseWords, SecurityWords, TrainingWords } from '../account-words';

export const account: AccountWords = {
  account: '公众号',
  network: '网络',
  fields: {
    appId: 'AppID',
    appSecret: 'AppSecret',
    apiBase: '微信接口地址',
    tokenMode: '令牌从哪里来',
    serviceUrl: '令牌服务地址',
    serviceKey: '令牌服务密钥',
    proxy: '代理服务器',
    proxyLogin: '代理的用户名和密码',
    extraCa: '附加证书',
  },
  hints: {
    appId: '公众平台 › 设置与开发 › 基本配置，wx 开头。',
    appSecret: '同一页。只进不出：存好以后任何地方都不再显示。',
    apiBase: '直连微信就不用改。有固定 IP 的中转服务器，填它的地址。',
    tokenMode: '几台收银台用同一个公众号时，选「共用」。',
    serviceUrl: '商户自己的服务，https 开头。收银台上就不用存 AppSecret。',
    serviceKey: '放在 Authorization: Bearer 里发给令牌服务。没有就空着。',
    proxy: '例如 http://10.0.0.1:3128。没有代理就空着。',
    proxyLogin: '写成 用户名:密码。不用登录就空着。',
    extraCa: '店里的网络设备会拆开加密连接时才需要，PEM 文件。',
  },
  tokenModes: { stable: '共用（推荐）', classic: '旧接口', service: '自己的令牌服务' },
  tokenHints: {
    stable: '所有收银台拿到同一个令牌，互不影响。',
    classic: '几台收银台会互相作废令牌。只有一台收银台、又必须用旧接口时才选。',
    service: 'AppSecret 只放在商户的服务器上。',
  },
  sealed: '已存好，不显示；要换就重新输入',
  notSealed: '还没有存',
  remove: '删除',
  caNow: (subject, day) => `${subject}，有效期至 ${day}`,
  caNone: '没有',
  caPick: '选 PEM 文件',
  caNoPem: '这个文件里没有能读的证书。',
  try: '连微信试一试',
  trying: '正在连微信',
  save: '保存并启用',
  saved: '已保存，马上生效，不用重启。',
  discard: '放弃修改',
  works: (milliseconds) => `连上了，可以核销。微信 ${milliseconds} 毫秒回应。`,
  clockAhead: (seconds) => `本机时间比微信快 ${seconds} 秒，请校准。`,
  clockBehind: (seconds) => `本机时间比微信慢 ${seconds} 秒，请校准。`,
  badField: (field) => `「${field}」填得不对。`,
  badAddress: (field, fault, example) => `「${field}」填得不对：${fault}。例如 ${example}`,
  addressFaults: {
    scheme: '没有写开头的 https:// 或 http://',
    'plain-http': '发到别的机器必须加密，要以 https:// 开头',
    login: '这里不能写用户名和密码，或者里面有不能用的字符',
    host: '主机名或 IP 写错了',
    query: '后面多了 ? 或 # 的部分',
  },
  addressExamples: {
    apiBase: 'https://api.weixin.qq.com',
    serviceUrl: 'https://token.example.com/wechat',
    proxy: 'http://10.0.0.1:3128',
  },
  secretNeeded: (field) => `请输入「${field}」。存好的密钥只发给原来的地址，换了地址要重新输入。`,
  openIntents: (count) =>
    `还有 ${count} 笔核销没有结果，只有原来的公众号查得到。等有了结果再换公众号。`,
  whileTraining: '正在培训。先结束培训，再改公众号。',
  way: {
    'name-not-found': {
      meaning: '找不到这个地址',
      support: '检查网线或 Wi‑Fi；网络正常的话，检查接口地址有没有写错',
    },
    'no-network': {
      meaning: '连不上：没有网络，或被防火墙拦住',
      support: '检查网线或 Wi‑Fi，再问网管是否放行了这个地址',
    },
    timeout: {
      meaning: '对方没有及时回应',
      support: '网络很慢或被拦住：等几秒再试；还不行请问网管',
    },
    'proxy-unreachable': { meaning: '连不上代理服务器', support: '核对代理的地址和端口' },
    'proxy-refuses': {
      meaning: '代理服务器不让通过',
      support: '核对代理的用户名和密码；再问网管是否放行了这个地址',
    },
    'ca-not-trusted': {
      meaning: '证书不受信任：有网络设备拆开了加密连接',
      support: '向网管要这台设备的根证书（PEM），选为「附加证书」；或请网管对微信放行',
    },
    'wrong-host': {
      meaning: '证书不是这个地址的',
      support: '核对接口地址；再问网管是否有设备拦截',
    },
    'wrong-clock': {
      meaning: '证书还没生效或已过期：多半是本机时间不对',
      support: '先校准本机的日期和时间，再试一次',
    },
    'unreadable-answer': {
      meaning: '看不懂对方的回答',
      support: '多半不是微信在回答：检查接口地址，以及是否要先登录 Wi‑Fi',
    },
    'service-key-refused': { meaning: '令牌服务不认这个密钥', support: '核对令牌服务密钥' },
    'http-error': { meaning: '对方回答了错误页', support: '检查接口地址，或请中转服务的人查看' },
    broken: { meaning: '连接中途断了', support: '再试一次；还不行请问网管' },
  },
  classicWarning:
    '令牌用的是旧接口：几台收银台会互相作废令牌。请店长到「设置 › 公众号与网络」改成「共用」。',
};

export const security: SecurityWords = {
  protection: '密钥怎么保护',
  protections: {
    'key-store': '由操作系统的密钥库加密',
    'file-permissions': '只靠文件权限保护',
    passphrase: '由口令加密',
  },
  protectionHints: {
    'key-store': '只有登录这个系统用户才能解开。',
    'file-permissions':
      '这台电脑没有可用的密钥库。密钥用一个随机密钥封存，那个密钥放在只有本用户能读的文件里：拿到这个用户的文件，就能解开。可以另设口令。',
    passphrase: '每次启动都要输入口令，输对之前收银台不打开。',
  },
  changePin: '改店长 PIN',
  pinHint: '4 到 12 位数字。马上生效，账本里会留下一行。',
  newPin: '新的 PIN',
  againPin: '再输入一次',
  pinChanged: 'PIN 已改。',
  passphrase: '启动口令',
  passphraseHint:
    '可设可不设。设了以后，每次启动都要有人输入。忘了口令，存好的 AppSecret 和 PIN 就再也解不开，只能重新设置；账本还在。',
  newPassphrase: '口令（至少 8 个字符）',
  againPassphrase: '再输入一次口令',
  setPassphrase: '设为启动口令',
  removePassphrase: '取消启动口令',
  passphraseSet: '已设好，下次启动时要输入。',
  passphraseRemoved: '已取消，启动时不再问。',
  passphraseShort: (least) => `口令至少 ${least} 个字符。`,
  differs: '两次输入不一样。',
};

export const passphrase: PassphraseWords = {
  title: '请输入启动口令',
  hint: '输对以后收银台才打开。',
  open: '打开收银台',
  opening: '正在打开',
  wrong: '口令不对。',
  wait: (seconds) => `${seconds} 秒后可以再试`,
  forgotten:
    '忘了口令就解不开存好的密钥：关掉程序，按 docs/settings.md 里「忘了启动口令」重新设置。账本不受影响。',
};

export const training: TrainingWords = {
  title: '培训',
  hint: '切到练习模式：完全不联网，用另一本从头开始的账，画面有醒目的边框。正式的账和没有结果的核销都原样保留，结束培训后接着用。',
  start: '开始培训（F6）',
  end: '结束培训（F6）',
  onlyPractice: '本机是用 --practice 启动的，只能练习。',
  noAccount: '还没有接入公众号，本来就在练习。',
  banner: '培训中：这里的核销都不是真的。店长在后台按 F6 结束。',
  sheet: '练习券码纸',
  sheetHint: '每一种情况一个码，打印出来就可以扫。只在练习模式里有用。',
  print: '打印',
  savePdf: '存为 PDF',
  sheetDone: '好了。',
  settingsRestored: (name) => `设置文件坏了，已换回上一份好的设置。坏文件留作 ${name}`,
  provisioningWaits:
    '配置文件没有采用，原文件还在：原来的公众号有核销没有结果，只有它查得到。等都有结果，再重启一次',
  settingsMissing: '设置文件不见了，已换回上一份好的设置。请店长核对设置',
  settingsLost: (name) => `设置文件坏了，没有可用的备份，请店长重新设置。坏文件留作 ${name}`,
  seen: '知道了',
};

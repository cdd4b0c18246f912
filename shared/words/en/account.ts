/** Account, secrets, passphrase and training. */
import type { AccountWords, PassphraseWords, SecurityWords, TrainingWords } from '../account-words';

export const account: AccountWords = {
  account: 'Account',
  network: 'Network',
  fields: {
    appId: 'AppID',
    appSecret: 'AppSecret',
    apiBase: "Address of WeChat's API",
    tokenMode: 'Where tokens come from',
    serviceUrl: 'Address of the token service',
    serviceKey: 'Key of the token service',
    proxy: 'Proxy',
    proxyLogin: 'User and password of the proxy',
    extraCa: 'Further certificate',
  },
  hints: {
    appId: "In the Official Account's back office, under basic configuration. Begins with wx.",
    appSecret: 'On the same page. It goes in and never comes out: nothing shows it again.',
    apiBase: 'Leave it as it is for WeChat itself; or the address of a relay with a fixed IP.',
    tokenMode: 'Where several tills share one account, take "shared".',
    serviceUrl: "The merchant's own service, https. No till has to hold the AppSecret then.",
    serviceKey: 'Sent to the service as Authorization: Bearer. Leave it empty where there is none.',
    proxy: 'For example http://10.0.0.1:3128. Leave it empty where there is none.',
    proxyLogin: 'As user:password. Leave it empty where the proxy asks for none.',
    extraCa: "Only where a box in the shop's network opens encrypted connections. A PEM file.",
  },
  tokenModes: { stable: 'Shared (best)', classic: 'Old endpoint', service: 'Own token service' },
  tokenHints: {
    stable: 'All tills get the same token, and none disturbs another.',
    classic:
      "Tills will invalidate each other's tokens. Only for a single till that must use the old endpoint.",
    service: "The AppSecret stands on the merchant's server alone.",
  },
  sealed: 'stored, never shown; type a new one to replace it',
  notSealed: 'not stored yet',
  remove: 'Remove',
  caNow: (subject, day) => `${subject}, good until ${day}`,
  caNone: 'none',
  caPick: 'Choose a PEM file',
  caNoPem: 'No certificate can be read in this file.',
  try: 'Test with WeChat',
  trying: 'Asking WeChat',
  save: 'Save and use',
  saved: 'Saved and in force now, no restart needed.',
  discard: 'Discard changes',
  works: (milliseconds) =>
    `It works, coupons can be redeemed. WeChat answered in ${milliseconds} ms.`,
  clockAhead: (seconds) => `This machine's clock is ${seconds} s ahead of WeChat's: set it.`,
  clockBehind: (seconds) => `This machine's clock is ${seconds} s behind WeChat's: set it.`,
  badField: (field) => `"${field}" does not fit.`,
  badAddress: (field, fault, example) => `"${field}" does not fit: ${fault}. Example: ${example}`,
  addressFaults: {
    scheme: 'it does not begin with https:// or http://',
    'plain-http': 'another machine is only reached encrypted, by https://',
    login: 'user and password do not belong here, or hold a sign that may not be used',
    host: 'it names no possible host',
    query: 'there is a ? or # too much at its end',
  },
  addressExamples: {
    apiBase: 'https://api.weixin.qq.com',
    serviceUrl: 'https://token.example.com/wechat',
    proxy: 'http://10.0.0.1:3128',
  },
  secretNeeded: (field) =>
    `Type "${field}". What is stored only goes to the address it was typed for; a new address needs it anew.`,
  openIntents: (count) =>
    `${count} redemptions have no outcome yet, and only the account before can tell. Wait for it, then change the account.`,
  whileTraining: 'A training is on. End it first, then change the account.',
  way: {
    'name-not-found': {
      meaning: 'This address is not found',
      support: 'Look at cable or Wi-Fi; if the network is fine, look for a slip in the address',
    },
    'no-network': {
      meaning: 'No way there: no network, or a firewall',
      support: "Look at cable or Wi-Fi, then ask your network's keeper to let this address through",
    },
    timeout: {
      meaning: 'No answer in time',
      support: 'A slow or blocked network: try again in a few seconds, then ask its keeper',
    },
    'proxy-unreachable': {
      meaning: 'The proxy cannot be reached',
      support: 'Compare its address and port',
    },
    'proxy-refuses': {
      meaning: 'The proxy lets nothing through',
      support: 'Compare its user and password, then ask whether this address is allowed there',
    },
    'ca-not-trusted': {
      meaning: 'The certificate is not trusted: a box in the network opens the connection',
      support:
        "Ask your network's keeper for that box's root certificate (PEM) and choose it as further certificate, or to let WeChat through",
    },
    'wrong-host': {
      meaning: 'The certificate is for another address',
      support: 'Compare the address, then ask whether a box stands in between',
    },
    'wrong-clock': {
      meaning: "A certificate is not good yet, or no longer: most often this machine's clock",
      support: 'Set date and time of this machine, then try again',
    },
    'unreadable-answer': {
      meaning: 'The answer makes no sense',
      support:
        'Most likely it is not WeChat who answers: look at the address, and whether the Wi-Fi wants a login',
    },
    'service-key-refused': {
      meaning: 'The token service does not know this key',
      support: 'Compare the key of the token service',
    },
    'http-error': {
      meaning: 'An error page came back',
      support: 'Look at the address, or ask whoever runs the relay',
    },
    broken: {
      meaning: 'The connection broke',
      support: "Try again, then ask your network's keeper",
    },
  },
  classicWarning:
    "Tokens come from the old endpoint: tills will invalidate each other's. The manager changes that under Settings › Account and network.",
};

export const security: SecurityWords = {
  protection: 'How secrets are protected',
  protections: {
    'key-store': "By the operating system's key store",
    'file-permissions': 'Protected by file permissions only',
    passphrase: 'By a passphrase',
  },
  protectionHints: {
    'key-store': 'Only this user of this system can open them.',
    'file-permissions':
      "This machine has no key store. Secrets are sealed with a random key in a file that only this user may read: who gets this user's files can open them. A passphrase can be set beside.",
    passphrase: 'It is asked for at every start, and the till stays closed until it is right.',
  },
  changePin: 'Change the manager PIN',
  pinHint: '4 to 12 digits. In force at once; the ledger keeps a row.',
  newPin: 'New PIN',
  againPin: 'Once more',
  pinChanged: 'The PIN is changed.',
  passphrase: 'Passphrase at start',
  passphraseHint:
    'As you like. Once set, somebody has to type it at every start. If it is forgotten, the stored AppSecret and PIN can never be opened again and the till is set up anew; the ledger stays.',
  newPassphrase: 'Passphrase (8 signs or more)',
  againPassphrase: 'The passphrase once more',
  setPassphrase: 'Ask for it at every start',
  removePassphrase: 'Ask for it no more',
  passphraseSet: 'Set. The next start asks for it.',
  passphraseRemoved: 'Removed. The next start asks for nothing.',
  passphraseShort: (least) => `A passphrase has ${least} signs or more.`,
  differs: 'The two are not the same.',
};

export const passphrase: PassphraseWords = {
  title: 'Type the passphrase',
  hint: 'The till opens once it is right.',
  open: 'Open the till',
  opening: 'Opening',
  wrong: 'This is another passphrase.',
  wait: (seconds) => `Try again in ${seconds} s`,
  forgotten:
    'Without it the stored secrets cannot be opened: close the program and set the till up anew as docs/settings.md says under "The passphrase is forgotten". The ledger is not touched.',
};

export const training: TrainingWords = {
  title: 'Training',
  hint: 'Switches to practice: no network at all, another ledger that starts anew, a frame that nobody overlooks. The real ledger and redemptions without an outcome stay as they are, and go on when the training ends.',
  start: 'Start the training (F6)',
  end: 'End the training (F6)',
  onlyPractice: 'This till was started with --practice and does nothing else.',
  noAccount: 'No account is connected yet: the till practises anyway.',
  banner: 'TRAINING: nothing redeemed here is real. The manager ends it with F6 in the console.',
  sheet: 'Practice sheet',
  sheetHint: 'One code for every case, to be printed and scanned. Good in practice only.',
  print: 'Print',
  savePdf: 'Save as PDF',
  sheetDone: 'Done.',
  settingsRestored: (name) =>
    `The settings file was damaged; the last good settings are in force. It is kept as ${name}`,
  provisioningWaits:
    'The set-up file was not taken in and is kept: redemptions of the present account have no outcome yet. Start again once they have one',
  settingsMissing:
    'The settings file was gone; the last good settings are in force. Manager: check the settings',
  settingsLost: (name) =>
    `The settings file was damaged and there was no good copy: the manager sets it up anew. It is kept as ${name}`,
  seen: 'Understood',
};

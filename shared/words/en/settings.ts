/** Settings and the first-run guide. */
import type { FirstRunWords, SettingsWords } from '../settings-words';

export const settings: SettingsWords = {
  pages: {
    shop: 'Shop and redeeming',
    account: 'Account and network',
    security: 'PIN and keys',
    camera: 'Camera',
    scanners: 'Hand scanners',
    access: 'Sound and display',
    printer: 'Slip printer',
    training: 'Training',
  },
  names: {
    storeName: 'Name of the shop',
    deviceName: 'Name of this till',
    locationId: 'Number of the shop',
    language: 'Language',
    redeem: 'Redeeming',
    outsideHours: 'Outside the hours of use',
    catalogueCallsPerMinute: 'Calls a minute for the list of cards',
    staleAfterSeconds: 'Seconds a green stays',
    customCodeCardIds: 'card_id of cards with custom codes',
    voidReason: 'Reason for voiding a code',
    printer: 'Printer',
    printerAddress: 'Printer address',
    printerBaud: 'Baud rate',
    printerPaper: 'Paper width',
    printSlips: 'When to print',
    sound: 'Tones',
    flash: 'Flash',
    speech: 'Spoken verdicts',
    zoom: 'Size of the display',
    customerScreen: "The customer's screen",
    camera: 'Camera',
    decoder: 'Decoder',
    code39: 'Read Code 39',
    updatePlace: 'Where updates come from',
  },
  hints: {
    storeName: 'Shown at the counter and printed on shift reports.',
    deviceName: 'Stands in every row of the ledger, to tell which till it was.',
    locationId:
      "Its number in WeChat's location_id_list: whether a coupon is good in this shop. Leave it empty where there is none.",
    language: 'Counter and console change at once.',
    redeem:
      'Only coupons without any doubt are redeemed by themselves; the others still ask for Enter.',
    outsideHours: 'Warn: a second press redeems. Refuse: never redeemed.',
    catalogueCallsPerMinute: "6 to 6,000. The counter's own calls never wait for it.",
    staleAfterSeconds:
      '5 to 600. After that the screen clears itself, and the code is scanned again.',
    customCodeCardIds: 'One per line, at most 100. Only for cards whose codes you make yourself.',
    voidReason:
      'It always stands in the ledger; "WeChat too" sends it along with the request to void.',
    printer: 'An ESC/POS printer that writes GB18030. Its troubles never touch a redemption.',
    printerAddress:
      'Network: 192.168.1.50, port 9100 unless written. Serial: COM3 or /dev/ttyUSB0.',
    printerBaud: 'For serial printers only; as on the self-test page of the printer.',
    printerPaper: '58 mm takes 32 characters a line, 80 mm takes 48.',
    printSlips: 'F3 prints a slip of the redemption on show at any time.',
    sound: 'Every outcome has a tone of its own: listen to them first.',
    flash: 'The edge of the screen lights up with every outcome, for loud shops and deaf ears.',
    speech: "By this machine's own voice only, never over the network.",
    zoom: 'The outcome always stays whole; the rest is scrolled to.',
    customerScreen:
      'Shows the customer the reason and the two taps that help, no code and no name. Turned on this screen: F4 shows it.',
    camera: 'Which camera this till uses, and how its picture stands.',
    decoder:
      'Seldom to be changed. The standard one reads most; a machine that cannot run it takes the other by itself.',
    code39:
      "Only where this shop's coupons are Code 39: it has no check digit and is easily misread.",
    updatePlace:
      "A USB stick or folder (/media/usb, D:\\) or an https:// address in the shop's network.",
  },
  languages: { 'zh-CN': '简体中文', en: 'English' },
  redeem: { confirm: 'Enter redeems', auto: 'A scan redeems by itself' },
  outsideHours: { warn: 'Warn', refuse: 'Refuse' },
  voidReason: { ledger: 'Ledger only', wechat: 'WeChat too' },
  decoder: { 'zxing-wasm': 'Standard (recommended)', 'zxing-browser': 'Compatible' },
  code39: { no: 'No', yes: 'Yes' },
  save: 'Save',
  saved: 'Saved, in force now',
  unsaved: 'Not saved yet',
  badPrinterAddress: {
    network:
      'A network printer has an IP or host name, and a port from 1 to 65535: 192.168.1.50 or 192.168.1.50:9100. Nothing was changed.',
    serial: 'A serial printer has a port: COM3 or /dev/ttyUSB0. Nothing was changed.',
  },
  badValue: (setting) => `"${setting}" does not fit. Nothing was changed.`,
  unwritable:
    'It could not be stored: look at disk space and folder rights, then try again. Nothing was changed.',
};

export const firstRun: FirstRunWords = {
  title: 'Setting up',
  open: 'Set up',
  noAccount: 'No account is connected yet: nothing redeemed here is real. Try it out meanwhile.',
  steps: {
    language: 'Language',
    shop: 'Shop',
    account: 'Account',
    pin: 'Manager PIN',
    camera: 'Camera',
    scanners: 'Hand scanners',
    sound: 'Sound',
    done: 'Done',
  },
  stepOf: (nth, all) => `Step ${nth} of ${all}`,
  back: 'Back',
  next: 'Next',
  later: 'Later, to the counter',
  finish: 'Done, to the counter',
  languageHint: 'It changes at once, and can be changed later under Settings in the console.',
  shopHint: 'These names stand at the counter and on shift reports.',
  accountHint:
    'Once it is saved the till changes from practice to this account, without a restart. No AppID at hand? Choose "Later" and practise on.',
  pinHint: "It locks the manager's console, and from then on this guide as well.",
  doneHint: 'All of this can be changed later under Settings in the console.',
};

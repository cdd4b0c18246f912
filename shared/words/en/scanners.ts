/** Hand scanners: settings and the doctor. */
import type { DoctorWords, ScannersWords } from '../scanners-words';

/** Quick fingers press two keys this close together. */
const SLOW_GAP_MS = 80;

const layouts = {
  us: 'US',
  uk: 'UK',
  de: 'German',
  fr: 'French',
  jp: 'Japanese',
} as const;

export const scanners: ScannersWords = {
  kinds: { wedge: 'Types like a keyboard', serial: 'Serial port', hid: 'HID-POS' },
  links: {
    searching: 'looking for it',
    ready: 'connected',
    absent: 'not plugged in',
    refused: 'cannot be opened: another program holds it, or it is not permitted',
    taken: 'another scanner here has its port',
    'no-port': 'its port is no serial port: forget it and choose again',
    'no-driver': 'its driver does not load on this PC: use a scanner that types',
  },
  takenBy: (name) => `its port is used by ${name}: this entry can be forgotten`,
  none: 'No scanner has been set up yet. One that types works as it is; a test makes it surer.',
  unnamed: (id) => `Scanner ${id}`,
  name: 'Name',
  inUse: 'in use',
  use: 'Use this one',
  inUseHint:
    'To the PC all scanners that type are one keyboard, so keys are read by the settings of one of them.',
  test: 'Test',
  forget: 'Forget',
  forgetSure: 'Press again to forget it',
  details: 'Details',
  layout: "The scanner's own keyboard layout",
  layouts,
  capsLock: 'Caps Lock',
  capsLocks: {
    ignore: 'The scanner ignores Caps Lock',
    follow: 'It turns its case round while Caps Lock is on',
    always: 'It always sends as if Caps Lock were on',
  },
  gap: 'Longest pause between two characters',
  gapValue: (ms) => `${ms} ms`,
  suffix: 'Suffix',
  suffixes: { enter: 'Enter', tab: 'Tab', none: 'none', unknown: 'not tested yet' },
  baudRate: 'Baud rate',
  ending: 'A scan ends with',
  endings: {
    any: 'Automatic (CR, LF, Tab or a pause)',
    cr: 'CR',
    lf: 'LF',
    crlf: 'CR LF',
    tab: 'Tab',
    silence: 'A pause',
  },
  charset: 'Character set',
  charsets: { 'utf-8': 'UTF-8', gb18030: 'GB18030' },
  strip: 'Take off what the scanner adds',
  before: 'Prefix',
  after: 'Suffix text',
  aim: 'AIM identifier, e.g. ]Q1',
  eci: 'ECI, e.g. \\000026',
  stars: 'The * round a Code 39',
  add: 'Add a scanner',
  addTyping: 'Test a scanner that types',
  addTypingHint:
    'The usual kind: plugged in, it types like a keyboard. After three scans the till knows its ways.',
  addDevice: 'Serial or HID-POS scanners',
  addDeviceHint:
    'Not a keyboard: no input method and no focus can disturb them. Switch the scanner over with the setup code in its manual, then pick it here.',
  found: 'Plugged in now',
  foundNone: 'No new serial or HID-POS device was found.',
  lookAgain: 'Look again',
  choose: 'Use this one',
  otherPort: 'A serial port that is not listed',
  otherPortHint: 'For example COM7 or /dev/ttyS0',
  portFaults: {
    name: (path) =>
      `${path} is not the name of a serial port. On Windows it is like COM3, on Linux like /dev/ttyUSB0.`,
    'not-there': (path) =>
      `There is no ${path}. Check the name; if the scanner is not plugged in yet, plug it in first.`,
    folder: (path) => `${path} is a folder, not a serial port. Check the name.`,
    file: (path) => `${path} is a file, not a serial port. Check the name.`,
    'other-device': (path) =>
      `${path} is no serial port that a scanner can be on. Check the name, or use another port.`,
  },
  there: (name) => `This scanner is already there: ${name}`,
  full: 'There are scanners enough: forget those that are not used first.',
  noDriver: (kind) => `The driver for ${kind} does not load on this PC: use a scanner that types.`,
};

export const doctor: DoctorWords = {
  title: 'Scanner test',
  intro: 'Scan the code on this screen three times. Nothing scanned during the test is redeemed.',
  codes: { qr: 'QR code', code128: 'Bar code' },
  scanOf: (nth, all) => `Scan ${nth} of ${all}`,
  scanNow: 'Scan the QR code on the left. If the scanner does nothing, scan the bars on the right.',
  scanIntoField:
    'The last one: the cursor is in the field below. Scan again to see whether the input method interferes.',
  field: 'Test field',
  waiting: {
    searching: { what: 'Connecting to the scanner', todo: 'One moment, then scan.' },
    absent: {
      what: 'This scanner is not plugged in: nothing it scans can arrive',
      todo: 'Plug in its cable or receiver and switch it on. The test goes on by itself.',
    },
    refused: {
      what: "The scanner's port cannot be opened",
      todo: 'Another program holds it, or it is not permitted. Close that program; the test then goes on by itself.',
    },
    taken: {
      what: 'Another scanner here has this port',
      todo: 'Stop the test and test that one; this entry can be forgotten.',
    },
    'no-port': {
      what: 'Its port is no serial port: nothing can arrive',
      todo: 'Stop the test, forget this scanner, and choose the right port.',
    },
    'no-driver': {
      what: 'Its driver does not load on this PC',
      todo: 'Switch the scanner back to typing, with the setup code in its manual.',
    },
  },
  read: { qr: 'QR code read', code128: 'bars read' },
  readOther: (text) => `neither of these codes: ${text}`,
  nothingCame: 'I scanned, nothing happened',
  results: 'Result',
  allWell: 'Nothing is wrong with this scanner.',
  notStored: 'The result cannot be stored: check disk space and permissions, then test again.',
  again: 'Test again',
  done: 'Done',
  stop: 'Stop the test',
  begin: 'Begin the test',
  later: 'Serial and HID-POS scanners are picked later, in the console under Settings → Scanners.',
  deeds: { fine: 'Fine', set: 'Taken care of', advice: 'For you to do' },
  findings: {
    suffix({ suffix }) {
      const names = { enter: 'Enter', crlf: 'CR LF', cr: 'CR', lf: 'LF', tab: 'Tab' };
      if (suffix !== 'none') {
        return { title: `Suffix: ${names[suffix]}`, text: 'Each scan is known at once.' };
      }
      return {
        title: 'Suffix: none',
        text: 'It works, but each scan waits a moment until it is known to be over. Find the setup code "Add Enter (CR) suffix" in the scanner\'s manual and scan it.',
      };
    },
    speed: ({ medianMs, slowestMs, gapMs }) => ({
      title: `Speed: ${medianMs} ms a character, ${slowestMs} ms at the slowest`,
      text:
        gapMs > SLOW_GAP_MS
          ? `From now on keys at most ${gapMs} ms apart count as a scan. That is slow: very quick typing may look the same. Better switch the scanner's inter-character delay off.`
          : `From now on only keys at most ${gapMs} ms apart count as a scan, so typing is not taken for one.`,
    }),
    'too-slow': ({ slowestMs }) => ({
      title: `Too slow: a pause of ${slowestMs} ms`,
      text: 'A code would fall in two. Switch the inter-character delay off; bring a Bluetooth scanner closer and charge it; then test again.',
    }),
    layout: ({ layout }) => ({
      title: `The scanner's keyboard layout: ${layouts[layout]}`,
      text:
        layout === 'us'
          ? "The PC's own layout does not matter."
          : 'Noted. The till reads it that way; neither the scanner nor the PC need be changed.',
    }),
    'caps-lock': ({ habit }) => ({
      title:
        habit === 'always'
          ? 'The scanner sends capitals for small letters'
          : 'Caps Lock was on during the test',
      text:
        habit === 'ignore'
          ? 'It makes no difference to this scanner: capitals and small letters are right.'
          : 'Noted. The till turns capitals and small letters back.',
    }),
    'input-method': () => ({
      title: 'The input method interferes',
      text: "In the console's text fields it turns what the scanner types into Pinyin. The counter is not affected. A code scanned in the console is offered to you, to take to the counter.",
    }),
    doubled: ({ wanted, got }) => ({
      title: 'Characters are doubled',
      text: `It should be ${wanted}, but ${got} came. The till does not guess. Raise the inter-character delay a little, use another USB port, or stop programs that change keys; then test again.`,
    }),
    missing: ({ wanted, got }) => ({
      title: 'Characters are missing',
      text: `It should be ${wanted}, but ${got} came. The till does not guess. Bring a Bluetooth scanner closer; for a cable raise the inter-character delay a little or use another USB port; then test again.`,
    }),
    added: ({ where, text }) => ({
      title:
        where === 'before'
          ? `The scanner puts ${text} before the code`
          : `The scanner puts ${text} after the code`,
      text: 'Noted. The till takes it off from now on.',
    }),
    'one-d-only': () => ({
      title: 'Only the bars were read',
      text: "This scanner may read bar codes only, not the QR code on a customer's phone. Use a 2D (imager) scanner or the camera. If you did not scan the QR code on the left, test again.",
    }),
    'no-scan': () => ({
      title: 'Nothing came',
      text: 'Check: does it light up and beep; is the cable or receiver plugged in; is a wireless one paired and charged; is it set to serial or HID (then pick it under "Serial or HID-POS scanners"). Make the screen bright and hold the scanner 10 to 20 cm away.',
    }),
    unreadable: ({ got }) => ({
      title: 'What came is not the code on the screen',
      text: `${got} came. If it was this code: try another baud rate for a serial scanner, reset one that types to factory settings, then test again.`,
    }),
  },
};

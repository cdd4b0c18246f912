/** The console's common parts: tables, progress, the last question, trouble. */
import type { PartsWords } from '../parts-words';

const SUPPORT = 'Send the error code and rid to support';

export const parts: PartsWords = {
  rows: (count) => `${count} rows`,
  stop: 'Stop',
  progress: (done, total) => `${done} of ${total}`,
  bytes: (used, limit) => `${used} / ${limit} bytes`,
  bytesOver: (over) => `${over} bytes too long (a Chinese character takes 3)`,
  reason: 'Reason',
  reasonHint: 'Goes into the ledger, to be found later',
  typeToConfirm: (text) => `Type "${text}" to confirm`,
  irreversible: 'This cannot be undone',
  open: 'Open the list',
  noMatch: 'Nothing matches',
  yes: 'Yes',
  no: 'No',
  notSent: 'not sent by WeChat',
  empty: '(empty)',
  faults: {
    network: {
      meaning: 'WeChat cannot be reached',
      support: 'Check cable or Wi‑Fi, then try again',
    },
    timeout: { meaning: 'WeChat did not answer in time', support: 'Wait a few seconds, try again' },
    busy: { meaning: 'WeChat is busy', support: 'Wait a few seconds, try again' },
    'rate-limited': { meaning: 'Too many calls a minute', support: 'Wait a minute, try again' },
    quota: {
      meaning: "Today's calls are used up",
      support: 'They return at midnight; the counter comes first, so look again tomorrow',
    },
    credentials: {
      meaning: "WeChat does not accept this till's keys",
      support: 'Check AppID and AppSecret',
    },
    'ip-not-allowed': {
      meaning: "This till's IP is not on the allow list",
      support: 'MP platform › Basic configuration › IP allow list: add the IP shown',
    },
    'account-limited': {
      meaning: 'The account is limited or lacks this permission',
      support: "Look at the account's state on the MP platform",
    },
    'unreadable-answer': { meaning: "WeChat's answer makes no sense", support: SUPPORT },
    'wrong-clock': {
      meaning: "This PC's clock is wrong",
      support: 'Set the clock, then try again',
    },
    'not-redeemed': { meaning: 'Not redeemed', support: 'Scan the code again at the counter' },
    'ledger-unwritable': {
      meaning: 'The ledger cannot be written, so nothing was sent',
      support: "Check the disk's space, then try again",
    },
    internal: { meaning: 'The program failed', support: SUPPORT },
  },
  otherErrcode: (errcode) => `WeChat answered with error ${errcode}`,
  otherErrcodeNext: "Give error code and rid to WeChat's support",
  nothingDone: 'Nothing was changed.',
  perhapsDone: 'It may have taken effect, or not: look at the result first, do not send it again.',
};

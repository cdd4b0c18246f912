/** Updates of the program. */
import type { UpdateWords } from '../update-words';

export const updates: UpdateWords = {
  title: 'Updates of the program',
  version: 'Version in use',
  previous: 'Version to go back to',
  noPrevious: 'none',
  goBack: 'To go back: close the program, run kaquan-kiosk --rollback, and open it again',
  waiting: 'Starts the next time',
  failed: 'Versions that did not come up',
  bySelf: 'Looks here by itself, outside shifts',
  upkeep: {
    sources: 'This is the program for development. Fetch new sources and build them.',
    deb: 'Installed from a deb: install the next one over it (sudo apt install ./NEXT.deb). Ledger and settings stay.',
    appimage:
      'An AppImage: close the program and put the new file in its place. Ledger and settings stay.',
    nsis: 'Installed by a setup program: close the till and run the new one. Ledger and settings stay.',
    dmg: 'Installed from a dmg: drag the new version over the old one in Applications. Ledger and settings stay.',
  },
  unsigned:
    'This program pins no release key and takes no updates. Ask support for a signed version.',
  look: 'Look for an update now',
  looking: 'Looking…',
  take: 'Put it in place for the next start',
  taking: 'Checking and putting it in place…',
  takeHint:
    'Nothing is replaced while the till runs. If the new version is not up within 60 seconds, this one comes back.',
  found: (version) => `Found version ${version}, its signature is right`,
  taken: (version) => `Version ${version} is in place: close the program and open it again`,
  left: {
    'nothing-newer': 'There is no newer version',
    waiting: 'The new version is in place already and starts the next time',
    'failed-before': 'This version did not come up on this till before',
    'shift-open': 'A shift is open: close it first',
  },
  refused: {
    'not-here': 'This program does not update itself',
    'no-place': 'Say first where updates come from',
    'no-key': 'This program pins no release key and takes no updates',
    unreachable: 'This place cannot be read: check the stick, the folder or the address',
    'not-signed': 'The signature is wrong, nothing was taken. Ask support for the right release',
    damaged: 'The file is damaged, nothing was taken. Copy it again',
    'not-unpacked': 'It cannot be unpacked, nothing was taken. Check disk space and folder rights',
    unwritable: 'The ledger takes no row, so nothing was taken',
  },
};

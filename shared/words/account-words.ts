/** The words about account, secrets, passphrase and training. */
import type { AccountField, AddressFault, AddressField, Protection, TokenMode } from '../account';
import type { WayTrouble } from '../account-trial';
import type { ErrcodeWords } from './words';

export interface AccountWords {
  account: string;
  network: string;
  fields: Record<AccountField, string>;
  hints: Record<AccountField, string>;
  tokenModes: Record<TokenMode, string>;
  tokenHints: Record<TokenMode, string>;
  /** In a field whose secret is stored and never shown. */
  sealed: string;
  notSealed: string;
  remove: string;
  caNow: (subject: string, day: string) => string;
  caNone: string;
  caPick: string;
  caNoPem: string;
  try: string;
  trying: string;
  save: string;
  saved: string;
  discard: string;
  works: (milliseconds: number) => string;
  clockAhead: (seconds: number) => string;
  clockBehind: (seconds: number) => string;
  badField: (field: string) => string;
  /** What is wrong with an address, and what a right one looks like. */
  badAddress: (field: string, fault: string, example: string) => string;
  addressFaults: Record<AddressFault, string>;
  addressExamples: Record<AddressField, string>;
  secretNeeded: (field: string) => string;
  openIntents: (count: number) => string;
  whileTraining: string;
  way: Record<WayTrouble, ErrcodeWords>;
  classicWarning: string;
}

export interface SecurityWords {
  protection: string;
  protections: Record<Protection, string>;
  protectionHints: Record<Protection, string>;
  changePin: string;
  pinHint: string;
  newPin: string;
  againPin: string;
  pinChanged: string;
  passphrase: string;
  passphraseHint: string;
  newPassphrase: string;
  againPassphrase: string;
  setPassphrase: string;
  removePassphrase: string;
  passphraseSet: string;
  passphraseRemoved: string;
  passphraseShort: (least: number) => string;
  differs: string;
}

export interface PassphraseWords {
  title: string;
  hint: string;
  open: string;
  opening: string;
  wrong: string;
  wait: (seconds: number) => string;
  forgotten: string;
}

export interface TrainingWords {
  title: string;
  hint: string;
  start: string;
  end: string;
  onlyPractice: string;
  noAccount: string;
  /** On the banner, for those who look at the counter. */
  banner: string;
  sheet: string;
  sheetHint: string;
  print: string;
  savePdf: string;
  sheetDone: string;
  settingsRestored: (name: string) => string;
  settingsMissing: string;
  settingsLost: (name: string) => string;
  provisioningWaits: string;
  seen: string;
}

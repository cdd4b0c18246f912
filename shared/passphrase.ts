/** The passphrase that some shops have the till ask for at its start. */

export interface PassphraseState {
  language: 'zh-CN' | 'en';
  /** No passphrase is looked at before this time, milliseconds since 1970; null: now. */
  waitUntil: number | null;
}

export interface PassphraseCalls {
  passphraseState: { input: null; output: PassphraseState };
  /** True where it opened the secrets. A wrong one makes the next wait. */
  tryPassphrase: { input: { passphrase: string }; output: boolean };
}

export const passphraseCallers = {
  passphraseState: 'cashier',
  tryPassphrase: 'cashier',
} as const satisfies Record<keyof PassphraseCalls, 'cashier'>;

/** The part of the page's address that names the passphrase's screen. */
export const PASSPHRASE_SCREEN = '#passphrase';

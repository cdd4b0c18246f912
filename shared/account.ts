/**
 * The account a till works for, as the settings' page and the first-run guide see it. Secrets go
 * in and never come out: a window learns only whether there is one.
 */
import type { TrialTrouble } from './account-trial';

export type TokenMode = 'stable' | 'classic' | 'service';

/** How the secrets are protected on this machine. */
export type Protection = 'key-store' | 'file-permissions' | 'passphrase';

export interface CaFacts {
  /** Whom the certificate names. */
  subject: string;
  /** Last day on which it is good, milliseconds since 1970. */
  validTo: number;
}

/** What a manager may know of the account. */
export interface ShownAccount {
  appId: string;
  apiBase: string;
  tokenMode: TokenMode;
  serviceUrl: string;
  /** Without user and password. */
  proxy: string;
  /** Null where there is none. */
  extraCa: CaFacts | null;
  has: Record<SecretName, boolean>;
  protection: Protection;
}

export type SecretName = 'appSecret' | 'serviceKey' | 'proxyLogin';

/** An account as it was typed. Of a secret null keeps the sealed one, and '' removes it. */
export interface AccountDraft {
  appId: string;
  apiBase: string;
  tokenMode: TokenMode;
  serviceUrl: string;
  /** User and password may stand in it; they are taken out and sealed. */
  proxy: string;
  /** `picked`: the file that `pickExtraCa` brought last. */
  extraCa: 'keep' | 'none' | 'picked';
  appSecret: string | null;
  serviceKey: string | null;
  proxyLogin: string | null;
}

export type AccountField = keyof AccountDraft;

/**
 * What is wrong with an address: it does not begin as one; goes unencrypted to another machine;
 * carries user and password; names no machine; has a query or a fragment where none belongs.
 */
export type AddressFault = 'scheme' | 'plain-http' | 'login' | 'host' | 'query';
export type AddressField = 'apiBase' | 'serviceUrl' | 'proxy';

/** Why a draft is none. */
export type DraftProblem =
  | { kind: 'bad-field'; field: AccountField }
  | { kind: 'bad-address'; field: AddressField; fault: AddressFault }
  /** A sealed secret only goes to the address it was typed for: it is typed anew. */
  | { kind: 'secret-needed'; field: SecretName };

export type Trial =
  | {
      ok: true;
      latencyMs: number;
      /** Seconds this machine's clock is ahead of WeChat's; null where the answer told no time. */
      clockSkewSeconds: number | null;
    }
  | { ok: false; trouble: DraftProblem | TrialTrouble };

export type AccountSaved =
  | { ok: true }
  | {
      ok: false;
      trouble:
        | DraftProblem
        /** Redemptions of the account before have no outcome yet: only it can tell. */
        | { kind: 'open-intents'; count: number }
        /** Somebody is being trained: the account's till is not open now. */
        | { kind: 'training' }
        | { kind: 'unwritable' };
    };

export type PickedCa = { ok: true; ca: CaFacts } | { ok: false; why: 'none-chosen' | 'no-pem' };

export interface AccountCalls {
  account: { input: null; output: ShownAccount };
  /** Asks WeChat with a draft; nothing is stored. */
  tryAccount: { input: AccountDraft; output: Trial };
  /** Stores a draft; the till works for it from now on, without a restart. */
  saveAccount: { input: AccountDraft; output: AccountSaved };
  /** Asks for a PEM file; main keeps what it read until the draft is stored. */
  pickExtraCa: { input: null; output: PickedCa };
  /** Protects the secrets by a passphrase, asked at every start; null ends that. */
  protectSecrets: { input: { passphrase: string | null }; output: Protected };
}

export type Protected =
  | { ok: true; protection: Protection }
  | { ok: false; why: 'too-short' | 'unwritable' };

export const accountCallers = {
  account: 'set-up',
  tryAccount: 'set-up',
  saveAccount: 'set-up',
  pickExtraCa: 'set-up',
  protectSecrets: 'manager',
} as const satisfies Record<keyof AccountCalls, 'manager' | 'set-up'>;

/** Signs that a passphrase must have at least. */
export const PASSPHRASE_LEAST = 8;

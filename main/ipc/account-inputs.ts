/** Inputs of the calls about account, secrets and training. What its fields mean is checked by main/settings/account.ts. */
import * as v from 'valibot';
import type { AccountCalls } from '../../shared/account';
import type { PassphraseCalls } from '../../shared/passphrase';
import type { PracticeCalls } from '../../shared/practice';
import type { Inputs } from './inputs';
import { nothing } from './parts';

const address = v.pipe(v.string(), v.maxLength(2_000), v.trim());
const secret = v.nullable(v.pipe(v.string(), v.maxLength(512), v.trim()));

const draft = v.strictObject({
  appId: v.pipe(v.string(), v.maxLength(128)),
  apiBase: address,
  tokenMode: v.picklist(['stable', 'classic', 'service']),
  serviceUrl: address,
  proxy: address,
  extraCa: v.picklist(['keep', 'none', 'picked']),
  appSecret: secret,
  serviceKey: secret,
  proxyLogin: secret,
});

const passphrase = v.pipe(v.string(), v.maxLength(256));

export const accountInputs: Inputs<
  keyof AccountCalls | keyof PracticeCalls | keyof PassphraseCalls
> = {
  account: nothing,
  tryAccount: draft,
  saveAccount: draft,
  pickExtraCa: nothing,
  protectSecrets: v.strictObject({ passphrase: v.nullable(passphrase) }),
  passphraseState: nothing,
  tryPassphrase: v.strictObject({ passphrase }),
  startTraining: nothing,
  endTraining: nothing,
  practiceSheet: v.strictObject({ to: v.picklist(['printer', 'pdf']) }),
};

/**
 * The account in the profile: what a draft means, and storing it whole or not at all. Console,
 * first-run guide and provisioning file all end here.
 */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AccountDraft,
  AddressField,
  CaFacts,
  DraftProblem,
  ShownAccount,
} from '../../shared/account';
import type { LineOptions } from '../wechat/line';
import { addressFault, isAsciiKey, isLogin, joinProxy, splitProxy } from './api-base';
import type { SecretStore, Secrets } from './secrets';
import type { SettingsStore } from './settings';
import type { Settings } from './table';

export const EXTRA_CA_FILE = 'extra-ca.pem';

/** Where an account is kept. */
export interface AccountKeep {
  profile: string;
  settings: SettingsStore;
  secrets: SecretStore;
}

/** What becomes of the account: everything it names is replaced, the rest stays. */
export interface AccountChange {
  settings: Partial<Settings>;
  secrets: Partial<Secrets>;
  /** PEM text of the further certificate authority; null for none. */
  extraCa: string | null | 'keep';
}

/** The secrets that a line needs. */
export type LineSecrets = Pick<Secrets, 'appSecret' | 'serviceKey' | 'proxyLogin'>;

/** Stores a change whole. Throws where the profile cannot be written; then all is as before. */
export function storeAccount(
  change: AccountChange,
  { profile, settings, secrets }: AccountKeep,
): void {
  const caPath = join(profile, EXTRA_CA_FILE);
  const before = { secrets: secrets.read(), ca: existsSync(caPath) ? readFileSync(caPath) : null };
  try {
    if (change.extraCa !== null && change.extraCa !== 'keep') writeFileSync(caPath, change.extraCa);
    secrets.write({ ...before.secrets, ...change.secrets });
    const extraCaFile = change.extraCa === null ? '' : EXTRA_CA_FILE;
    const ca = change.extraCa === 'keep' ? {} : { extraCaFile };
    // The settings come last: with their appId the till is set up, and all it needs is there.
    settings.set({ ...change.settings, ...ca });
  } catch (error) {
    putBack(before, caPath, secrets);
    throw error;
  }
  if (change.extraCa === null) rmSync(caPath, { force: true });
}

/** Half an account is none: the till keeps what it had. */
function putBack(
  before: { secrets: Secrets; ca: Buffer | null },
  caPath: string,
  secrets: SecretStore,
): void {
  try {
    if (before.ca) writeFileSync(caPath, before.ca);
    secrets.write(before.secrets);
  } catch {
    // The disk refuses this as well. Storing the same again applies all of it.
  }
}

/** What a window may know of the account. */
export function shownAccount(keep: AccountKeep): ShownAccount {
  const { appId, apiBase, tokenMode, serviceUrl, proxy } = keep.settings.all();
  const { appSecret, serviceKey, proxyLogin } = keep.secrets.read();
  const ca = readExtraCa(keep.profile, keep.settings.all());
  return {
    appId,
    apiBase,
    tokenMode,
    serviceUrl,
    proxy,
    extraCa: ca === undefined ? null : caFacts(ca),
    has: {
      appSecret: appSecret !== '',
      serviceKey: serviceKey !== '',
      proxyLogin: proxyLogin !== '',
    },
    protection: keep.secrets.protection,
  };
}

/** The way to WeChat that settings and secrets describe. */
export function lineOptions(
  settings: Settings,
  { appSecret, serviceKey, proxyLogin }: LineSecrets,
  extraCa: string | undefined,
): LineOptions {
  const { apiBase, tokenMode, appId, serviceUrl, proxy } = settings;
  return {
    apiBase,
    mode: tokenMode,
    appId,
    appSecret,
    serviceUrl,
    serviceKey,
    proxy: proxy === '' ? undefined : joinProxy(proxy, proxyLogin),
    extraCa,
  };
}

/** The PEM text of the further certificate authority; undefined without one. */
export function readExtraCa(profile: string, { extraCaFile }: Settings): string | undefined {
  if (extraCaFile === '') return undefined;
  try {
    return readFileSync(join(profile, extraCaFile), 'utf8');
  } catch {
    return undefined; // A file edge: without it the till opens, and says what it cannot reach.
  }
}

export type ReadDraft =
  | { ok: true; change: AccountChange; secrets: LineSecrets }
  | { ok: false; trouble: DraftProblem };

/** Checks a draft against what is stored; `picked` is the certificate file that waits. */
export function readDraft(draft: AccountDraft, now: AccountNow, picked: string | null): ReadDraft {
  const trouble = badField(draft, picked);
  if (trouble !== null) return { ok: false, trouble };
  const { tokenMode, apiBase, serviceUrl } = draft;
  const appId = draft.appId.trim();
  const service = tokenMode === 'service';
  const { proxy, login } = draft.proxy === '' ? { proxy: '', login: '' } : splitProxy(draft.proxy);
  const secrets = complete(service, {
    // With a token service of the merchant's own no till holds the secret.
    appSecret: service ? '' : (draft.appSecret ?? sealedSecret(draft, now)),
    serviceKey: service ? (draft.serviceKey ?? sealedKey(draft, now)) : '',
    proxyLogin: login === '' ? (draft.proxyLogin ?? sealedLogin(proxy, now)) : login,
  });
  if (typeof secrets === 'string') {
    return { ok: false, trouble: { kind: 'secret-needed', field: secrets } };
  }
  return {
    ok: true,
    secrets,
    change: {
      settings: { appId, apiBase, tokenMode, serviceUrl: service ? serviceUrl : '', proxy },
      secrets,
      extraCa: draft.extraCa === 'picked' ? picked : draft.extraCa === 'none' ? null : 'keep',
    },
  };
}

/** What is stored, as far as a draft may keep it. */
export interface AccountNow {
  settings: Settings;
  secrets: Secrets;
}

/** Null where a sealed secret exists that may not go to this new address unless typed anew. */
function sealedSecret(draft: AccountDraft, { settings, secrets }: AccountNow): string | null {
  const same = sameOrigin(draft.apiBase, settings.apiBase) && draft.appId.trim() === settings.appId;
  return same ? secrets.appSecret : null;
}

function sealedKey({ serviceUrl }: AccountDraft, { settings, secrets }: AccountNow): string | null {
  if (secrets.serviceKey === '') return '';
  return sameOrigin(serviceUrl, settings.serviceUrl) ? secrets.serviceKey : null;
}

function sealedLogin(proxy: string, { settings, secrets }: AccountNow): string | null {
  if (proxy === '' || secrets.proxyLogin === '') return '';
  return sameOrigin(proxy, settings.proxy) ? secrets.proxyLogin : null;
}

/** The secrets, or the name of the one that has to be typed. */
function complete(
  service: boolean,
  { appSecret, serviceKey, proxyLogin }: Record<keyof LineSecrets, string | null>,
): LineSecrets | keyof LineSecrets {
  if (appSecret === null || (!service && appSecret === '')) return 'appSecret';
  if (serviceKey === null) return 'serviceKey';
  if (proxyLogin === null) return 'proxyLogin';
  return { appSecret, serviceKey, proxyLogin };
}

function badField(draft: AccountDraft, picked: string | null): DraftProblem | null {
  const { appId, extraCa } = draft;
  const bad = (field: keyof AccountDraft): DraftProblem => ({ kind: 'bad-field', field });
  if (!/^[\x21-\x7e]{1,64}$/.test(appId.trim())) return bad('appId');
  const address = badAddress(draft);
  if (address !== null) return address;
  if (extraCa === 'picked' && picked === null) return bad('extraCa');
  if (draft.serviceKey && !isAsciiKey(draft.serviceKey)) return bad('serviceKey');
  if (draft.proxyLogin && !isLogin(draft.proxyLogin)) return bad('proxyLogin');
  return null;
}

/** The first address that is none; the proxy may be left empty. */
function badAddress(draft: AccountDraft): DraftProblem | null {
  const used: AddressField[] = ['apiBase'];
  if (draft.tokenMode === 'service') used.push('serviceUrl');
  if (draft.proxy !== '') used.push('proxy');
  for (const field of used) {
    const fault = addressFault(field, draft[field]);
    if (fault !== null) return { kind: 'bad-address', field, fault };
  }
  return null;
}

function sameOrigin(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}

/** Whom a PEM text's first certificate names; null for what cannot be read whole. */
export function caFacts(pem: string): CaFacts | null {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END/g);
  if (blocks === null) return null;
  try {
    const [first] = blocks.map((block) => new X509Certificate(`${block} CERTIFICATE-----\n`));
    if (first === undefined) return null;
    const subject = /^CN=(.*)$/m.exec(first.subject)?.[1] ?? first.subject.replaceAll('\n', ', ');
    return { subject, validTo: Date.parse(first.validTo) };
  } catch {
    return null; // A file edge: somebody chose it, and it may hold anything.
  }
}

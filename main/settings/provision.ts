/**
 * Sets a till up from a file (contract: Provisioning file): checked whole, applied whole or
 * not at all; the file is overwritten and removed only after everything is safely stored.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import * as v from 'valibot';
import type { AddressField } from '../../shared/account';
import { type AccountChange, caFacts, storeAccount } from './account';
import { addressFault, isAsciiKey, isProxy, splitProxy } from './api-base';
import { hashPin } from './pin';
import type { SecretStore } from './secrets';
import type { SettingsStore } from './settings';
import { DEFAULT_API_BASE } from './table';

const text = (name: string, max = 128) =>
  v.pipe(
    v.string(`${name} must be a text`),
    v.trim(),
    v.minLength(1, `${name} must not be empty`),
    v.maxLength(max, `${name} must have at most ${max} characters`),
  );
const baseUrl = (name: string, field: AddressField) =>
  v.pipe(
    text(name, 2_000),
    v.check(
      (url) => addressFault(field, url) === null,
      `${name} must be an https:// address (http:// for loopback only)`,
    ),
  );

const tokenSchema = v.strictObject(
  {
    mode: v.picklist(
      ['stable', 'classic', 'service'],
      'token.mode must be stable, classic or service',
    ),
    serviceUrl: v.optional(baseUrl('token.serviceUrl', 'serviceUrl')),
    serviceKey: v.optional(
      v.pipe(
        text('token.serviceKey', 512),
        v.check(isAsciiKey, 'token.serviceKey must be plain ASCII: it goes into a header'),
      ),
    ),
  },
  'token must be an object',
);

const entries = {
  appId: text('appId', 64),
  appSecret: v.optional(text('appSecret', 128)),
  apiBase: v.optional(baseUrl('apiBase', 'apiBase')),
  token: v.optional(tokenSchema),
  managerPin: v.pipe(
    v.string('managerPin must be a text'),
    v.regex(/^\d{4,12}$/, 'managerPin must be 4 to 12 digits'),
  ),
  storeName: text('storeName'),
  deviceName: text('deviceName'),
  locationId: v.optional(
    v.pipe(v.number('locationId must be a number'), v.integer('locationId must be a whole number')),
  ),
  language: v.picklist(['zh-CN', 'en'], 'language must be zh-CN or en'),
  redeem: v.optional(v.picklist(['confirm', 'auto'], 'redeem must be confirm or auto')),
  customCodeCardIds: v.optional(
    v.pipe(
      v.array(text('customCodeCardIds', 64), 'customCodeCardIds must be a list of texts'),
      v.maxLength(100, 'customCodeCardIds must have at most 100 entries'),
      v.transform((ids) => [...new Set(ids)]),
    ),
  ),
  proxy: v.optional(
    v.pipe(text('proxy', 2_000), v.check(isProxy, 'proxy must be an http:// or https:// URL')),
  ),
  extraCa: v.optional(text('extraCa', 4_000)),
};
const schema = v.strictObject(entries, 'must be one JSON object');

export type Provisioning = v.InferOutput<typeof schema>;

export type Checked =
  | { ok: true; value: Provisioning }
  /** Every fault that was found, each naming its key. */
  | { ok: false; problems: string[] };

/**
 * `open-intents`: redemptions of the account before have no outcome yet, and only it can tell what
 * became of them. Nothing was applied, and the file is still there.
 */
export type Applied = Checked | { ok: false; waits: 'open-intents'; problems: string[] };

/** Says what is wrong with the text of a provisioning file; applies nothing. */
export function checkProvisioning(content: string): Checked {
  if (content.includes('\ufffd')) return { ok: false, problems: ['not UTF-8: save it as UTF-8'] };
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch (error) {
    return { ok: false, problems: [notJson(content, error as Error)] };
  }
  const result = v.safeParse(schema, parsed);
  if (!result.success) return { ok: false, problems: result.issues.map(problemOf) };
  const value = result.output;
  const problems = missing(value);
  if (value.extraCa !== undefined && !isPem(value.extraCa)) {
    problems.push(`extraCa: ${value.extraCa} is not a readable PEM certificate file`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/**
 * Reads, checks and applies a file, then overwrites and removes it. `openIntents` says whether
 * redemptions of the present account have no outcome.
 */
export function provision(
  file: string,
  profile: string,
  settings: SettingsStore,
  secrets: SecretStore,
  openIntents: () => boolean,
): Applied {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    return { ok: false, problems: [`cannot read ${file}: ${(error as Error).message}`] };
  }
  const checked = checkProvisioning(content);
  if (!checked.ok) return checked;
  const before = settings.get('appId');
  if (before !== '' && before !== checked.value.appId && openIntents()) {
    const why = `not applied: redemptions of ${before} have no outcome yet; ${file} is kept`;
    return { ok: false, waits: 'open-intents', problems: [why] };
  }
  try {
    storeAccount(changeOf(checked.value), { profile, settings, secrets });
  } catch (error) {
    return { ok: false, problems: [`cannot write to ${profile}: ${(error as Error).message}`] };
  }
  try {
    shred(file);
  } catch (error) {
    const why = (error as Error).message;
    return { ok: false, problems: [`applied; remove the file by hand, it holds secrets: ${why}`] };
  }
  return checked;
}

/** A file says everything: what it does not name is as in a new till. */
function changeOf(value: Provisioning): AccountChange {
  const { proxy, login } = value.proxy ? splitProxy(value.proxy) : { proxy: '', login: '' };
  return {
    extraCa: value.extraCa === undefined ? null : readFileSync(value.extraCa, 'utf8'),
    secrets: {
      appSecret: value.appSecret ?? '',
      serviceKey: value.token?.serviceKey ?? '',
      proxyLogin: login,
      managerPin: hashPin(value.managerPin),
    },
    settings: {
      appId: value.appId,
      apiBase: value.apiBase ?? DEFAULT_API_BASE,
      tokenMode: value.token?.mode ?? 'stable',
      serviceUrl: value.token?.serviceUrl ?? '',
      proxy,
      storeName: value.storeName,
      deviceName: value.deviceName,
      locationId: value.locationId ?? null,
      language: value.language,
      redeem: value.redeem ?? 'confirm',
      customCodeCardIds: value.customCodeCardIds ?? [],
    },
  };
}

/** The file held a secret: its bytes are overwritten before its name goes. */
function shred(file: string): void {
  const { size } = statSync(file);
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(size), 0, size, 0);
  fsyncSync(handle);
  closeSync(handle);
  unlinkSync(file);
}

function missing(value: Provisioning): string[] {
  const service = value.token?.mode === 'service';
  const problems: string[] = [];
  if (service && value.token?.serviceUrl === undefined) {
    problems.push('token.serviceUrl is needed in service mode');
  }
  if (!service && value.appSecret === undefined) {
    problems.push('appSecret is needed, except in token mode service');
  }
  return problems;
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const key = v.getDotPath(issue) ?? 'the file';
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${key}: unknown key`;
  if (issue.received === 'undefined') return `${key} is missing`;
  return issue.message.startsWith(`${key} `) ? issue.message : `${key}: ${issue.message}`;
}

/** Where it stops being JSON. Never the text around that place: it may be the secret. */
function notJson(content: string, { message }: Error): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return 'not JSON';
  return `not JSON: see line ${content.slice(0, Number(position)).split('\n').length}`;
}

/** Whether a file holds certificates, and every one of them can be read. */
function isPem(file: string): boolean {
  try {
    return caFacts(readFileSync(file, 'utf8')) !== null;
  } catch {
    return false; // A file edge: not there, not readable.
  }
}

/**
 * Sets a till up from a file (contract: Provisioning file): checked whole, applied whole or
 * not at all; the file is overwritten and removed only after everything is safely stored.
 */
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { isAllowedBase } from './api-base';
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
const baseUrl = (name: string) =>
  v.pipe(
    text(name, 2_000),
    v.check(isAllowedBase, `${name} must be an https:// address (http:// for loopback only)`),
  );

const tokenSchema = v.strictObject({
  mode: v.picklist(
    ['stable', 'classic', 'service'],
    'token.mode must be stable, classic or service',
  ),
  serviceUrl: v.optional(baseUrl('token.serviceUrl')),
  serviceKey: v.optional(text('token.serviceKey', 512)),
});

const schema = v.strictObject({
  appId: text('appId', 64),
  appSecret: v.optional(text('appSecret', 128)),
  apiBase: v.optional(baseUrl('apiBase')),
  token: v.optional(tokenSchema),
  managerPin: v.pipe(
    v.string('managerPin must be a text'),
    v.regex(/^\d{4,12}$/, 'managerPin must be 4 to 12 digits'),
  ),
  storeName: text('storeName'),
  deviceName: text('deviceName'),
  locationId: v.optional(v.pipe(v.number('locationId must be a number'), v.integer())),
  language: v.picklist(['zh-CN', 'en'], 'language must be zh-CN or en'),
  redeem: v.optional(v.picklist(['confirm', 'auto'], 'redeem must be confirm or auto')),
  customCodeCardIds: v.optional(
    v.pipe(
      v.array(text('customCodeCardIds', 64), 'customCodeCardIds must be a list of texts'),
      v.maxLength(100, 'customCodeCardIds must have at most 100 entries'),
    ),
  ),
  proxy: v.optional(
    v.pipe(
      text('proxy', 2_000),
      v.check(
        (url) => /^https?:\/\/./i.test(url) && URL.canParse(url),
        'proxy must be an http:// or https:// URL',
      ),
    ),
  ),
  extraCa: v.optional(text('extraCa', 4_000)),
});

export type Provisioning = v.InferOutput<typeof schema>;

export type Checked =
  | { ok: true; value: Provisioning }
  /** Every fault that was found, each naming its key. */
  | { ok: false; problems: string[] };

/** Says what is wrong with the text of a provisioning file; applies nothing. */
export function checkProvisioning(content: string): Checked {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content.replace(/^\ufeff/, ''));
  } catch (error) {
    return { ok: false, problems: [`not JSON: ${(error as Error).message.slice(0, 120)}`] };
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

/** Reads, checks and applies a file, then overwrites and removes it. */
export function provision(
  file: string,
  profile: string,
  settings: SettingsStore,
  secrets: SecretStore,
): Checked {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    return { ok: false, problems: [`cannot read ${file}: ${(error as Error).message}`] };
  }
  const checked = checkProvisioning(content);
  if (!checked.ok) return checked;
  apply(checked.value, profile, settings, secrets);
  shred(file);
  return checked;
}

function apply(
  value: Provisioning,
  profile: string,
  settings: SettingsStore,
  secrets: SecretStore,
): void {
  const extraCaFile = value.extraCa === undefined ? '' : 'extra-ca.pem';
  if (value.extraCa !== undefined) copyFileSync(value.extraCa, join(profile, extraCaFile));
  secrets.write({
    appSecret: value.appSecret ?? '',
    serviceKey: value.token?.serviceKey ?? '',
    managerPin: hashPin(value.managerPin),
  });
  // The settings come last: with their appId the till is set up, and all it needs is there.
  settings.set({
    appId: value.appId,
    apiBase: value.apiBase ?? DEFAULT_API_BASE,
    tokenMode: value.token?.mode ?? 'stable',
    serviceUrl: value.token?.serviceUrl ?? '',
    proxy: value.proxy ?? '',
    extraCaFile,
    storeName: value.storeName,
    deviceName: value.deviceName,
    locationId: value.locationId ?? null,
    language: value.language,
    redeem: value.redeem ?? 'confirm',
    customCodeCardIds: value.customCodeCardIds ?? [],
  });
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
  return `${key}: ${issue.message}`;
}

function isPem(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes('-----BEGIN CERTIFICATE-----');
  } catch {
    return false; // A file edge: not there or not readable is the same to the installer.
  }
}

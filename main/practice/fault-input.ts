/** Reads a fault that came over HTTP; a wrong one is told by its key. */
import type { Json } from './answer';
import { type ApiName, apiNames, type Deed, type Fault } from './faults';
import { reshapeNames } from './reshape';

const apis: ReadonlyArray<ApiName | 'any'> = ['any', ...apiNames];

type Kind = 'ms' | 'text' | 'integer' | 'flag' | 'reshape';

/** The keys of each deed beside `kind`; those with a mark may be left out. */
const deeds: { [kind in Deed['kind']]: Record<string, Kind> } = {
  latency: { ms: 'ms' },
  'drop-before': {},
  'drop-after': {},
  'apply-late': { ms: 'ms' },
  'apply-after-read': {},
  reset: {},
  hang: { 'apply?': 'flag' },
  http: { status: 'integer', 'body?': 'text', 'apply?': 'flag' },
  errcode: { errcode: 'integer', 'errmsg?': 'text', 'apply?': 'flag' },
  'set-status': { status: 'text' },
  truncate: {},
  reshape: { as: 'reshape' },
  'no-date': {},
};

const faultKeys: Record<string, Kind> = {
  'code?': 'text',
  'cardId?': 'text',
  'checkConsume?': 'flag',
  'times?': 'integer',
};

/** A fault, or what is wrong with it. */
export function readFault(value: unknown): Fault | string {
  if (!isObject(value)) return 'faults: each must be an object';
  const { api, do: deed, ...rest } = value;
  if (!apis.includes(api as ApiName)) return `faults.api: one of ${apis.join(', ')}`;
  const wrong = wrongKey(rest, faultKeys, 'faults');
  if (wrong !== null) return wrong;
  if (!isObject(deed)) return 'faults.do: must be an object';
  const { kind, ...details } = deed;
  if (typeof kind !== 'string' || !Object.hasOwn(deeds, kind)) {
    return `faults.do.kind: one of ${Object.keys(deeds).join(', ')}`;
  }
  const wrongDetail = wrongKey(details, deeds[kind as Deed['kind']], 'faults.do');
  return wrongDetail ?? (value as unknown as Fault);
}

function wrongKey(json: Json, shape: Record<string, Kind>, where: string): string | null {
  for (const key of Object.keys(json)) {
    const kind = shape[key] ?? shape[`${key}?`];
    if (kind === undefined) return `${where}.${key}: unknown key`;
    if (!fits(json[key], kind)) return `${where}.${key}: must be ${kind}`;
  }
  const missing = Object.keys(shape).find((key) => !key.endsWith('?') && !(key in json));
  return missing === undefined ? null : `${where}.${missing}: missing`;
}

function fits(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'ms':
      return typeof value === 'number' && value >= 0 && value <= 600_000;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'reshape':
      return reshapeNames.some((name) => name === value);
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

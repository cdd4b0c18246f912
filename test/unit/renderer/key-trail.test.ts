/** What a scan in the console has typed, and what stood there before it. */
import { describe, expect, test } from 'vitest';
import { beforeScan, keptOf, type TrailKey, withKey } from '../../../renderer/manager/key-trail';

/** Types into fields, `|` being a pause as this page saw it: `a:12|3` writes 123 into a. */
function typed(...runs: string[]): TrailKey<string>[] {
  const held = new Map<string, string>();
  let trail: TrailKey<string>[] = [];
  for (const run of runs) {
    const [field = '', keys = ''] = run.split(':');
    let begins = true;
    for (const key of keys) {
      if (key === '|') {
        begins = true;
        continue;
      }
      const value = held.get(field) ?? '';
      trail = withKey(trail, { field: field || null, value, begins });
      held.set(field, value + key);
      begins = false;
    }
  }
  return trail;
}

describe('a scan', () => {
  test.each([
    ['in one go', typed('a:123456'), 6, { a: '' }],
    ['behind what a person typed', typed('a:王|123456'), 6, { a: '王' }],
    ['that a busy PC has cut in two', typed('a:王|1|23456'), 6, { a: '王' }],
    ['that a busy PC has joined to typing', typed('a:王123456'), 6, { a: '' }],
    ['longer than main counts', typed('a:王|1234567890'), 6, { a: '王' }],
    ['over two fields', typed('a:x|123', 'b:456'), 6, { a: 'x', b: '' }],
    ['into no field', typed(':123456'), 6, {}],
    ['of more keys than this page knows of', typed('a:345'), 6, { a: '' }],
  ] as const)('%s', (_name, trail, keys, wanted) => {
    expect(Object.fromEntries(beforeScan(trail, keys))).toEqual(wanted);
  });
});

test('of endless typing only the end is kept', () => {
  let trail: TrailKey<string>[] = [];
  for (let nth = 0; nth < 5_000; nth++) {
    trail = withKey(trail, { field: 'a', value: String(nth), begins: nth === 0 });
  }
  expect(trail.length).toBe(1_024);
  expect(trail.at(-1)?.value).toBe('4999');
});

test('nothing of a PIN, a secret or a passphrase is remembered', () => {
  expect(keptOf({ type: 'password', value: '135790' })).toBe('');
  expect(keptOf({ type: 'text', value: '135790' })).toBe('135790');
});

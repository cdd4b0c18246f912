/**
 * Real key timings, recorded in Electron 33 with xdotool on X11 (what `before-input-event` gave,
 * keyUps included, nothing held back), played into the wedge.
 */
import { describe, expect, test } from 'vitest';
import { defaultProfile } from '../../../main/scanner/profiles';
import { type PlayOptions, play, recording } from './play';

const code = '409632457895';
const bluetooth = { ...defaultProfile, gapMs: 120 };

const cases: [name: string, scans: string[], field: string, options?: PlayOptions][] = [
  ['fast-gun', [code], ''],
  ['gun-8ms-shifted-tab', ['Ab-C 12:xY/z'], ''],
  ['gun-16ms-no-suffix', [code], ''],
  ['gun-crlf', [code], ''],
  ['slow-gun-40ms', [code], ''],
  ['bluetooth-gun', [code], '', { profile: bluetooth }],
  ['gun-caps-lock', ['Ab-C12xYz'], ''],
  ['gun-us-on-german-pc', ['zY-12/;:'], ''],
  ['gun-us-on-french-pc', ['4096aQz;M'], ''],
  ['alt-numpad-gun', ['Ab-12345'], ''],
  ['alt-numpad-gun-cr', ['409632'], ''],
  ['gun-over-typing', [code], '12345'],
  ['gun-over-fast-typing', [code], 'couponmore'],
  ['gun-backspace-held', [code], ''],
  ['person-fast', [], 'redeem this coupon 4096 or ask again'],
  ['person-caps-lock', [], 'ABc'],
  ['person-on-german-pc', [], 'yzüß'],
  ['held-key', [], '7777777777777'],
];

describe('a recording gives its scans, and leaves in the field what a person typed:', () => {
  test.each(cases)('%s', (name, scans, field, options) => {
    const played = play(recording(name), options);
    expect({ scans: played.scans, field: played.field }).toEqual({ scans, field });
  });

  test.each(cases)('%s, where main is too busy for timers', (name, scans, field, options) => {
    const played = play(recording(name), { ...options, timers: false });
    expect({ scans: played.scans, field: played.field }).toEqual({ scans, field });
  });

  test.each(cases)('%s, where every keyUp arrives', (name, scans, field, options) => {
    const played = play(recording(name), { ...options, dropsKeyUps: false });
    expect({ scans: played.scans, field: played.field }).toEqual({ scans, field });
  });
});

describe('recordings further tell that', () => {
  test('no Enter, Tab or blank of a gun reaches the page', () => {
    for (const name of ['gun-8ms-shifted-tab', 'gun-crlf', 'alt-numpad-gun', 'two-guns']) {
      expect(play(recording(name)).pressed).toEqual([]);
    }
  });

  test('the second Enter of CR LF comes right after a scanner key', () => {
    const [enter, ...others] = play(recording('gun-crlf')).enters;
    expect(enter).toBeLessThan(20);
    expect(others).toEqual([]);
  });

  test('Backspace held by a person keeps working through a scan', () => {
    const { pressed } = play(recording('gun-backspace-held'));
    expect(pressed.length).toBeGreaterThan(3);
    expect(new Set(pressed)).toEqual(new Set(['Backspace']));
  });

  test('two guns at once give no text that is one of the codes, and leak nothing', () => {
    const { scans, infos, field, pressed } = play(recording('two-guns'));
    expect(scans).toHaveLength(2);
    expect(scans).not.toContain(code);
    expect(scans).not.toContain('AAAABBBBCCCC');
    expect(infos.map(({ crowded }) => crowded)).toEqual([false, true]);
    expect({ field, pressed }).toEqual({ field: '', pressed: [] });
  });

  test('a slow gun is calibrated by its longest pause', () => {
    const [info] = play(recording('bluetooth-gun'), { profile: bluetooth }).infos;
    expect(info?.slowestMs).toBeCloseTo(102, 0);
    expect(info?.suffix).toBe('enter');
  });

  test('one key at a time waits no longer than the gap', () => {
    for (const name of ['gun-over-typing', 'person-caps-lock', 'held-key']) {
      expect(play(recording(name)).slowest).toBeLessThan(51);
    }
  });
});

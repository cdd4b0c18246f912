/** The doctor's diagnoses of guns on a serial line or by HID-POS. */
import { describe, expect, test } from 'vitest';
import { diagnoseBytes } from '../../../main/scanner/diagnose-bytes';
import { type HidScanner, noStrip, type SerialScanner } from '../../../shared/scanners';
import { testTexts } from '../../../shared/test-codes';
import { identity } from './fake-devices';

const serial: SerialScanner = {
  kind: 'serial',
  id: 3,
  name: 'COM3',
  device: identity('COM3'),
  baudRate: 9600,
  ending: 'any',
  charset: 'utf-8',
  strip: noStrip,
};
const hid: HidScanner = {
  kind: 'hid',
  id: 4,
  name: '',
  device: identity('hid-1'),
  charset: 'gb18030',
  strip: noStrip,
};
const { qr, code128 } = testTexts;
const three = (text: string) => Array(3).fill(Uint8Array.from(Buffer.from(text, 'latin1')));

describe('on a serial line', () => {
  test.each([
    ['\r', 'cr'],
    ['\n', 'lf'],
    ['\r\n', 'crlf'],
    ['\t', 'tab'],
  ] as const)('the suffix %j is taken over as the ending', (end, ending) => {
    const { findings, profile } = diagnoseBytes(three(qr + end), serial);
    expect(findings).toEqual([{ kind: 'suffix', suffix: ending, deed: 'set' }]);
    expect(profile).toEqual({ ...serial, ending });
  });

  test('no suffix is advice, and silence ends a scan', () => {
    const { findings, profile } = diagnoseBytes(three(qr), { ...serial, ending: 'cr' });
    expect(findings).toEqual([{ kind: 'suffix', suffix: 'none', deed: 'advice' }]);
    expect(profile.ending).toBe('silence');
  });

  test('what stands round the code is taken off from then on', () => {
    const { findings, profile } = diagnoseBytes(three(`]C0${code128}\r`), serial);
    expect(findings.map(({ kind }) => kind)).toEqual(['one-d-only', 'suffix', 'added']);
    expect(profile.strip).toEqual({ ...noStrip, aim: true });
  });

  test('garbage of a wrong baud rate is unreadable, and nothing of it is taken over', () => {
    const garbage = Array(3).fill(Uint8Array.of(0x9f, 0xc3, 0x1b, 0xf8, 0x0d));
    const { findings, profile } = diagnoseBytes(garbage, serial);
    expect(findings.map(({ kind }) => kind)).toEqual(['unreadable', 'suffix']);
    expect(profile).toEqual(serial);
  });

  test('nothing at all leaves the scanner as it was', () => {
    const { findings, profile } = diagnoseBytes([], serial);
    expect(findings).toEqual([{ kind: 'no-scan', deed: 'advice' }]);
    expect(profile).toBe(serial);
  });

  test('a code sent twice for one trigger is doubled, not a text of the gun’s own', () => {
    const { findings, profile } = diagnoseBytes(three(`${qr}\r${qr}\r`), serial);
    expect(findings.map(({ kind }) => kind)).toEqual(['doubled', 'suffix']);
    expect(profile.strip).toEqual(noStrip);
  });

  test('the controls of a frame are nothing that the gun adds', () => {
    const { findings, profile } = diagnoseBytes(three(`\x02${qr}\x03\r`), serial);
    expect(findings).toEqual([{ kind: 'suffix', suffix: 'cr', deed: 'set' }]);
    expect(profile.strip).toEqual(noStrip);
  });
});

test('by HID-POS there is no suffix to speak of', () => {
  const { findings, profile } = diagnoseBytes(three(`${qr}\r\n`), hid);
  expect([findings, profile]).toEqual([[], hid]);
});

/** Reports of HID-POS scanners, recorded, put together to scans. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  feedReport,
  giveUpReport,
  type HidScan,
  nothingYet,
} from '../../../main/scanner/hid-report';
import { decodeUtf8, scannedText } from '../../../main/scanner/scan-bytes';
import { readCode } from '../../../shared/code';
import { noStrip } from '../../../shared/scanners';

const recorded = JSON.parse(
  readFileSync(new URL('recordings/hid-pos-reports.json', import.meta.url), 'utf8'),
) as Record<'answer' | 'qr' | 'code128' | 'ean13', number[][]>;

function play(reports: number[][]): { scans: HidScan[]; rest: HidScan | null } {
  let unfinished = nothingYet;
  const scans = reports.flatMap((report) => {
    const fed = feedReport(unfinished, Uint8Array.from(report));
    unfinished = fed.unfinished;
    return fed.scan ?? [];
  });
  return { scans, rest: giveUpReport(unfinished) };
}

const told = (scan: HidScan | undefined) =>
  scan && { text: scannedText(scan, decodeUtf8, noStrip), symbology: scan.symbology };

describe('one report', () => {
  test.each([
    ['qr', '409632457895', 'QRCode'],
    ['code128', '409632457895', 'Code128'],
    ['ean13', '6901234567892', 'EAN13'],
  ] as const)('of a %s is a scan, its suffix left out', (name, text, symbology) => {
    const { scans, rest } = play(recorded[name]);
    expect([scans.map(told), rest]).toEqual([[{ text, symbology }], null]);
  });

  test('names its symbology where it has one of ours, and none where not', () => {
    const aim = (letters: string) => {
      const report = [...(recorded.qr[0] ?? [])];
      [...letters].forEach((sign, index) => {
        report[2 + index] = sign.charCodeAt(0);
      });
      return play([report]).scans[0]?.symbology;
    };
    expect([']Q0', ']C1', ']A0', ']E4', ']d2', '\0\0\0'].map(aim)).toEqual([
      'QRCode',
      'Code128',
      'Code39',
      null,
      null,
      null,
    ]);
  });

  test('of another kind is nothing: no such report, no data, no bar code', () => {
    const [qr = []] = recorded.qr;
    const status = [4, ...qr.slice(1)];
    const empty = [2, 0, ...qr.slice(2)];
    const command = recorded.answer[6] ?? [];
    expect(play([status, empty, command, [], [2]])).toEqual({ scans: [], rest: null });
  });
});

describe('a scan over several reports', () => {
  test('is put together in order', () => {
    const { scans } = play(recorded.answer);
    const [text = ''] = scans.map((scan) => Buffer.from(scan.bytes).toString('latin1'));
    expect(scans).toHaveLength(1);
    expect(text).toMatch(/^Product Name: Voyager 1602g\r\nBoot Revision: : 8992\r\nSoftware Part/);
    expect(text).toMatch(/Checksum: N\/A\r\n$/);
    expect(scans[0]?.broken).toBe(false);
  });

  test('whose end does not come is given up, and is no code', () => {
    const { scans, rest } = play(recorded.answer.slice(0, 1));
    expect(scans).toEqual([]);
    expect(rest && readCode(scannedText(rest, decodeUtf8, noStrip)).kind).toBe('malformed');
  });

  test('that never ends stays within bounds', () => {
    const endless = Array<number[]>(200).fill(recorded.answer[0] ?? []);
    expect(play(endless).rest?.bytes.length).toBe(4_500);
  });
});

test('a report that claims more than it holds is no code', () => {
  const torn = [...(recorded.qr[0] ?? [])];
  torn[1] = 60;
  const [scan] = play([torn]).scans;
  const short = play([[2, 12, 93, 81, 49, 52, 48]]).scans[0];
  expect([scan?.broken, short?.broken]).toEqual([true, true]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listCodes } from '../../../main/practice/codes';
import { practiceSheet } from '../../../main/practice/sheet';

const sheet = practiceSheet();
const path = new URL('../../../docs/practice-sheet.html', import.meta.url);

test('the printed sheet is the one of today’s codes', () => {
  // Differs? npx tsx scripts/practice-sheet.ts
  expect(readFileSync(path, 'utf8') === sheet).toBe(true);
});

test('every code is on the sheet, and nothing comes from elsewhere', () => {
  expect(sheet.match(/<article/g)).toHaveLength(listCodes().length);
  expect(sheet).not.toMatch(/<script|<link|<img|@import|url\(|\ssrc=/);
  expect(Buffer.byteLength(sheet)).toBeLessThan(1_000_000);
});

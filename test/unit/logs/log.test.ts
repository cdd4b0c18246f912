/** Log files: one a day, 14 days, never too many, never in the way. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  dayOf,
  fileName,
  KEEP_DAYS,
  MAX_BYTES,
  MAX_FILES_A_DAY,
  outdated,
} from '../../../main/logs/files';
import { lastLines, openLog } from '../../../main/logs/log';

const NOON = new Date(2026, 10, 24, 12).getTime();
const DAY_MS = 24 * 60 * 60 * 1000;
let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'kiosk-logs-')), 'logs');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

test('a line is JSON, only for this user, and holds no code', () => {
  const log = openLog(folder, { now: () => NOON });
  log.write('warning', 'window', 'slow for 801586007419', { code: '801586007419', ms: 12 });
  const [name = ''] = readdirSync(folder);
  expect(name).toBe('kiosk-2026-11-24.jsonl');
  expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  const line = {
    at: new Date(NOON).toISOString(),
    level: 'warning',
    room: 'window',
    text: 'slow for …7419',
    facts: { code: '…7419', ms: 12 },
  };
  expect(readFileSync(join(folder, name), 'utf8')).toBe(`${JSON.stringify(line)}\n`);
  expect(log.last(5)).toEqual([line]);
});

test('fourteen days are kept, over months and over a start', () => {
  for (let day = 20; day >= 0; day -= 1) {
    openLog(folder, { now: () => NOON - day * DAY_MS }).write('info', 'main', `day ${day}`);
  }
  const names = readdirSync(folder).sort();
  expect(names).toHaveLength(KEEP_DAYS);
  expect(names[0]).toBe(fileName(dayOf(NOON - 13 * DAY_MS), 0));
});

test('a till that runs for weeks drops old days without a restart', () => {
  let now = NOON;
  const log = openLog(folder, { now: () => now });
  for (let day = 0; day < 30; day += 1) {
    log.write('info', 'main', 'on');
    now += DAY_MS;
  }
  expect(readdirSync(folder)).toHaveLength(KEEP_DAYS);
});

test('a day that writes without end keeps its beginning and its end', () => {
  const log = openLog(folder, { now: () => NOON });
  for (let part = 0; part < 9; part += 1) {
    log.write('info', 'main', `part ${part}`);
    const newest = readdirSync(folder)
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .at(-1);
    writeFileSync(join(folder, newest ?? ''), ' '.repeat(MAX_BYTES), { flag: 'a' });
  }
  log.write('info', 'main', 'end');
  const names = readdirSync(folder);
  expect(names.length).toBeLessThanOrEqual(MAX_FILES_A_DAY);
  expect(names).toContain('kiosk-2026-11-24.jsonl');
  expect(log.last(1)).toMatchObject([{ text: 'end' }]);
});

test('files of others are left alone, and days of the future go', () => {
  const names = ['notes.txt', 'kiosk-2036-01-01.jsonl', 'kiosk-2026-11-24.jsonl', 'kiosk-x.jsonl'];
  expect(outdated(names, NOON)).toEqual(['kiosk-2036-01-01.jsonl']);
});

test('lines are found again, the newest last, over files and past a line that was cut off', () => {
  const log = openLog(folder, { now: () => NOON - DAY_MS });
  log.write('info', 'main', 'yesterday');
  writeFileSync(join(folder, 'kiosk-2026-11-23.jsonl'), '{"at":"20', { flag: 'a' });
  openLog(folder, { now: () => NOON }).write('info', 'main', 'today');
  expect(lastLines(folder, 10).map(({ text }) => text)).toEqual(['yesterday', 'today']);
  expect(lastLines(folder, 1).map(({ text }) => text)).toEqual(['today']);
  expect(lastLines(join(folder, 'none'), 5)).toEqual([]);
});

test('a log that cannot be written stops nothing', () => {
  writeFileSync(folder, 'a file where the folder should be');
  const echoed: string[] = [];
  openLog(folder, { now: () => NOON, echo: (line) => echoed.push(line) }).write(
    'error',
    'main',
    'x',
  );
  expect(echoed).toHaveLength(1);
});

test('what was said in plain words already goes into the file alone', () => {
  const echoed: string[] = [];
  openLog(folder, { now: () => NOON, echo: (line) => echoed.push(line) }).keep(
    'error',
    'main',
    '--practise: did you mean --practice?',
  );
  expect(echoed).toEqual([]);
  expect(lastLines(folder, 10)).toMatchObject([{ level: 'error', room: 'main' }]);
});

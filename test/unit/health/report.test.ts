/** The support report tells what support needs, and nothing that is not theirs. */
import { describe, expect, test } from 'vitest';
import { redact, shortCode } from '../../../main/health/redact';
import { supportReport } from '../../../main/health/report';
import { firstSettings } from '../../../main/settings/table';
import type { LedgerRow } from '../../../shared/ledger';
import { NOW, well } from './well';

const SECRET = '7e57c0de7e57c0de7e57c0de7e57c0de';
const OPENID = 'obLatjo4Y5qEvzm4-Dy7K_5Yf7Rk';

const row: LedgerRow = {
  seq: 41,
  at: NOW - 5_000,
  kind: 'scan',
  intent: null,
  code: '409632457895',
  cardId: 'pdkJ9uLRSbnB3UFEjZAgUxAJrjeY',
  status: 'CONSUMED',
  outcome: null,
  verdict: 'refused',
  reason: 'consumed',
  flags: ['typed'],
  errcode: 40099,
  rid: '65f2a1c0-3b7d12ee-5c8f90a1',
  source: 'wedge',
  operator: '王小明',
  device: '收银台 2',
  receipt: 'A-20931',
  latencyMs: 183,
};

const report = supportReport({
  health: { ...well, findings: ['clock'], notes: [] },
  settings: {
    ...firstSettings(),
    appId: 'wx4b7a11c0ffee2024',
    proxy: 'http://user:word@10.0.0.1:3128',
    serviceUrl: 'https://token.shop.example/now?key=abc',
    storeName: '人民路店',
    operator: '王小明',
  },
  rows: [row, { ...row, seq: 40, kind: 'manager', reason: '补给李女士 13800138000' }],
  logLines: [
    `renderer gone, code 409632457895, openid ${OPENID}`,
    `GET /cgi-bin/token?secret=${SECRET}&access_token=73_abcdef`,
    'serial port closed',
  ],
  secrets: [SECRET, ''],
});

describe('the report', () => {
  test('has facts, settings, calls, rows and the logs', () => {
    expect(report).toContain('findings: clock');
    expect(report).toContain('electron: 33.2.1, chromium 130, node 20.18.1');
    expect(report).toContain('sqlite: 3.46.0, schema 2');
    expect(report).toContain("clock less WeChat's: -2.4 s");
    expect(report).toContain('token age: 30 min');
    expect(report).toContain('storeName: "人民路店"');
    expect(report).toContain('0 4 1 180 420');
    expect(report).toContain(
      '2026-11-24 11:59:55 #41 scan …7895 refused consumed CONSUMED 40099 65f2a1c0-3b7d12ee-5c8f90a1 wedge typed 183 ms',
    );
    expect(report).toContain('serial port closed');
  });

  test.each([
    ['a whole code', '409632457895'],
    ['an openid', OPENID],
    ['the secret', SECRET],
    ['a token', '73_abcdef'],
    ['the AppID', 'wx4b7a11c0ffee2024'],
    ['a proxy’s password', 'word@'],
    ['the token service', 'token.shop.example'],
    ['a cashier’s name', '王小明'],
    ['a receipt', 'A-20931'],
    ['what a manager wrote', '李女士'],
  ])('does not have %s', (_what, text) => {
    expect(report).not.toContain(text);
  });
});

test.each([
  ['409632457895', '…7895'],
  ['KQ-COFFEE-001', '…-001'],
  ['1234', '…'],
  ['', ''],
])('the code %j is told as %j', (code, short) => {
  expect(shortCode(code)).toBe(short);
});

test('a request id and a time stay readable', () => {
  const line = '2026-11-24T12:00:00.123Z rid 65f2a1c0-3b7d12ee-5c8f90a1 45 ms';
  expect(redact(line, [])).toBe(line);
});

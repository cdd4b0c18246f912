/**
 * Shows any state of the counter without the app. URL parameters: `state` (a name of
 * samples.ts), `language`, `mode`, and `extras` (comma list: waiting, same, pending, skew, down, empty, printer).
 */
import { createElement } from 'react';
import type { CounterBridge } from '../../renderer/bridge';
import { mountCounter } from '../../renderer/counter/mount';
import type { CounterView, TillFacts } from '../../shared/counter-state';
import { measure } from './measure';
import { sampleStates, sampleView } from './samples';

const query = new URLSearchParams(location.search);
const extras = new Set((query.get('extras') ?? '').split(','));
const now = Date.now();
const states = sampleStates(now);
const state = states[query.get('state') ?? 'ready'];
const root = document.getElementById('root');
if (state === undefined || root === null) throw new Error('no such state');

const shop = '海港小馆（人民广场店）';
const till: TillFacts = {
  turns: extras.has('turns'),
  hasAccount: query.get('account') !== 'none',
  training: query.get('account') === 'training',
  classicToken: false,
  settingsTrouble: null,
  mode: (query.get('mode') ?? 'live') as TillFacts['mode'],
  storeName: extras.has('long') ? shop.repeat(12) : shop,
  deviceName: '收银台 2',
  language: query.get('language') === 'en' ? 'en' : 'zh-CN',
  prints: extras.has('printer'),
  version: '0.1.0',
};

const plain = sampleView(state, now);
const view: CounterView = {
  ...plain,
  waiting: extras.has('waiting') ? { code: '310731429876', source: 'wedge' } : null,
  slip: extras.has('printer') ? { intent: 1182, kind: 'failed', why: 'out-of-paper' } : null,
  sameCode: extras.has('same') ? { at: now + 60_000, times: 4 } : null,
  pending: extras.has('pending')
    ? [1, 2, 3, 4, 5].map((nth) => ({
        intent: nth,
        code: `28819011470${nth}`,
        title: nth === 2 ? null : '满 100 减 20',
        since: now - nth * 40_000,
      }))
    : [],
  ledgerProblem: ledgerProblem(),
  clockSkewSeconds: extras.has('skew') ? 372 : null,
  recent: extras.has('empty') ? [] : plain.recent,
  reachability: extras.has('down') ? { state: 'unreachable', latencyMs: null } : plain.reachability,
};

function ledgerProblem(): CounterView['ledgerProblem'] {
  if (extras.has('restored')) {
    return {
      kind: 'corrupt-restored',
      setAside: 'ledger.sqlite.damaged-20261124-021500',
      backup: 'ledger-20261124-020000.sqlite',
      salvagedRows: 1_234,
      doubtfulFrom: now - 900_000,
      doubtfulTo: now - 3_000,
    };
  }
  return extras.has('ledger') ? { kind: 'disk-full', detail: 'ENOSPC' } : null;
}

const nothing = async () => {};
const fake: CounterBridge = {
  cameraSaw: nothing,
  typed: nothing,
  codeField: nothing,
  redeem: extras.has('failing') ? () => Promise.reject(new Error('refused')) : nothing,
  redeemConfirm: nothing,
  choose: nothing,
  askAnyway: nothing,
  askAgain: nothing,
  clear: nothing,
  askReceipt: nothing,
  replaceReceipt: nothing,
  printSlip: nothing,
  settledSeen: nothing,
  showCustomer: nothing,
  settingsTroubleSeen: nothing,
  screen: nothing,
  view: async () => view,
  till: async () => till,
  on: () => () => {},
};

Object.assign(window, { measure });
mountCounter(root, fake, () =>
  createElement('div', { style: { background: 'linear-gradient(135deg, #24405c, #0c1826)' } }),
);

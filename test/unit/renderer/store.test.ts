/** The store holds the last pushed view; an older answer never replaces it. */
import { describe, expect, test } from 'vitest';
import type { CounterBridge } from '../../../renderer/bridge';
import { createActions } from '../../../renderer/counter/actions';
import { connectCounter, createCounterStore } from '../../../renderer/counter/counter-store';
import { followVerdicts } from '../../../renderer/counter/verdict-tone';
import type { ToneName } from '../../../renderer/look/tones';
import { sampleStates, sampleView } from '../../../scripts/look/samples';
import type { CounterView, TillFacts } from '../../../shared/counter-state';

const states = sampleStates(0);
const till: TillFacts = {
  hasAccount: true,
  turns: false,
  training: false,
  classicToken: false,
  settingsTrouble: null,
  mode: 'live',
  storeName: '',
  deviceName: '',
  language: 'en',
  prints: false,
  version: '0',
};

describe('connecting', () => {
  test('asks once for the view now', async () => {
    const fake = fakeBridge(view('ready', 1));
    const store = createCounterStore();
    connectCounter(store, fake.bridge);
    await settled();
    expect(store.getState()).toEqual({ view: view('ready', 1), till, callFailedAt: null });
  });

  test('drops the answer that a pushed view has overtaken', async () => {
    const fake = fakeBridge(view('ready', 1));
    const store = createCounterStore();
    connectCounter(store, fake.bridge);
    fake.push(view('redeemed', 2));
    await settled();
    expect(store.getState().view).toEqual(view('redeemed', 2));
  });

  test('holds every later view, until it is ended', async () => {
    const fake = fakeBridge(view('ready', 1));
    const store = createCounterStore();
    const end = connectCounter(store, fake.bridge);
    await settled();
    fake.push(view('fault-network', 2));
    end();
    fake.push(view('ready', 3));
    expect(store.getState().view).toEqual(view('fault-network', 2));
  });
});

describe('what the till is', () => {
  test('is shown anew when one of its settings changes', async () => {
    const fake = fakeBridge(view('ready', 1));
    const store = createCounterStore();
    connectCounter(store, fake.bridge);
    await settled();
    fake.pushTill({ ...till, language: 'zh-CN', storeName: '人民路店' });
    expect(store.getState().till).toEqual({ ...till, language: 'zh-CN', storeName: '人民路店' });
  });

  test('is not set back by an answer that the change has overtaken', async () => {
    const fake = fakeBridge(view('ready', 1));
    const store = createCounterStore();
    connectCounter(store, fake.bridge);
    fake.pushTill({ ...till, language: 'zh-CN' });
    await settled();
    expect(store.getState().till?.language).toBe('zh-CN');
  });
});

test('a call that main refuses is told, not thrown', async () => {
  let failures = 0;
  const { bridge } = fakeBridge(view('ready', 1));
  const refusing = { ...bridge, redeem: () => Promise.reject(new Error('refused')) };
  const actions = createActions(refusing, () => {
    failures += 1;
  });
  actions.redeem({ scanId: 1 });
  actions.clear(null);
  await settled();
  expect(failures).toBe(1);
});

describe('tones', () => {
  test.each([
    ['once for a new verdict', ['ready', 'checking', 'redeemable', 'redeemable'], ['redeemable']],
    ['none for what is found at start', ['redeemable'], []],
    [
      'again for the same verdict asked anew',
      ['fault-network', 'checking', 'fault-network'],
      ['fault'],
    ],
    [
      'another when the outcome is found',
      ['redeeming', 'unknown-answer-lost', 'redeemed-confirmed-afterwards'],
      ['unknown', 'confirmed'],
    ],
    ['none for the second question', ['redeemable-outside-hours', 'confirming'], []],
  ] as const)('%s', (_name, names, tones) => {
    const played: ToneName[] = [];
    const store = createCounterStore();
    followVerdicts(store, { play: (tone) => played.push(tone) });
    for (const name of names) store.setState({ view: view(name, 1) });
    expect(played).toEqual(tones);
  });

  test('again for the next scan with the same verdict', () => {
    const played: ToneName[] = [];
    const store = createCounterStore();
    followVerdicts(store, { play: (tone) => played.push(tone) });
    store.setState({ view: view('refused-expired', 1) });
    store.setState({ view: view('refused-expired', 2) });
    expect(played).toEqual(['refused']);
  });
});

function view(name: string, scanId: number): CounterView {
  const state = states[name];
  if (state === undefined) throw new Error(`no sample ${name}`);
  return { ...sampleView(state, 0), scanId };
}

function fakeBridge(first: CounterView) {
  const listeners = new Map<string, (value: never) => void>();
  const nothing = async () => {};
  const bridge: CounterBridge = {
    cameraSaw: nothing,
    typed: nothing,
    codeField: nothing,
    redeem: nothing,
    redeemConfirm: nothing,
    askReceipt: nothing,
    replaceReceipt: nothing,
    printSlip: nothing,
    settledSeen: nothing,
    showCustomer: nothing,
    screen: nothing,
    settingsTroubleSeen: nothing,
    choose: nothing,
    askAnyway: nothing,
    askAgain: nothing,
    clear: nothing,
    view: async () => first,
    till: async () => till,
    on: (event, listen) => {
      listeners.set(event, listen);
      return () => listeners.delete(event);
    },
  };
  const push = (value: CounterView) => listeners.get('counter')?.(value as never);
  const pushTill = (value: TillFacts) => listeners.get('till')?.(value as never);
  return { bridge, push, pushTill };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

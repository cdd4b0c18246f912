/** The customer's screen: where it goes, and what never reaches it. */
import { describe, expect, test } from 'vitest';
import { placeFor } from '../../../main/window/customer-place';
import { forCustomer } from '../../../main/window/customer-view';
import { sampleStates, sampleView } from '../../../scripts/look/samples';
import { languageNames, wordsFor } from '../../../shared/words/languages';
import { phraseIn } from '../../../shared/words/phrase';

const at = (x: number) => ({ x, y: 0, width: 1366, height: 768 });
const own = { id: 1, bounds: at(0) };
const second = { id: 2, bounds: at(1366) };

describe('its place', () => {
  test.each([
    ['none where it is off', 'off', [own, second], null],
    ['the second display', 'second-display', [own, second], { bounds: second.bounds, turn: 0 }],
    ['none while there is no second display', 'second-display', [own], null],
    ['over the counter, upside down', 'turned-180', [own], { bounds: own.bounds, turn: 180 }],
    ['over the counter, sideways', 'turned-90', [own, second], { bounds: own.bounds, turn: 90 }],
  ] as const)('is %s', (_what, setting, displays, place) => {
    expect(placeFor(setting, displays, own)).toEqual(place);
  });

  test('is the other display where the till moved to the second', () => {
    expect(placeFor('second-display', [own, second], second)?.bounds).toEqual(own.bounds);
  });
});

describe.each(Object.entries(sampleStates(0)))('of %s it gets', (_name, state) => {
  const full = sampleView(state, 0);
  const pending = [{ intent: 118, code: '288190114701', title: null, since: 0 }];
  const view = forCustomer({ ...full, pending });
  const told = JSON.stringify(view);

  test('the same verdict, reason and title', () => {
    const { state: shown } = view;
    expect([shown.kind, 'reason' in shown ? shown.reason : null]).toEqual([
      state.kind,
      'reason' in state ? state.reason : null,
    ]);
    const title = 'coupon' in state ? state.coupon?.card?.title : undefined;
    expect('coupon' in shown ? shown.coupon?.card?.title : undefined).toBe(title);
  });

  test('no code, no openid, no money, no name, nothing of others', () => {
    const secrets = ['409632457895', '310731429876', '288190114701', 'W'.repeat(64), 'VIP-8842'];
    const persons = ['obLat', 'oMMM', '王', 'A-20931', 'FROZEN', '203.0.113.77'];
    const money = ['5000', '19950', '"percentOff"', 'reduceFen'];
    for (const text of [...secrets, ...persons, ...money]) expect(told).not.toContain(text);
    expect([view.recent, view.pending]).toEqual([[], []]);
  });
});

describe.each(languageNames)('in %s', (language) => {
  const { customer } = wordsFor(language);

  test('every state has something to read, and at most two taps', () => {
    for (const state of Object.values(sampleStates(0))) {
      const { what, taps } = phraseIn(state, customer.phrases);
      expect(what).not.toBe('');
      expect(taps.length).toBeLessThanOrEqual(2);
    }
  });

  test('what the customer can mend themselves has its taps', () => {
    const { refused, invalid, 'wrong-thing': wrong } = customer.phrases;
    const {
      gifting,
      'gift-timeout': late,
      'member-card': member,
      'friend-coupon': friend,
    } = refused;
    const mendable = [
      gifting,
      late,
      member,
      friend,
      ...Object.values(invalid),
      ...Object.values(wrong),
    ];
    expect(mendable.filter(({ taps }) => taps.length !== 2)).toEqual([]);
  });

  test('no fault sounds as if the coupon were bad', () => {
    const { 'not-redeemed': _, ...faults } = customer.phrases.fault;
    const fine = language === 'en' ? 'coupon is not the cause' : '不是券的问题';
    for (const { what } of Object.values(faults)) expect(what).toContain(fine);
  });
});

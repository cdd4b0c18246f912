/**
 * `attachKeys` on a stand-in for Electron that does with keys what Chromium was seen to do: a
 * prevented keyDown takes its char and keyUp with it, a later keyDown ends that, and
 * `sendInputEvent` raises `before-input-event` at once. The real thing is in the e2e tests.
 */
import { EventEmitter } from 'node:events';
import type { KeyboardInputEvent, WebContents } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultProfile } from '../../../main/scanner/profiles';
import { attachKeys, type KeysOptions } from '../../../main/window/keys';
import type { ScannerProfile } from '../../../shared/scanners';
import { keyOf } from './play';
import { positionOf } from './rows';

class FakeWebContents extends EventEmitter {
  field = '';
  page: string[] = [];
  private muted = false;

  isDestroyed(): boolean {
    return false;
  }

  sendInputEvent({ type, keyCode, modifiers = [] }: KeyboardInputEvent): void {
    const flags = modifiers.join(' ');
    if (type === 'char') this.char(keyCode);
    else if (type === 'keyDown') this.down(keyCode, keyCode, flags);
    else if (type === 'keyUp') this.up(keyCode, keyCode, flags);
  }

  /** A real key: keyDown, its char in the same breath where it writes one, keyUp. */
  press(key: string, flags = '', code = key.length === 1 ? positionOf(key).code : key): void {
    this.down(key, code, flags);
    if (key.length === 1) this.char(key);
    this.up(key, code, flags);
  }

  private down(key: string, code: string, flags: string): void {
    this.muted = true;
    if (this.emitKey('keyDown', key, code, flags)) return;
    this.muted = false;
    this.page.push(key);
    if (key === 'Backspace') this.field = this.field.slice(0, -1);
  }

  private char(sign: string): void {
    if (!this.muted && sign !== '\r') this.field += sign;
  }

  private up(key: string, code: string, flags: string): void {
    if (!this.muted) this.emitKey('keyUp', key, code, flags);
  }

  private emitKey(type: 'keyDown' | 'keyUp', key: string, code: string, flags: string): boolean {
    let prevented = false;
    const preventDefault = () => {
      prevented = true;
    };
    this.emit('before-input-event', { preventDefault }, keyOf([0, type, key, code, flags]));
    return prevented;
  }
}

let page: FakeWebContents;
let told: unknown[];
let active: boolean;
let profile: ScannerProfile;
let detach: () => void;
let reported: string | null;
let asked: number;

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'performance'],
  });
  vi.advanceTimersByTime(5000);
  page = new FakeWebContents();
  told = [];
  active = true;
  profile = defaultProfile;
  reported = null;
  asked = 0;
  const options: KeysOptions = {
    onScan: (text) => told.push(['scan', text]),
    onEnter: ({ fieldEmpty, isAutoRepeat }) => told.push(['enter', fieldEmpty, isAutoRepeat]),
    onAskAgain: () => told.push('ask again'),
    onClear: () => told.push('clear'),
    fieldEmpty: () => (reported ?? page.field) === '',
    active: () => active,
    profile: () => profile,
    answers: () =>
      Array.from({ length: asked }, (_, index) => () => void told.push(['answer', index + 1])),
    onScanElsewhere: (text) => told.push(['elsewhere', text]),
  };
  detach = attachKeys(page as unknown as WebContents, options);
});

afterEach(() => {
  detach();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function play(text: string, gapMs: number): void {
  for (const sign of text) {
    page.press(sign, positionOf(sign).shift ? 'shift' : '');
    vi.advanceTimersByTime(gapMs);
  }
}

describe('on the counter', () => {
  test('a scan reaches the counter and nothing else', () => {
    play('409632457895', 8);
    page.press('Enter');
    vi.advanceTimersByTime(1000);
    expect(told).toEqual([['scan', '409632457895']]);
    expect({ field: page.field, page: page.page }).toEqual({ field: '', page: [] });
  });

  test.each([30, 50, 150])('a sleep of main tears no scan of a gun of %i ms in two', (gapMs) => {
    profile = { ...defaultProfile, gapMs };
    let slept = 0;
    const awake = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => awake() + slept);
    play('K', 8);
    slept += 400;
    play('Q-TEA', 8);
    page.press('Enter');
    vi.advanceTimersByTime(1000);
    expect({ told, field: page.field }).toEqual({ told: [['scan', 'KQ-TEA']], field: '' });
  });

  test('typing reaches the page once each, within the gap and a beat', () => {
    play('a', 49);
    expect(page.field).toBe('');
    vi.advanceTimersByTime(10);
    expect(page.field).toBe('a');
    play('Bc d', 70);
    expect({ field: page.field, page: page.page }).toEqual({
      field: 'aBc d',
      page: [...'aBc', 'Space', 'd'],
    });
    expect(told).toEqual([]);
  });

  test('keys that come while earlier ones are handed back keep their order', () => {
    page.press('a');
    vi.advanceTimersByTime(3);
    page.press('Backspace');
    page.press('b');
    page.press('Enter');
    expect({ field: page.field, page: page.page }).toEqual({
      field: 'b',
      page: ['a', 'Backspace', 'b', 'Enter'],
    });
  });

  test("a key's own character does not slip out when an earlier run is handed back", () => {
    // 52 ms: later than the gap, earlier than the next beat, so the key itself ends the run.
    play('a', 52);
    play('b', 52);
    play('c', 70);
    expect({ field: page.field, page: page.page }).toEqual({ field: 'abc', page: [...'abc'] });
  });

  test('Enter goes to a field that holds something, also before the renderer has told so', () => {
    reported = '';
    play('7', 70);
    page.press('Enter');
    expect(page.page).toEqual(['7', 'Enter']);
    vi.advanceTimersByTime(400);
    page.press('Enter');
    expect(page.page).toEqual(['7', 'Enter']);
    expect(told).toEqual([['enter', true, false]]);
  });

  test('Enter with an empty field is kept and told; F5 too; Esc is told and passes', () => {
    page.press('Enter');
    page.press('F5');
    page.press('Escape');
    expect(told).toEqual([['enter', true, false], 'ask again', 'clear']);
    expect(page.page).toEqual(['Escape']);
  });

  test('Esc among typed keys clears in its place', () => {
    page.press('a');
    page.press('Escape');
    expect(told).toEqual([]);
    vi.advanceTimersByTime(70);
    expect(told).toEqual(['clear']);
    expect(page.page).toEqual(['a', 'Escape']);
  });
});

describe('where the counter asks which of two', () => {
  beforeEach(() => {
    asked = 2;
  });

  test('a single digit answers, and is typed nowhere', () => {
    play('2', 290);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(30);
    expect({ told, field: page.field, page: page.page }).toEqual({
      told: [['answer', 2]],
      field: '',
      page: [],
    });
  });

  test('a digit that nothing stands behind is typed', () => {
    play('3', 1_000);
    expect({ told, field: page.field }).toEqual({ told: [], field: '3' });
  });

  test.each([0, 8, 50, 51, 80, 120, 150, 290])(
    'no digit of a burst answers, at %d ms from key to key, with any ending',
    (gapMs) => {
      for (const text of ['12', '121212121212', '200000000001', '222222222222']) {
        play(text, gapMs);
        vi.advanceTimersByTime(2_000);
        play(text, gapMs);
        page.press('Enter');
        vi.advanceTimersByTime(2_000);
      }
      expect(told.filter((each) => Array.isArray(each) && each[0] === 'answer')).toEqual([]);
    },
  );

  test('the last digit of a burst that stumbles answers nothing', () => {
    play('40963245789', 8);
    vi.advanceTimersByTime(400);
    play('2', 1_000);
    expect(told).toEqual([['scan', '40963245789']]);
    expect(page.field).toBe('2');
  });

  test('digits that are typed one after the other stay typing, in their order', () => {
    play('12', 200);
    play('1', 1_000);
    expect({ told, field: page.field }).toEqual({ told: [], field: '121' });
  });

  test('a digit for a field that holds something is typed', () => {
    page.field = '4096';
    play('1', 1_000);
    expect({ told, field: page.field }).toEqual({ told: [], field: '40961' });
  });

  test.each(['shift', 'control', 'alt'])('a digit with %s is no answer', (flags) => {
    page.press('1', flags);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
  });

  test('a digit that is kept pressed answers once', () => {
    play('1', 250);
    for (let times = 0; times < 20; times += 1) {
      page.press('1', 'isAutoRepeat');
      vi.advanceTimersByTime(30);
    }
    expect({ told, page: page.page }).toEqual({ told: [['answer', 1]], page: [] });
  });

  test('what it answers is what was asked when it was pressed', () => {
    play('2', 100);
    asked = 0;
    vi.advanceTimersByTime(300);
    expect(told).toEqual([['answer', 2]]);
  });
});

describe('on other screens', () => {
  test('nothing is held, and a scan is seen', () => {
    active = false;
    play('409632457895', 8);
    page.press('Enter');
    expect(page.field).toBe('409632457895');
    expect(page.page).toHaveLength(13);
    expect(told).toEqual([['elsewhere', '409632457895']]);
  });

  test('what was held when the screen changed is not lost', () => {
    play('ab', 10);
    active = false;
    page.press('c');
    expect(page.field).toBe('abc');
  });

  test('a till that is closed listens no more', () => {
    detach();
    page.press('F5');
    expect(told).toEqual([]);
  });
});

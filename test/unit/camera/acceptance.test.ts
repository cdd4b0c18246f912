/** Which texts are believed and told, over a film of decoded frames. */
import { describe, expect, it } from 'vitest';
import { isNews, knownNow, nothingSeen, see } from '../../../renderer/camera/acceptance';
import type { Read } from '../../../renderer/camera/engine';
import { read } from './helpers';

const qrA = read('111111111111');
const qrB = read('222222222222');
const barsA = read('111111111111', 'Code128');
const barsC = read('333333333333', 'Code128');
const barsD = read('333333333334', 'Code128');

/** Plays frames `[at, ...reads]`; answers `at text+text` for every telling. */
function film(...frames: [number, ...Read[]][]): string[] {
  let state = nothingSeen;
  const told: string[] = [];
  for (const [time, ...reads] of frames) {
    const { after, tell } = see(state, at(time), reads);
    state = after;
    if (tell !== null) told.push(`${time} ${tell.map((one) => one.text).join('+')}`);
  }
  return told;
}

function at(time: number) {
  return { taken: time, done: time };
}

describe('one code', () => {
  it('believes a QR code at once', () => {
    expect(film([0, qrA])).toEqual(['0 111111111111']);
  });

  it('believes bars when two frames within 300 ms agree', () => {
    expect(film([0, barsC], [300, barsC])).toEqual(['300 333333333333']);
  });

  it.each<[string, [number, ...Read[]][]]>([
    ['one frame', [[0, barsC]]],
    [
      'two frames further apart',
      [
        [0, barsC],
        [301, barsC],
      ],
    ],
    [
      'two frames that differ',
      [
        [0, barsC],
        [100, barsD],
      ],
    ],
    [
      'differing frames by turns, each too old',
      [
        [0, barsC],
        [200, barsD],
        [400, barsC],
        [600, barsD],
      ],
    ],
  ])('does not believe bars after %s', (_, frames) => {
    expect(film(...frames)).toEqual([]);
  });

  it('tells a code that stays again every 500 ms, whatever the rate of frames', () => {
    const frames = Array.from({ length: 21 }, (_, index): [number, Read] => [index * 70, qrA]);
    expect(film(...frames)).toEqual(['0 111111111111', '560 111111111111', '1120 111111111111']);
  });

  it('believes bars by two frames in a row, however slow the decoder is', () => {
    const first = see(nothingSeen, { taken: 0, done: 900 }, [barsC]);
    const second = see(first.after, { taken: 930, done: 1_800 }, [barsC]);
    expect(second.tell?.map((one) => one.text)).toEqual(['333333333333']);
  });

  it('keeps believing bars that are missed now and then', () => {
    expect(film([0, barsC], [70, barsC], [500], [650, barsC])).toEqual([
      '70 333333333333',
      '650 333333333333',
    ]);
  });

  it('wants two frames again once bars were away', () => {
    expect(film([0, barsC], [70, barsC], [671, barsC])).toEqual(['70 333333333333']);
  });

  it('takes a code shown as QR and as bars for one, by its QR', () => {
    const { tell } = see(see(nothingSeen, at(0), [barsA]).after, at(70), [qrA]);
    expect(tell).toEqual([{ text: '111111111111', symbology: 'QRCode' }]);
  });
});

describe('two codes', () => {
  it('tells two codes of one picture together', () => {
    expect(film([0, qrB, qrA])).toEqual(['0 111111111111+222222222222']);
  });

  it('tells two phones side by side together, though each frame shows one', () => {
    expect(film([0, qrA], [70, qrB], [140, qrA])).toEqual([
      '0 111111111111',
      '70 222222222222',
      '140 111111111111+222222222222',
    ]);
  });

  it('does not take a phone that replaces another for two phones', () => {
    expect(film([0, qrA], [33, qrA], [66, qrB], [99, qrB], [800, qrB])).toEqual([
      '0 111111111111',
      '66 222222222222',
      '800 222222222222',
    ]);
  });

  it('does not take the first phone coming back for two phones', () => {
    expect(film([0, qrA], [100, qrB], [700, qrB], [800, qrA])).toEqual([
      '0 111111111111',
      '100 222222222222',
      '700 222222222222',
      '800 111111111111',
    ]);
  });

  it('does not tell one of two by itself while the other is merely missed', () => {
    expect(film([0, qrA, qrB], [601, qrA], [1200, qrA], [1501, qrA])).toEqual([
      '0 111111111111+222222222222',
      '1501 111111111111',
    ]);
  });

  it('waits with a QR code for the frame that confirms bars beside it', () => {
    expect(film([0, qrA, barsC], [33, qrA, barsC])).toEqual(['33 111111111111+333333333333']);
  });

  it('does not wait longer than 150 ms for them', () => {
    expect(film([0, qrA, barsC], [80, qrA, barsD], [150, qrA, read('x', 'EAN13')])).toEqual([
      '150 111111111111',
    ]);
  });

  it('tells the QR code when the bars beside it were nothing', () => {
    expect(film([0, qrA, barsC], [33, qrA])).toEqual(['33 111111111111']);
  });

  it('never tells more than two', () => {
    expect(film([0, qrA, qrB, read('4')])[0]?.split('+')).toHaveLength(2);
  });
});

describe('news', () => {
  const once = see(nothingSeen, at(0), [qrA, barsC]).after;

  it.each([
    ['a QR code that is there', qrA, false],
    ['bars that were read once: they are believed now', barsC, true],
    ['another QR code', qrB, true],
    ['other bars: they are not believed yet', barsD, false],
  ])('%s: %#', (_, seen, news) => {
    expect(isNews(seen, knownNow(once, 100))).toBe(news);
  });

  it('are all codes once they have left', () => {
    expect(knownNow(once, 601)).toEqual({ believed: [], once: [] });
  });
});

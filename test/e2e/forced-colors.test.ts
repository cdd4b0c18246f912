/**
 * What tells practice, the customer's screen and a verdict's lines apart in colours of the
 * reader's own, on a light and on a dark ground, as it is painted.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/build';
import { sampleStates, sampleView } from '../../scripts/look/samples';
import type { CounterView } from '../../shared/counter-state';
import { call, leaveConsole, openConsole } from './support/console';
import { inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { openShop, type Shop } from './support/shop';

const SHOTS = join(root, 'out', 'forced-colors');
const languages = ['zh-CN', 'en'] as const;
const each = [
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const;
type Ground = (typeof each)[number][1];

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The luminance of every pixel, 0 to 1. */
async function painted(page: Page, clip: Box): Promise<number[]> {
  const { data } = PNG.sync.read(await page.screenshot({ clip, animations: 'disabled' }));
  return Array.from({ length: data.length / 4 }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  });
}

/** The share of pixels that are dark, and of those that are light. */
const shares = (pixels: number[]) => ({
  dark: pixels.filter((one) => one < 0.35).length / pixels.length,
  light: pixels.filter((one) => one > 0.5).length / pixels.length,
});

async function forced(page: Page, colorScheme: Ground): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active', colorScheme });
}

async function speak(language: (typeof languages)[number]): Promise<void> {
  await openConsole(till);
  expect(await call(till.page, 'changeSettings', { language })).toEqual({ ok: true });
}

/** Pushes a made-up view into a window, as main pushes real ones. */
async function draw(page: Page, view: CounterView): Promise<void> {
  const within = page.url().includes('customer.html') ? 'customer.html' : 'index.html';
  await inMainWith(till.app, { view, within }, ({ BrowserWindow }, drawn) => {
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes(drawn.within))
      ?.webContents.send('kiosk:event:counter', drawn.view);
  });
  await page.locator(`:is(.panel, .customer)[data-verdict="${view.state.kind}"]`).waitFor();
  await page.evaluate(
    () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))),
  );
}

function sample(name: string): CounterView {
  const now = Date.now();
  const state = sampleStates(now)[name];
  if (state === undefined) throw new Error(`no sample ${name}`);
  return {
    ...sampleView(state, now),
    scanId: 5_000 + Object.keys(sampleStates(now)).indexOf(name),
  };
}

describe('practice', () => {
  /** Its striped frame on all four sides, and its word on a plate that no other banner has. */
  async function expectPractice(shot: string): Promise<void> {
    const { page } = till;
    await page.screenshot({ path: join(SHOTS, `${shot}.png`) });
    const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const);
    const sides: Record<string, Box> = {
      top: { x: 40, y: 2, width: width - 80, height: 6 },
      bottom: { x: 40, y: height - 8, width: width - 80, height: 6 },
      left: { x: 2, y: 80, width: 6, height: height - 160 },
      right: { x: width - 8, y: 80, width: 6, height: height - 160 },
    };
    for (const [side, box] of Object.entries(sides)) {
      const { dark, light } = shares(await painted(page, box));
      expect.soft(dark, `${shot}: ${side}, dark stripes`).toBeGreaterThan(0.3);
      expect.soft(light, `${shot}: ${side}, light stripes`).toBeGreaterThan(0.3);
    }
    const word = page.locator('.banner.practice strong');
    const box = (await word.boundingBox()) as Box;
    const [plate, ground] = await page.evaluate(() =>
      ['.banner.practice', 'body'].map(
        (name) => getComputedStyle(document.querySelector(name) as Element).backgroundColor,
      ),
    );
    expect.soft(plate, `${shot}: the plate`).not.toBe(ground);
    const { dark, light } = shares(await painted(page, box));
    expect.soft(Math.min(dark, light), `${shot}: the word`).toBeGreaterThan(0.1);
  }

  test.each(each)(
    'has its frame and its word at the counter and in the console: %s, %s',
    async (language, ground) => {
      await forced(till.page, ground);
      await speak(language);
      await till.press('F6');
      await till.page.locator('.counter[data-mode=practice] .banner.practice').waitFor();
      await expectPractice(`${language}-${ground}-practice`);
      await openConsole(till);
      await expectPractice(`${language}-${ground}-practice-console`);
      await till.press('F6');
      await till.page.locator('.counter[data-mode=test-server]').waitFor();
    },
  );
});

describe('a verdict', () => {
  /** Text stands on plates of the reader's ground, which must not cover other lines. */
  async function hiddenLines(): Promise<string[]> {
    const { page } = till;
    const lines = page.locator(
      '.panel :is(.kind, .word, .title, .benefit, .next, .condition-text)',
    );
    const hidden: string[] = [];
    for (let index = 0; index < (await lines.count()); index += 1) {
      const line = lines.nth(index);
      const box = await line.boundingBox();
      if (box === null) continue;
      const together = await painted(page, box);
      // By the elements' own styles: the content policy lets no sheet in.
      await line.evaluate((own) => {
        for (const other of document.querySelectorAll<HTMLElement>('.panel *')) {
          const style = other.contains(own) || own.contains(other) ? '' : 'hidden';
          other.style.visibility = style;
        }
      });
      const alone = await painted(page, box);
      await page.evaluate(() => {
        for (const other of document.querySelectorAll<HTMLElement>('.panel *')) {
          other.style.visibility = '';
        }
      });
      const lost = alone.filter((one, pixel) => one < 0.3 && (together[pixel] ?? 0) > 0.7).length;
      const ink = alone.filter((one) => one < 0.3).length;
      if (lost > ink * 0.02) hidden.push(`${await line.innerText()}: ${lost} of ${ink}`);
    }
    return hidden;
  }

  test.each(languages)('hides none of its lines: %s', async (language) => {
    await forced(till.page, 'light');
    await speak(language);
    await leaveConsole(till);
    const faults: Record<string, string[]> = {};
    for (const name of [
      'ready',
      'redeemable',
      'redeemable-outside-hours',
      'refused-gifting',
      'fault-network',
      'unknown-answer-lost',
    ]) {
      await draw(till.page, sample(name));
      await till.page.screenshot({ path: join(SHOTS, `${language}-${name}.png`) });
      const hidden = await hiddenLines();
      if (hidden.length > 0) faults[name] = hidden;
    }
    expect(faults).toEqual({});
  });
});

describe("the customer's screen", () => {
  let page: Page;
  beforeAll(async () => {
    await openConsole(till);
    await call(till.page, 'changeSettings', { customerScreen: 'turned-180' });
    await leaveConsole(till);
    const found = () => till.app.windows().find((one) => one.url().includes('customer.html'));
    while (found() === undefined) await till.page.waitForTimeout(50);
    page = found() as Page;
    await page.getByTestId('customer').waitFor();
  });

  test.each(each)(
    'keeps frames, shapes and the figures of its taps: %s, %s',
    async (language, ground) => {
      await speak(language);
      await leaveConsole(till);
      await till.scan('200000000003');
      await till.expectVerdict('refused', 'gifting');
      await till.press('F4');
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      await till.page.emulateMedia({ forcedColors: null });
      await forced(page, ground);
      const frames: Record<string, string> = {};
      for (const name of [
        'redeemable',
        'redeemable-outside-hours',
        'redeemed',
        'refused-gifting',
        'fault-network',
      ]) {
        await draw(page, sample(name));
        await page.screenshot({ path: join(SHOTS, `${language}-${ground}-customer-${name}.png`) });
        frames[name] = await page.evaluate(() => {
          const { borderTopWidth, borderTopStyle } = getComputedStyle(
            document.querySelector('.customer') as Element,
          );
          return `${borderTopWidth} ${borderTopStyle}`;
        });
        const shape = (await page.locator('.customer-shape').boundingBox()) as Box;
        const drawing = shares(await painted(page, shape));
        expect
          .soft(Math.min(drawing.dark, drawing.light), `${name}: the shape`)
          .toBeGreaterThan(0.05);
        const words = (await page.locator('h1').boundingBox()) as Box;
        const text = shares(await painted(page, words));
        expect.soft(Math.min(text.dark, text.light), `${name}: the words`).toBeGreaterThan(0.02);
      }
      expect.soft(frames).toEqual({
        redeemable: '20px solid',
        'redeemable-outside-hours': '20px dashed',
        redeemed: '20px double',
        'refused-gifting': '8px solid',
        'fault-network': '14px dotted',
      });
      await draw(page, sample('refused-gifting'));
      const taps = page.locator('.customer-taps span');
      expect(await taps.count()).toBe(2);
      for (const tap of await taps.all()) {
        const { x, y, width, height } = (await tap.boundingBox()) as Box;
        // The middle of its disc: the figure and what is left of the disc around it.
        const middle = {
          x: x + width / 3,
          y: y + height / 4,
          width: width / 3,
          height: height / 2,
        };
        const { dark, light } = shares(await painted(page, middle));
        expect.soft(Math.min(dark, light), 'a figure in its disc').toBeGreaterThan(0.1);
      }
    },
  );
});

/** Every verdict of the closed list in the real window, in both languages, for every sight. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookOfState, looks } from '../../renderer/counter/look';
import { sampleStates, sampleView } from '../../scripts/look/samples';
import type { CounterView, TillFacts } from '../../shared/counter-state';
import type { ShownSettings } from '../../shared/settings';
import { call, leaveConsole, openConsole, seriousFindings, tabTo } from './support/console';
import { inMainWith } from './support/in-main';
import type { Kiosk } from './support/kiosk';
import { lookAt } from './support/looked';
import { openShop, type Shop } from './support/shop';

let shop: Shop;
let till: Kiosk;
beforeAll(async () => {
  shop = await openShop();
  till = await shop.openTill();
});
afterAll(() => shop?.close());

/** Changes settings as a manager, and goes back to the counter. */
async function set(change: Partial<ShownSettings>): Promise<void> {
  await openConsole(till);
  expect(await call(till.page, 'changeSettings', change)).toEqual({ ok: true });
  await leaveConsole(till);
}

/** Pushes a made-up view into the window, as main pushes real ones, and waits until it is drawn. */
async function draw(view: CounterView): Promise<void> {
  await inMainWith(till.app, view, ({ BrowserWindow }, shown) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('kiosk:event:counter', shown);
  });
  await till.page.locator(`[data-testid=verdict][data-verdict="${view.state.kind}"]`).waitFor();
  await till.page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Without the ribbon of a test server, which no shop has. */
async function asLive(
  language: ShownSettings['language'],
  change: Partial<TillFacts> = {},
): Promise<void> {
  const facts: TillFacts = {
    hasAccount: true,
    training: false,
    classicToken: false,
    settingsTrouble: null,
    turns: false,
    prints: false,
    version: '0.1.0',
    mode: 'live',
    language,
    storeName: '海港小馆（人民广场店）',
    deviceName: '收银台 2',
    ...change,
  };
  await inMainWith(till.app, facts, ({ BrowserWindow }, now) => {
    BrowserWindow.getAllWindows()[0]?.webContents.send('kiosk:event:till', now);
  });
  await till.page.locator('.banners').waitFor({ state: 'detached' });
}

async function media(features: Record<string, string>): Promise<void> {
  const session = await till.page.context().newCDPSession(till.page);
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  });
}

const drawn = (name: string, view: CounterView) => ({ ...view, scanId: idOf(name) });
const idOf = (name: string) => Object.keys(sampleStates(0)).indexOf(name) + 1_000;

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test('every verdict is whole, readable and large enough', async () => {
    await set({ language });
    await asLive(language);
    const now = Date.now();
    const faults: unknown[] = [];
    for (const [name, state] of Object.entries(sampleStates(now))) {
      await draw(drawn(name, sampleView(state, now)));
      const seen = await lookAt(till.page, { mayBeCut: name.startsWith('hostile') });
      const { pale, small, cut, over } = seen;
      if (pale.length + small.length + cut.length > 0 || over.right > 0 || over.down > 0) {
        faults.push({ name, ...seen });
      }
    }
    expect(faults).toEqual([]);
  });
});

test('axe finds nothing serious on any verdict', async () => {
  const now = Date.now();
  const findings: string[] = [];
  // The reasons of one look differ by their words alone.
  const looked = new Set<string>();
  for (const [name, state] of Object.entries(sampleStates(now))) {
    const look = lookOfState(state);
    if (looked.has(look)) continue;
    looked.add(look);
    await draw(drawn(name, sampleView(state, now)));
    findings.push(...(await seriousFindings(till.page)).map((each) => `${name}: ${each}`));
  }
  expect([...looked].toSorted()).toEqual(looks.toSorted());
  expect(findings).toEqual([]);
});

describe('a verdict', () => {
  test('is said once by the live region', async () => {
    await till.page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      const region = document.querySelector('.unseen[role="status"]');
      if (region === null) throw new Error('no live region');
      new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await till.scan('200000000003');
    await till.expectVerdict('refused', 'gifting', { code: '200000000003' });
    await till.page.waitForTimeout(300);
    const said = await till.page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    expect(said.filter((text) => text !== '')).toHaveLength(1);
    expect(said.at(-1)).toContain('gift');
  });

  test('is acted upon by keys alone, without Enter', async () => {
    await till.scan('100000000001');
    await till.expectVerdict('redeemable', '', { code: '100000000001' });
    await tabTo(till.page, 'redeem');
    await till.page.keyboard.press('Space');
    await till.expectVerdict('redeemed', '', { code: '100000000001' });
  });

  test('stands still where motion is not wanted', async () => {
    const now = Date.now();
    const slow = sampleStates(now)['checking-slow'];
    if (slow === undefined) throw new Error('no sample');
    const moving = () => till.page.evaluate(() => document.getAnimations().length);
    await draw({ ...sampleView(slow, now), scanId: 2_000 });
    await expect.poll(moving).toBeGreaterThan(0);
    await media({ 'prefers-reduced-motion': 'reduce' });
    await expect.poll(moving).toBe(0);
    await media({});
  });

  test('lights up the frame where that is asked for', async () => {
    await set({ flash: 'on' });
    await till.scan('200000000013');
    await till.page.getByTestId('flash').waitFor();
    expect(await till.page.getByTestId('flash').getAttribute('data-look')).toBe('refused');
    await till.page.getByTestId('flash').waitFor({ state: 'detached' });
    await set({ flash: 'off' });
  });
});

describe("in colours of the reader's own", () => {
  beforeAll(() => till.page.emulateMedia({ forcedColors: 'active' }));
  afterAll(() => till.page.emulateMedia({ forcedColors: null }));

  test('frames tell to do, done, unsure and the rest apart, and the redeem button is a plate', async () => {
    const states = sampleStates(Date.now());
    const frames: Record<string, string> = {};
    for (const name of ['redeemable', 'redeemed', 'refused', 'fault']) {
      const [key, state] = Object.entries(states).find(([each]) => each.startsWith(name)) ?? [];
      if (key === undefined || state === undefined) throw new Error(`no sample ${name}`);
      await draw(drawn(key, sampleView(state, Date.now())));
      frames[name] = await till.page.evaluate(() => {
        const panel = document.querySelector('.panel');
        const { borderTopStyle, borderTopWidth } = getComputedStyle(panel as Element);
        return `${borderTopWidth} ${borderTopStyle}`;
      });
      if (name !== 'redeemable') continue;
      const plate = await till.page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(
          document.querySelector('.deed') as Element,
        );
        return [backgroundColor, color];
      });
      expect(new Set(plate).size).toBe(2);
    }
    expect(frames).toEqual({
      redeemable: '16px solid',
      redeemed: '16px double',
      refused: '4px solid',
      fault: '12px dotted',
    });
  });

  test('the focus is seen in the code field, and what is chosen in the console', async () => {
    await till.page.getByTestId('manual-code').focus();
    const outline = () => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        document.querySelector('.field') as Element,
      );
      return `${outlineWidth} ${outlineStyle}`;
    };
    expect(await till.page.evaluate(outline)).toBe('4px solid');
    await openConsole(till);
    await till.page.getByTestId('nav-settings').click();
    const grounds = await till.page.evaluate(() =>
      ['nav-settings', 'nav-health', 'tab-shop', 'tab-account'].map((name) => {
        const item = document.querySelector(`[data-testid=${name}]`) as Element;
        const { backgroundColor, borderTopStyle } = getComputedStyle(item);
        return { backgroundColor, borderTopStyle };
      }),
    );
    const [section, others, page, otherPages] = grounds.map((each) => each.backgroundColor);
    expect([section === page, section === others, page === otherPages]).toEqual([
      true,
      false,
      false,
    ]);
    expect(grounds.map((each) => each.borderTopStyle)).toEqual(Array(4).fill('solid'));
    await leaveConsole(till);
  });
});

/** What a cashier must see of a verdict without scrolling, with what may stand in its way. */
function* zoomedViews(now: number): Generator<[name: string, view: CounterView]> {
  const states = sampleStates(now);
  for (const [name, state] of Object.entries(states)) yield [name, sampleView(state, now)];
  const intent = 119;
  const receipts: CounterView['receipt'][] = [
    { kind: 'asked', intent, until: now + 20_000 },
    { kind: 'replacing', intent, old: 'A-20931', text: 'A-20932', until: now + 20_000 },
    { kind: 'noted', intent, text: 'A-20931', duplicateOf: 118 },
    { kind: 'refused', intent, why: 'unwritable' },
  ];
  for (const name of ['redeemed', 'redeemed-confirmed-afterwards']) {
    const state = states[name];
    if (state === undefined) throw new Error(`no sample ${name}`);
    for (const receipt of receipts) {
      yield [`${name}, receipt ${receipt?.kind}`, { ...sampleView(state, now), receipt }];
    }
  }
}

describe('at 200 %', () => {
  test.each(['zh-CN', 'en'] as const)(
    'every verdict stays whole in %s: word, next step, code, title, when it was redeemed',
    async (language) => {
      await set({ zoom: '200', language });
      await expect.poll(() => till.page.evaluate(() => innerWidth)).toBe(683);
      await asLive(language, { prints: true });
      const faults: unknown[] = [];
      let scanId = 3_000;
      for (const [name, view] of zoomedViews(Date.now())) {
        scanId += 1;
        await till.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await draw({ ...view, scanId });
        const seen = await till.page.evaluate((mayBeCut) => {
          const panel = document.querySelector('.panel');
          const must =
            '.panel, .word, .next, .deed, .title, .bare-code, .facts-code, .history, .receipt, .choice';
          const out = [...document.querySelectorAll(must)].flatMap((element) => {
            const box = element.getBoundingClientRect();
            // Each stands whole in whatever would clip it: details, panel, window.
            const clips = [element.closest('.details'), panel].flatMap((clip) =>
              clip === null || clip === element ? [] : [clip.getBoundingClientRect()],
            );
            clips.push(new DOMRect(0, 0, innerWidth, innerHeight));
            const outside = clips.some(
              ({ left, top, right, bottom }) =>
                box.left < left - 1 ||
                box.top < top - 1 ||
                box.right > right + 1 ||
                box.bottom > bottom + 1,
            );
            const line = Number.parseFloat(getComputedStyle(element).fontSize) * 0.6;
            const cut = !mayBeCut && element.scrollHeight - element.clientHeight > line;
            const { left, top, right, bottom } = box;
            return outside || cut || box.height === 0
              ? [`${element.className} ${left},${top} to ${right},${bottom}${cut ? ' cut' : ''}`]
              : [];
          });
          const { scrollWidth, scrollHeight } = document.documentElement;
          return { out, wide: scrollWidth > innerWidth, scrolls: scrollHeight > innerHeight };
        }, name.startsWith('hostile'));
        if (seen.out.length > 0 || seen.wide || !seen.scrolls) faults.push({ name, ...seen });
      }
      expect(faults).toEqual([]);
    },
  );

  test('every page of the settings is reached: their tabs wrap', async () => {
    await openConsole(till);
    await till.page.getByTestId('nav-settings').click();
    await till.page.locator('[role=tab]').first().waitFor();
    const outside = await till.page.evaluate(() =>
      [...document.querySelectorAll('[role=tab]')].flatMap((tab) => {
        const { left, right, bottom } = tab.getBoundingClientRect();
        return left >= 0 && right <= innerWidth && bottom <= innerHeight ? [] : [tab.textContent];
      }),
    );
    expect(outside).toEqual([]);
    await leaveConsole(till);
  });

  test('no key and no wheel changes it', async () => {
    for (const key of ['=', '-', '0']) await till.page.keyboard.press(`Control+${key}`);
    expect(await till.page.evaluate(() => innerWidth)).toBe(683);
    await set({ zoom: '100' });
    await expect.poll(() => till.page.evaluate(() => innerWidth)).toBe(1366);
  });
});

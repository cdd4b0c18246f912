/**
 * Builds the gallery and takes screenshots of it, measuring what overflows.
 * `node scripts/look/shoot.mjs [--only=PART] [--sizes=1366x768,1920x1080] [--languages=zh-CN,en]`
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const root = new URL('.', import.meta.url).pathname;
const out = new URL('../../out/look', import.meta.url).pathname;
const option = (name, fallback) =>
  process.argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? fallback;

const sizes = option('sizes', '1366x768,1920x1080').split(',');
const languages = option('languages', 'zh-CN,en').split(',');
const only = option('only', '');
const mode = option('mode', 'live');
const extras = option('extras', '');
const tag = option('tag', '');

await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir: `${out}/site`,
    emptyOutDir: true,
    rollupOptions: { input: `${root}gallery.html` },
  },
});
const server = await preview({
  root,
  configFile: false,
  logLevel: 'warn',
  build: { outDir: `${out}/site` },
  preview: { port: 0 },
});
const address = server.resolvedUrls?.local[0];
mkdirSync(out, { recursive: true });

const { sampleNames } = await import('./names.mjs');
const browser = await chromium.launch({
  executablePath: option('browser', '/usr/bin/chromium'),
  args: ['--no-sandbox', '--font-render-hinting=none'],
});
let bad = 0;
for (const size of sizes) {
  const [width, height] = size.split('x').map(Number);
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', (error) => console.log('page error', error.message));
  page.on('console', (line) => line.type() === 'error' && console.log('console', line.text()));
  for (const language of languages) {
    for (const state of sampleNames.filter((name) => name.includes(only))) {
      const query = new URLSearchParams({ state, language, mode, extras });
      await page.goto(`${address}gallery.html?${query}`);
      await page.waitForSelector('[data-testid=verdict]');
      if (/checking|redeeming/.test(state)) await page.waitForTimeout(400);
      const name = [size, language, state, mode === 'live' ? '' : mode, tag]
        .filter(Boolean)
        .join('_');
      await page.screenshot({ path: `${out}/${name}.png` });
      for (const fault of await page.evaluate(measure)) {
        bad += 1;
        console.log(`${name}: ${fault}`);
      }
    }
  }
  await page.close();
}
await browser.close();
server.httpServer.close();
console.log(bad === 0 ? 'nothing overflows' : `${bad} faults`);

/** Runs in the page: what is cut off, too small, or outside of the window. */
function measure() {
  const faults = [];
  const panel = document.querySelector('.panel');
  const box = panel.getBoundingClientRect();
  const share = (box.width * box.height) / (innerWidth * innerHeight);
  if (share < 0.5) faults.push(`panel is ${(share * 100).toFixed(1)} % of the window`);
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight)
    faults.push('window scrolls');
  for (const selector of ['.panel', '.details', '.act', '.facts', '.side', '.desk', '.status']) {
    for (const each of document.querySelectorAll(selector)) {
      const name = `${selector} ${each.scrollWidth}>${each.clientWidth} ${each.scrollHeight}>${each.clientHeight}`;
      if (each.scrollHeight > each.clientHeight + 1) faults.push(`${name} overflows down`);
      const dropped = selector === '.details' && each.scrollWidth > each.clientWidth + 1;
      if (dropped) {
        const right = each.getBoundingClientRect().right;
        const out = [...each.children].filter(
          (child) => child.getBoundingClientRect().left >= right,
        );
        faults.push(`dropped: ${out.map((child) => child.className).join(' ')}`);
      } else if (each.scrollWidth > each.clientWidth + 1) faults.push(`${name} overflows right`);
    }
  }
  const least = { '.word': 64, '.next': 32, '.title': 28 };
  for (const [selector, size] of Object.entries(least)) {
    const each = document.querySelector(selector);
    if (each && Number.parseFloat(getComputedStyle(each).fontSize) < size)
      faults.push(`${selector} small`);
  }
  for (const button of document.querySelectorAll('button:not(.choice)')) {
    const { width, height, bottom } = button.getBoundingClientRect();
    if (width < 56 || height < 56) faults.push(`target ${button.textContent} ${width}×${height}`);
    if (bottom > innerHeight) faults.push(`button below the window: ${button.textContent}`);
  }
  const shape = document.querySelector('.shape')?.getBoundingClientRect();
  if (shape && shape.width < 96) faults.push('shape small');
  return faults;
}

/**
 * Builds the gallery, takes a screenshot of every state into `out/look/`, and measures it:
 * `tsx scripts/look/shoot.ts [--only=PART] [--sizes=1366x768,…] [--languages=zh-CN,en]
 * [--mode=practice] [--extras=waiting,same,pending,skew] [--tag=NAME] [--browser=PATH]`
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { sampleStates } from './samples';

const here = new URL('.', import.meta.url).pathname;
const out = new URL('../../out/look', import.meta.url).pathname;

const sizes = option('sizes', '1366x768,1920x1080').split(',');
const languages = option('languages', 'zh-CN,en').split(',');
const mode = option('mode', 'live');
const extras = option('extras', '');
const tag = option('tag', '');
const states = Object.keys(sampleStates(0)).filter((name) => name.includes(option('only', '')));

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const site = await serve();
const browser = await chromium.launch({
  executablePath: option('browser', '/usr/bin/chromium'),
  args: ['--no-sandbox', '--font-render-hinting=none'],
});
let faults = 0;
for (const size of sizes) {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('pageerror', (error) => console.log('page error', error.message));
  for (const language of languages) {
    for (const state of states) await shoot(page, size, language, state);
  }
  await page.close();
}
await browser.close();
await site.close();
console.log(faults === 0 ? 'no faults' : `${faults} faults`);

async function shoot(page: Page, size: string, language: string, state: string): Promise<void> {
  const query = new URLSearchParams({ state, language, mode, extras });
  await page.goto(`${site.address}gallery.html?${query}`);
  await page.waitForSelector('[data-testid=verdict]');
  if (/checking|redeeming/.test(state)) await page.waitForTimeout(400);
  const name = [size, language, state, mode === 'live' ? '' : mode, tag].filter(Boolean).join('_');
  await page.screenshot({ path: `${out}/${name}.png` });
  const found = [...(await page.evaluate<string[]>('window.measure()')), ...(await axe(page))];
  for (const fault of found) console.log(`${name}: ${fault}`);
  faults += found.length;
}

/** What axe finds, contrast included; `--axe` asks for it. */
async function axe(page: Page): Promise<string[]> {
  if (!process.argv.includes('--axe')) return [];
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(`axe.run().then((result) => result.violations.map(
    (each) => each.id + ': ' + each.nodes.map((node) => node.target.join(' ')).join(', ')))`);
}

async function serve(): Promise<{ address: string; close: () => Promise<void> }> {
  mkdirSync(out, { recursive: true });
  const shared = { root: here, configFile: false, logLevel: 'warn' } as const;
  const outDir = mkdtempSync(join(tmpdir(), 'gallery-'));
  const input = `${here}gallery.html`;
  await build({ ...shared, build: { outDir, emptyOutDir: true, rollupOptions: { input } } });
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0 } });
  return {
    address: server.resolvedUrls?.local[0] ?? '',
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

function option(name: string, fallback: string): string {
  const given = process.argv.find((each) => each.startsWith(`--${name}=`));
  return given?.slice(name.length + 3) ?? fallback;
}

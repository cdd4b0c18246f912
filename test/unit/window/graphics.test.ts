/** What a till remembers of its PC's graphics, and when it looks anew. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GPUFeatureStatus } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type GraphicsApp, rememberGraphics } from '../../../main/window/graphics';

const DAY_MS = 24 * 60 * 60 * 1000;
const WHOLE_START_MS = 60_000;

let profile = '';
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'kiosk-graphics-'));
  vi.useFakeTimers({ now: 1_790_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(profile, { recursive: true });
});

/** One start of the app on a PC; whether Chromium was spared the attempt. */
async function start(
  compositing: string,
  { electron = '33.2.1', switches = [] as string[], runsMs = WHOLE_START_MS } = {},
) {
  const given = new Set(switches);
  const app = {
    commandLine: {
      hasSwitch: (name: string) => given.has(name),
      appendSwitch: (name: string) => void given.add(name),
    },
    getGPUFeatureStatus: () => ({ gpu_compositing: compositing }) as GPUFeatureStatus,
    whenReady: async () => {},
  } as GraphicsApp;
  rememberGraphics(profile, { app, electron });
  const spared = given.has('disable-gpu');
  await vi.advanceTimersByTimeAsync(runsMs);
  return spared;
}

describe('a PC without a graphics processor', () => {
  test('is asked at its first start only', async () => {
    expect(await start('disabled_software')).toBe(false);
    expect(await start('disabled_software')).toBe(true);
    expect(await start('disabled_software')).toBe(true);
  });

  test('is asked anew after a month, when a driver may have come', async () => {
    await start('disabled_software');
    vi.setSystemTime(Date.now() + 30 * DAY_MS);
    expect(await start('enabled')).toBe(false);
    expect(await start('enabled')).toBe(false);
  });

  test('is asked anew by another Electron, and after its clock was set back', async () => {
    await start('disabled_software');
    expect(await start('disabled_software', { electron: '45.0.0' })).toBe(false);
    vi.setSystemTime(Date.now() - DAY_MS);
    expect(await start('disabled_software', { electron: '45.0.0' })).toBe(false);
  });

  test('is asked anew where what was kept is damaged', async () => {
    await start('disabled_software');
    const file = join(profile, 'no-graphics.json');
    for (const text of [
      '',
      'null',
      '7',
      '{"electron":"33.2.1"}',
      readFileSync(file, 'utf8').slice(1),
    ]) {
      writeFileSync(file, text);
      expect(await start('disabled_software'), text).toBe(false);
      expect(await start('disabled_software'), text).toBe(true);
    }
  });
});

test('a PC with a graphics processor keeps it', async () => {
  expect(await start('enabled')).toBe(false);
  expect(await start('enabled')).toBe(false);
});

test('a switch that somebody gave says nothing about the PC', async () => {
  await start('disabled_software', { switches: ['disable-gpu'] });
  expect(existsSync(join(profile, 'no-graphics.json'))).toBe(false);
  expect(await start('enabled')).toBe(false);
});

test('a start that ends before Chromium has given up teaches nothing', async () => {
  await start('disabled_software', { runsMs: 3_000 });
  expect(existsSync(join(profile, 'no-graphics.json'))).toBe(false);
});

test('a profile that cannot be written starts all the same', async () => {
  rmSync(profile, { recursive: true });
  expect(await start('disabled_software')).toBe(false);
  profile = mkdtempSync(join(tmpdir(), 'kiosk-graphics-'));
});

/** The runtime that `npm ci` puts in place: whole or not at all, and never somebody else's parts. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureElectronRuntime, runtimeKind } from '../../../scripts/electron-runtime.mjs';
import { installed, point, publish } from '../../../scripts/runtime/dist.mjs';
import { hopeless } from '../../../scripts/runtime/official.mjs';
import { plainName } from '../../../scripts/runtime/pinned.mjs';
import { progress } from '../../../scripts/runtime/progress.mjs';
import { unzip } from '../../../scripts/runtime/unzip.mjs';
import { workFolder } from '../../../scripts/runtime/work.mjs';
import { lacking, needs } from '../../../scripts/system-libraries.mjs';

let root: string;
let home: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kaquan-runtime-'));
  home = join(root, 'node_modules', 'electron');
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'package.json'), JSON.stringify({ version: '45.4.1' }));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('what lies in dist', () => {
  it('is nothing on a fresh machine', () => {
    expect(installed(home, 'electron')).toBeNull();
  });

  it('is whole once it is published, path.txt included', async () => {
    await publishRuntime();
    expect(installed(home, 'electron')).toEqual({ source: 'registry', version: '33.2.1' });
    expect(await readFile(join(home, 'path.txt'), 'utf8')).toBe('electron');
  });

  it.each([
    ['a file that is cut off', (dist: string) => writeFile(join(dist, 'icudtl.dat'), 'x')],
    ['a file that is gone', (dist: string) => rm(join(dist, 'locales/en-US.pak'))],
    ['a marker that is cut off', (dist: string) => writeFile(join(dist, MARKER), '{"sou')],
    ['a binary that is gone', (dist: string) => rm(join(dist, 'electron'))],
  ])('counts as nothing with %s', async (_, damage) => {
    await publishRuntime();
    await damage(join(home, 'dist'));
    expect(installed(home, 'electron')).toBeNull();
  });

  it('counts as nothing after the electron package has moved on', async () => {
    await publishRuntime();
    await writeFile(join(home, 'package.json'), JSON.stringify({ version: '46.0.0' }));
    expect(installed(home, 'electron')).toBeNull();
  });

  it('is official when Electron’s own installer left it, if it is all there', async () => {
    await files(join(home, 'dist'), { ...RUNTIME, version: 'v45.4.1' });
    expect(installed(home, 'electron')).toEqual({ source: 'official', version: '45.4.1' });
    await rm(join(home, 'dist', 'resources.pak'));
    expect(installed(home, 'electron')).toBeNull();
  });

  it('is replaced as a whole: nothing of the old one stays', async () => {
    await files(join(home, 'dist'), { old: 'old', electron: '' });
    await publishRuntime();
    expect(await readdir(join(home, 'dist'))).not.toContain('old');
  });

  it('gets its path.txt back when only that is missing', async () => {
    await publishRuntime();
    await rm(join(home, 'path.txt'));
    point(home, 'electron');
    expect(await readFile(join(home, 'path.txt'), 'utf8')).toBe('electron');
  });
});

describe('the folder to work in', () => {
  it('lies beside dist, and what killed runs have left is swept away', async () => {
    // Process numbers end far below this one.
    await files(join(home, '.kaquan-runtime-999999999'), { half: 'a file' });
    const work = await workFolder(home);
    expect(work).toBe(join(home, `.kaquan-runtime-${process.pid}`));
    expect(await readdir(home)).not.toContain('.kaquan-runtime-999999999');
  });
});

describe('ensureElectronRuntime', () => {
  it('does nothing, and says nothing, where a runtime is', async () => {
    await publishRuntime();
    const before = await stat(join(home, 'dist'));
    await ensure({});
    expect((await stat(join(home, 'dist'))).ino).toBe(before.ino);
    expect(runtimeKind(root)).toBe('registry');
  });

  it('does nothing when told to skip, or where the electron package is not installed', async () => {
    await ensure({ KAQUAN_ELECTRON_RUNTIME: 'skip' });
    await rm(home, { recursive: true });
    await ensure({});
    expect(runtimeKind(root)).toBe('none');
  });

  it('refuses a way it does not know, by name', async () => {
    await expect(ensure({ KAQUAN_ELECTRON_RUNTIME: 'offical' })).rejects.toThrow(/=offical/);
  });

  it('says what to do where the registry has nothing for the platform', async () => {
    const env = { KAQUAN_ELECTRON_RUNTIME: 'registry', npm_config_platform: 'win32' };
    await expect(ensure(env)).rejects.toThrow(/ELECTRON_MIRROR .* 45\.4\.1 for win32/);
    expect((await readdir(home)).filter((name) => name.startsWith('.kaquan'))).toEqual([]);
  });

  it('names no host: npm and Electron’s downloader know theirs', async () => {
    const scripts = new URL('../../../scripts/', import.meta.url);
    const names = (await readdir(new URL('runtime', scripts), { recursive: true }))
      .filter((name) => name.endsWith('.mjs'))
      .map((name) => `runtime/${name}`);
    for (const name of ['electron-runtime.mjs', ...names]) {
      expect(await readFile(new URL(name, scripts), 'utf8'), name).not.toMatch(
        /\w:\/\/|\.(com|org)\b/,
      );
    }
  });

  const ensure = (env: NodeJS.ProcessEnv) =>
    ensureElectronRuntime({ root, env, say: (line) => expect.fail(`said: ${line}`) });
});

describe('the registry’s archive', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/LICENSE.electron.txt', 'LICENSE'],
    ['Cypress/locales/zh-CN.pak', 'locales/zh-CN.pak'],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
    ['Cypress/browser_v8_context_snapshot.bin', null],
    ['Cypress/resources/app/package.json', null],
    ['Cypress/locales/', null],
    ['elsewhere/file', null],
  ])('%s becomes %s', (entry, name) => {
    expect(plainName(entry)).toBe(name);
  });
});

describe('unzip', () => {
  const run = async (zip: Buffer, place: (name: string) => string | null = (name) => name) => {
    await writeFile(join(root, 'a.zip'), zip);
    await unzip(join(root, 'a.zip'), join(root, 'out'), place);
  };

  it('writes stored and deflated files, renamed, and leaves out what has no place', async () => {
    const zip = archive([
      { name: 'a/stored', data: 'stored' },
      { name: 'a/deflated', data: 'x'.repeat(3_000_000), deflate: true },
      { name: 'a/not-ours', data: 'no' },
    ]);
    await run(zip, (name) => (name === 'a/not-ours' ? null : name.replace('a/', 'b/')));
    expect((await readdir(join(root, 'out', 'b'))).sort()).toEqual(['deflated', 'stored']);
    expect(await readFile(join(root, 'out/b/stored'), 'utf8')).toBe('stored');
    expect((await stat(join(root, 'out/b/deflated'))).size).toBe(3_000_000);
  });

  it('lets everyone run what its owner may run', async () => {
    await run(
      archive([
        { name: 'run', data: '#!', mode: 0o744 },
        { name: 'read', data: '', mode: 0o600 },
      ]),
    );
    expect((await stat(join(root, 'out/run'))).mode & 0o777).toBe(0o755);
    expect((await stat(join(root, 'out/read'))).mode & 0o777).toBe(0o644);
  });

  it('refuses a damaged file, an archive cut off, and a way out of the folder', async () => {
    const good = archive([{ name: 'a', data: 'hello' }]);
    const damaged = Buffer.from(good);
    damaged.write('jello', good.indexOf('hello'));
    await expect(run(damaged)).rejects.toThrow('a: checksum does not match');
    await expect(run(good.subarray(0, -10))).rejects.toThrow('cut off');
    await expect(run(archive([{ name: '../b', data: '' }]))).rejects.toThrow('leads out');
  });
});

describe('the official download', () => {
  it.each([
    ['is given time at the start', 30_000, 1_000, 120_000_000, false],
    ['is given up at 5 kB/s', 60_000, 300_000, 120_000_000, true],
    ['goes on at 500 kB/s', 60_000, 30_000_000, 120_000_000, false],
    ['goes on if nobody knows how long it is', 60_000, 1, 0, false],
  ])('%s', (_, elapsed, done, total, expected) => {
    expect(hopeless(elapsed, done, total)).toBe(expected);
  });
});

describe('the progress bar', () => {
  const draw = (isTTY: boolean, step: number) => {
    let now = 0;
    let text = '';
    const bar = progress('Electron', { isTTY, write: (more) => (text += more) }, () => now);
    for (let i = 1; i <= 4; i++) {
      now += step;
      bar.update(i * 25e6, 100e6);
    }
    bar.end();
    return text;
  };

  it('redraws one line on a terminal and removes it at the end', () => {
    expect(draw(true, 1000)).toContain('Electron: 50 of 100 MB [############............]');
    expect(draw(true, 1000)).not.toContain('\n');
    expect(draw(true, 1000).endsWith('\r\x1b[2K')).toBe(true);
  });

  it('says nothing in a log, or a line now and then if it takes long', () => {
    expect(draw(false, 1000)).toBe('');
    expect(draw(false, 10_000)).toBe('Electron: 50 of 100 MB\nElectron: 100 of 100 MB\n');
  });
});

describe('system libraries', () => {
  it('are those of every window and of the groups asked for, each once', () => {
    expect(needs([])).toContain('xauth');
    expect(needs([])).not.toContain('xdotool');
    expect(needs(['test', 'ime']).filter((name) => name === 'xdotool')).toHaveLength(1);
  });

  it('are not missing if present under the other name', () => {
    const present = new Set(['libgtk-3-0t64', 'xvfb']);
    expect(lacking(['xvfb', 'libgtk-3-0|libgtk-3-0t64', 'dbus'], present)).toEqual(['dbus']);
  });
});

const MARKER = 'kaquan-runtime.json';

const RUNTIME = {
  electron: 'binary',
  'icudtl.dat': 'data',
  'resources.pak': 'data',
  'v8_context_snapshot.bin': 'data',
  'locales/en-US.pak': 'words',
};

async function publishRuntime() {
  const work = await workFolder(home);
  const ready = join(work, 'ready');
  await files(ready, RUNTIME);
  const what = { source: 'registry', version: '33.2.1', executable: 'electron' } as const;
  await publish(home, work, ready, what);
  await rm(work, { recursive: true });
}

async function files(folder: string, content: Record<string, string>) {
  for (const [name, data] of Object.entries(content)) {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, data);
    await chmod(path, 0o755);
  }
}

/** A zip archive by the letter of the format, so that the reader is not tested with itself. */
function archive(list: { name: string; data: string; deflate?: boolean; mode?: number }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, deflate = false, mode = 0o644 } of list) {
    const packed = deflate ? deflateRawSync(data) : Buffer.from(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(deflate ? 8 : 0, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(Buffer.byteLength(data), 18);
    head.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt16LE(mode, 8);
    rest.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), head, rest, Buffer.from(name));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]);
}

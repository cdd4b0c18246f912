/**
 * The packaged app, as a shop gets it: installed from its own deb into a clean root and from the
 * portable archive, run by an ordinary user in Chromium's sandbox, scanned by real keys; after an
 * update, after one that does not come up, and after going back.
 */
import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, sign } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastLines } from '../../main/logs/log';
import { practiceProvisioning } from '../../main/practice/provisioning';
import { root } from '../../scripts/build';
import { callers } from '../../shared/contract';
import { call, openConsole } from './support/console';
import {
  asVersion,
  cleanRoot,
  descendantsOf,
  giveToUser,
  makePackages,
  type PackagedTill,
  type Packages,
  runPackaged,
  startPackaged,
  userFolder,
} from './support/packaged';
import { forbidden, grantedPermissions, nodeNames, violations } from './support/probes';
import { dropFolders } from './support/profile';
import { pressByXdotool, scanByXdotool } from './support/real-keys';
import { openShop, type Shop } from './support/shop';

const SHOTS = join(root, 'out', 'packaged');
let shop: Shop;
let packages: Packages;
let place: string;
const folders: string[] = [];
beforeAll(async () => {
  shop = await openShop();
  place = cleanRoot();
  folders.push(place);
  packages = makePackages(place);
  mkdirSync(SHOTS, { recursive: true });
}, 240_000);
afterAll(async () => {
  await shop?.close();
  await dropFolders(...folders);
});

function newProfile(): { profile: string; provision: string } {
  const profile = userFolder();
  folders.push(profile);
  const file = join(profile, 'provision.json');
  writeFileSync(file, JSON.stringify(practiceProvisioning(shop.server)));
  giveToUser(profile);
  return { profile, provision: `--provision=${file}` };
}

/** Scans by real keys and waits for the green; leaves a picture of it. */
async function expectGreen(till: PackagedTill, code: string, shot: string): Promise<void> {
  await till.page.bringToFront();
  await scanByXdotool(shop.desk, code, { gapMs: 12 });
  await expect
    .poll(till.shown, { timeout: 20_000 })
    .toMatchObject({ verdict: 'redeemable', reason: '', status: 'NORMAL', code });
  await till.page.screenshot({ path: join(SHOTS, `${shot}.png`) });
}

const versionOf = (till: PackagedTill) =>
  till.page.evaluate(async () => {
    const { kiosk } = globalThis as unknown as {
      kiosk: { till(input: null): Promise<{ version: string }> };
    };
    return (await kiosk.till(null)).version;
  });

describe('the artefacts', () => {
  test('are whole, signed, and say in their names what they are', () => {
    const { folder, deb, archive } = packages;
    execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder });
    const verify = ['pkeyutl', '-verify', '-pubin', '-inkey', 'release-key.pem', '-rawin'];
    const said = execFileSync(
      'openssl',
      [...verify, '-in', 'SHA256SUMS', '-sigfile', 'SHA256SUMS.sig'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(said).toContain('Verified Successfully');
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['VERIFY.txt', deb, archive]));
  });

  test('ask Debian for what the program opens by name, or is linked to by a native file', () => {
    const field = (name: string) =>
      execFileSync('dpkg-deb', ['-f', join(packages.folder, packages.deb), name], {
        encoding: 'utf8',
      })
        .trim()
        .split(', ');
    // Without the first the program ends at once, without the second it reads no HID scanner:
    // seen in a clean root, where nothing else had brought them.
    expect(field('Depends')).toEqual(expect.arrayContaining(['libx11-xcb1', 'libusb-1.0-0']));
    expect(field('Recommends')).toEqual(['fonts-noto-cjk', 'libsecret-1-0']);
  });
});

describe('the deb in a clean root', () => {
  let till: PackagedTill;
  let app: string;
  let folder: string;
  beforeAll(async () => {
    const clean = join(place, 'deb');
    execFileSync('dpkg-deb', ['-x', join(packages.folder, packages.deb), clean]);
    app = join(clean, 'opt', 'Kaquan Kiosk');
    const { profile, provision } = newProfile();
    writeFileSync(join(place, 'evil.cjs'), `require('fs').writeFileSync('${profile}/ran', '')`);
    folder = profile;
    // Whoever can change how it is started must still not get code into it: see the fuses below.
    till = await startPackaged({
      program: join(app, 'kaquan-kiosk'),
      profile,
      env: {
        ...shop.desk.env,
        ELECTRON_RUN_AS_NODE: '1',
        NODE_OPTIONS: `--require=${join(place, 'evil.cjs')}`,
      },
      switches: [provision, '--inspect=0', '--inspect-brk=0'],
    });
  });
  afterAll(() => till?.quit());

  test('starts, takes in its provisioning, and shows green for a scan', async () => {
    await expectGreen(till, '100000000001', 'deb');
    expect(await till.page.locator('.status').innerText()).toContain('练习门店');
  });

  test('runs without rights, its page in Chromium’s sandbox', () => {
    const processes = descendantsOf(till.pid).map((pid) => ({
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
      status: readFileSync(`/proc/${pid}/status`, 'utf8'),
    }));
    const users = processes.map(({ status }) => /^Uid:\s+(\d+)/m.exec(status)?.[1]);
    expect(users).not.toContain('0');
    const pages = processes.filter(({ command }) => command.includes('--type=renderer'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { command, status } of pages) {
      expect(command).not.toContain('--no-sandbox');
      expect(status).toMatch(/^Seccomp:\s+2$/m);
      expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    }
  });

  test('holds only what runs, and no native file of another system', () => {
    const files = readdirSync(app, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /default_app|kaquan-runtime|^version$/.test(name))).toEqual([]);
    const native = files.filter((name) => name.endsWith('.node'));
    expect(native.length).toBeGreaterThan(2);
    for (const name of native) expect(name).toMatch(/linux-x64/);
    expect(native.filter((name) => name.includes('musl'))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(['legal/THIRD-PARTY.txt', 'legal/sbom.cdx.json']));
  });

  test('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(app, 'kaquan-kiosk'));
    const isOn = (fuse: FuseV1Options) => wire[fuse] === '1'.charCodeAt(0);
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      cookies: isOn(FuseV1Options.EnableCookieEncryption),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      integrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookies: true,
      nodeOptions: false,
      inspect: false,
      // Nothing reads it on Linux, so it must not look as if something did.
      integrity: false,
      onlyAsar: true,
      fileProtocol: false,
    });
  });

  test('runs no code of those who start it', async () => {
    expect(till.said()).not.toContain('Debugger listening');
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    // A folder beside the archive, or in its place, is not taken for the app.
    const copy = join(place, 'copy');
    execFileSync('cp', ['-al', app, copy]);
    rmSync(join(copy, 'resources', 'app.asar'));
    mkdirSync(join(copy, 'resources', 'app'));
    cpSync(join(place, 'evil.cjs'), join(copy, 'resources', 'app', 'index.js'));
    writeFileSync(join(copy, 'resources', 'app', 'package.json'), '{"main":"index.js"}');
    const { code } = await runPackaged({
      program: join(copy, 'kaquan-kiosk'),
      profile: folder,
      env: shop.desk.env,
    });
    expect(code).not.toBe(0);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  test('shows its own page, with nothing of Node and the bridge of the contract', async () => {
    expect(till.page.url()).toBe('app://kiosk/index.html');
    expect(await nodeNames(till.page)).toEqual([]);
    const bridge = await till.page.evaluate(() =>
      Object.keys((globalThis as unknown as { kiosk: object }).kiosk).sort(),
    );
    expect(bridge).toEqual([...Object.keys(callers), 'on'].sort());
    expect(await call(till.page, 'typed', { text: 5 })).toContain('refused');
    expect(await call(till.page, 'ledgerFacts', null)).toContain('refused: locked');
  });

  test.each(forbidden)('has a content policy that stops %s', async (_, deed, directive) => {
    expect(await violations(till.page, deed)).toContain(directive);
  });

  test('gives the page nothing of the machine but the camera, and keeps nothing of it', async () => {
    expect(await grantedPermissions(till.page)).toEqual([]);
    const kept = readdirSync(folder).filter((name) => /^(Cache|Code Cache|Partitions)$/.test(name));
    const files = kept.flatMap((name) =>
      readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }),
    );
    expect(files.filter((name) => /kiosk|app_/.test(name))).toEqual([]);
  });

  test('cannot be left by keys, by a dropped file, or by a new window', async () => {
    await till.page.evaluate(() => {
      const reached: string[] = [];
      Object.assign(globalThis, { reached });
      addEventListener('keydown', ({ key }) => reached.push(key), { capture: true });
    });
    const keys = ['ctrl+r', 'ctrl+w', 'ctrl+shift+i', 'F12', 'F11', 'ctrl+plus', 'ctrl+p'];
    await pressByXdotool(shop.desk, ...keys, 'ctrl+n', 'alt+Left', 'ctrl+shift+r', 'F11');
    const session = await till.page.context().newCDPSession(till.page);
    const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    }
    expect(await till.page.evaluate(() => window.open('https://127.0.0.1:1/') === null)).toBe(true);
    const now = await till.page.evaluate(() => ({
      reached: (globalThis as unknown as { reached?: string[] }).reached,
      size: [innerWidth, innerHeight],
      zoom: devicePixelRatio,
    }));
    // The page heard of the modifiers only, and is still the same page.
    const heard = now.reached?.filter((key) => !/^(Control|Shift|Alt)$/.test(key));
    expect({ ...now, reached: heard }).toEqual({ reached: [], size: [1366, 768], zoom: 1 });
    expect(till.page.context().pages()).toHaveLength(1);
    await expectGreen(till, '100000000002', 'after-keys');
  });

  test('goes on when the graphics process dies', async () => {
    const graphics = descendantsOf(till.pid).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=gpu-process'),
    );
    expect(graphics).toHaveLength(1);
    process.kill(graphics[0] ?? 0, 'SIGKILL');
    await expectGreen(till, '100000000003', 'after-gpu-loss');
  });
});

describe('the portable archive', () => {
  let home: string;
  let profile: string;
  let provision: string;
  let running: PackagedTill | null = null;
  afterAll(() => running?.quit());
  beforeAll(() => {
    execFileSync('tar', ['-xzf', join(packages.folder, packages.archive), '-C', place]);
    home = join(place, 'kaquan-kiosk');
    giveToUser(home);
    ({ profile, provision } = newProfile());
  });

  const start = async (...switches: string[]) =>
    await startPackaged({
      program: join(home, 'kaquan-kiosk'),
      profile,
      env: { ...shop.desk.env, KAQUAN_READY_SECONDS: '20' },
      switches,
    });
  const line = (name: string) => readFileSync(join(home, name), 'utf8').trim();

  test('starts by its launcher and shows green', async () => {
    running = await start(provision);
    expect(await versionOf(running)).toBe(line('current'));
    await expectGreen(running, '100000000001', 'portable');
  });

  test('finds a signed update in a folder by the card of the console, and takes it', async () => {
    const till = running as PackagedTill;
    const stick = await layRelease('9.0.0');
    const before = line('current');
    const { page } = till;
    const press = (...keys: string[]) => pressByXdotool(shop.desk, ...keys);
    await openConsole({ page, press });
    await page.getByTestId('nav-health').click();
    await page.getByTestId('setting-updatePlace').fill(stick);
    await page.getByTestId('save-updatePlace').click();
    await page.locator('.setting-said').waitFor();
    const answer = (kind: string) =>
      page.locator(`[data-testid=update-said][data-answer=${kind}]`).waitFor({ timeout: 30_000 });
    await page.getByTestId('look-for-update').click();
    await answer('found');
    await page.getByTestId('take-update').click();
    await answer('taken');
    expect(await page.getByTestId('value-update-waiting').innerText()).toBe('9.0.0');
    await page.getByTestId('updates').screenshot({ path: join(SHOTS, 'update-card.png') });
    // Nothing is replaced under a running till.
    expect([line('next'), line('current'), await versionOf(till)]).toEqual([
      '9.0.0',
      before,
      before,
    ]);
    await till.quit();
    running = null;
  });

  test('starts the update the next time, and shows green', async () => {
    const before = line('current');
    const till = await start();
    expect(await versionOf(till)).toBe('9.0.0');
    await expectGreen(till, '100000000002', 'after-update');
    await expect.poll(() => line('current')).toBe('9.0.0');
    expect(line('previous')).toBe(before);
    await till.quit();
  });

  test('goes back from an update that does not come up, and shows green', async () => {
    const broken = join(home, 'versions', '9.1.0');
    await asVersion(
      join(home, 'versions', '9.0.0'),
      broken,
      '9.1.0',
      'setInterval(() => {}, 9e6);',
    );
    giveToUser(broken);
    writeFileSync(join(home, 'next'), '9.1.0\n');
    const till = await startPackaged({
      program: join(home, 'kaquan-kiosk'),
      profile,
      env: { ...shop.desk.env, KAQUAN_READY_SECONDS: '4' },
    });
    expect(await versionOf(till)).toBe('9.0.0');
    expect(till.said()).toContain('version 9.1.0 was not ready');
    await expectGreen(till, '100000000003', 'after-failed-update');
    await till.quit();
  });

  test('goes back by hand, opens the ledger of the newer version, and shows green', async () => {
    const env = shop.desk.env;
    const program = join(home, 'kaquan-kiosk');
    execFileSync(program, ['--rollback'], { env });
    giveToUser(home);
    const till = await start();
    expect(await versionOf(till)).toBe(line('current'));
    expect(line('previous')).toBe('9.0.0');
    await expectGreen(till, '100000000004', 'after-rollback');
    await till.quit();
    const starts = lastLines(join(profile, 'logs'), 500).filter(({ text }) => text === 'start');
    const now = line('current');
    expect(starts.map(({ facts }) => facts?.['version'])).toEqual([now, '9.0.0', '9.0.0', now]);
  });

  test('takes one by a person’s command, too, though that person went back from it', async () => {
    const { code, said } = await runPackaged({
      program: join(home, 'kaquan-kiosk'),
      profile,
      env: shop.desk.env,
      switches: [`--update=${join(place, 'stick')}`],
    });
    expect({ code, said: said.includes('9.0.0 is in place') }).toEqual({ code: 0, said: true });
    expect(line('next')).toBe('9.0.0');
  });

  /** The same app as another version, packed and signed as a release. */
  async function layRelease(version: string): Promise<string> {
    const make = join(place, 'make', 'kaquan-kiosk');
    const stick = join(place, 'stick');
    mkdirSync(join(make, 'versions'), { recursive: true });
    mkdirSync(stick);
    const from = join(home, 'versions', line('current'));
    await asVersion(from, join(make, 'versions', version), version);
    const archive = packages.archive.replace(line('current'), version);
    // Not compressed: tar sees that by itself, and a test need not wait for gzip.
    execFileSync('tar', ['-cf', join(stick, archive), '-C', join(place, 'make'), 'kaquan-kiosk']);
    rmSync(join(place, 'make'), { recursive: true });
    const sha256 = createHash('sha256')
      .update(readFileSync(join(stick, archive)))
      .digest('hex');
    const sums = Buffer.from(`${sha256}  ${archive}\n`);
    writeFileSync(join(stick, 'SHA256SUMS'), sums);
    const key = createPrivateKey(readFileSync(packages.keyFile));
    writeFileSync(join(stick, 'SHA256SUMS.sig'), sign(null, sums, key));
    return stick;
  }
});

/** Updates from a folder and an address: what is signed and whole comes in, nothing else does. */
import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findInstall, type Install, markReady } from '../../../main/update/install';
import { updateSource } from '../../../main/update/source';
import { takeUpdate } from '../../../main/update/take';
import { archiveOf, layRelease, pemOf } from '../../support/release';

const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');

let work: string;
let stick: string;
let install: Install;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'kiosk-update-'));
  stick = join(work, 'stick');
  const root = join(work, 'till');
  mkdirSync(stick);
  mkdirSync(join(root, 'versions', '0.1.0'), { recursive: true });
  install = { root, version: '0.1.0', pinnedKey: pemOf(ours) };
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

/** Lays a release on the stick. */
function release(version: string, { key = ours, within = version } = {}): void {
  layRelease(stick, { version, key, within });
}

const quiet = { shiftOpen: false, byHand: false };
async function take(place = stick, now: typeof quiet = quiet) {
  const source = updateSource(place);
  if (source === null) throw new Error('no source');
  return await takeUpdate(install, source, now);
}

/** Nothing of a refused update is left, and nothing waits. */
function expectUntouched(): void {
  expect(readdirSync(install.root)).toEqual(['versions']);
  expect(readdirSync(join(install.root, 'versions'))).toEqual(['0.1.0']);
}

describe('an update on a stick', () => {
  test('lies beside the running version and waits for the next start', async () => {
    release('0.2.0');
    expect(await take()).toEqual({ kind: 'taken', version: '0.2.0' });
    const app = join(install.root, 'versions', '0.2.0', 'resources', 'app.asar');
    expect(readFileSync(app, 'utf8')).toBe('the app 0.2.0');
    expect(readFileSync(join(install.root, 'next'), 'utf8')).toBe('0.2.0\n');
    expect(existsSync(join(install.root, 'incoming'))).toBe(false);
    expect(await take()).toEqual({ kind: 'left', why: 'waiting' });
  });

  test('is left alone during a shift, unless a person asks for it', async () => {
    release('0.2.0');
    expect(await take(stick, { shiftOpen: true, byHand: false })).toMatchObject({
      why: 'shift-open',
    });
    expectUntouched();
    expect(await take(stick, { shiftOpen: true, byHand: true })).toMatchObject({ kind: 'taken' });
  });

  test.each([
    ['signed by another key', () => release('0.2.0', { key: theirs }), 'not-signed'],
    [
      'with a list that was changed',
      () => {
        release('0.2.0');
        const sums = readFileSync(join(stick, 'SHA256SUMS'), 'utf8');
        writeFileSync(join(stick, 'SHA256SUMS'), `${sums}\n`);
      },
      'not-signed',
    ],
    [
      'with an archive that was changed',
      () => {
        release('0.2.0');
        writeFileSync(join(stick, archiveOf('0.2.0')), 'x', { flag: 'a' });
      },
      'damaged',
    ],
    [
      'whose signature is far too long',
      () => {
        release('0.2.0');
        writeFileSync(join(stick, 'SHA256SUMS.sig'), 'x'.repeat(1_000_000));
      },
      'unreachable',
    ],
    [
      'whose archive is not there',
      () => {
        release('0.2.0');
        rmSync(join(stick, archiveOf('0.2.0')));
      },
      'unreachable',
    ],
    [
      'whose archive holds another version',
      () => release('0.2.0', { within: '0.3.0' }),
      'not-unpacked',
    ],
    ['that is not there', () => {}, 'unreachable'],
  ])('%s is refused, and nothing is changed', async (_, lay, why) => {
    lay();
    expect(await take()).toMatchObject({ kind: 'refused', why });
    expectUntouched();
  });

  test('is refused by a build that pins no key', async () => {
    release('0.2.0');
    install = { ...install, pinnedKey: null };
    expect(await take()).toMatchObject({ kind: 'refused', why: 'no-key' });
    expectUntouched();
  });

  test('that is signed but old is left alone', async () => {
    release('0.0.9');
    expect(await take(stick, { shiftOpen: false, byHand: true })).toMatchObject({
      why: 'nothing-newer',
    });
    expectUntouched();
  });
});

describe('an update at an address', () => {
  let server: Server;
  let base: string;
  let answer: (name: string) => [number, Buffer, Record<string, string>?];
  beforeEach(async () => {
    answer = (name) => [200, readFileSync(join(stick, basename(name)))];
    server = createServer(({ url = '' }, response) => {
      const [status, body, headers = {}] = answer(url);
      response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/till`;
  });
  afterEach(() => new Promise((done) => server.close(done)));

  test('comes in like one on a stick', async () => {
    release('0.2.0');
    expect(await take(base)).toEqual({ kind: 'taken', version: '0.2.0' });
  });

  test('that leads elsewhere, or answers with an error, is refused', async () => {
    release('0.2.0');
    answer = () => [302, Buffer.alloc(0), { location: 'http://127.0.0.1:1/' }];
    expect(await take(base)).toMatchObject({
      why: 'unreachable',
      detail: expect.stringContaining('302'),
    });
    answer = () => [500, Buffer.from('<html>')];
    expect(await take(base)).toMatchObject({ why: 'unreachable' });
    expectUntouched();
  });

  test('is asked over https only, but for this very machine', () => {
    expect(updateSource('http://192.168.1.5/')).toBeNull();
    expect(updateSource('ftp://updates.shop/')).toBeNull();
    expect(updateSource('relative/folder')).toBeNull();
    expect(updateSource('https://updates.shop/till')).not.toBeNull();
  });
});

describe('the installation', () => {
  test('is found where a launcher started the app, with its key', () => {
    const keyFile = join(work, 'release-key.pem');
    writeFileSync(keyFile, 'PEM');
    const env = { KAQUAN_INSTALL: install.root };
    expect(findInstall(env, '0.1.0', keyFile)).toEqual({ ...install, pinnedKey: 'PEM' });
    expect(findInstall(env, '0.1.0', join(work, 'none'))).toEqual({ ...install, pinnedKey: null });
    expect(findInstall({}, '0.1.0', keyFile)).toBeNull();
    expect(findInstall({ KAQUAN_INSTALL: work }, '0.1.0', keyFile)).toBeNull();
  });

  test('is told when the app is up', () => {
    markReady(install);
    expect(readFileSync(join(install.root, 'ready'), 'utf8')).toBe('0.1.0\n');
  });
});

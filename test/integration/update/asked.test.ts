/** A manager looks for updates and takes one: what is answered, what is written, what waits. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type UpdateDeskParts, updateHandlers, upkeepOf } from '../../../main/handlers/updates';
import type { Install } from '../../../main/update/install';
import { updateSource } from '../../../main/update/source';
import { archiveOf, layRelease, pemOf } from '../../support/release';

const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');

let work: string;
let stick: string;
let install: Install;
let rows: string[];
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'kiosk-asked-'));
  stick = join(work, 'stick');
  mkdirSync(stick);
  install = { root: join(work, 'till'), version: '0.1.0', pinnedKey: pemOf(ours) };
  mkdirSync(join(install.root, 'versions', '0.1.0'), { recursive: true });
  rows = [];
});
afterEach(() => rmSync(work, { recursive: true, force: true }));

function desk(change: Partial<UpdateDeskParts> = {}) {
  return updateHandlers({
    updates: { install, sourceOf: updateSource },
    version: '0.1.0',
    packaged: true,
    place: () => stick,
    bySelf: null,
    shiftOpen: () => false,
    note: (reason) => rows.push(reason) > 0,
    log: { write: () => {}, keep: () => {}, last: () => [] },
    ...change,
  });
}

const waits = () => readdirSync(install.root).includes('next');

describe('a look', () => {
  test('says which version is there, and takes and writes nothing', async () => {
    layRelease(stick, { version: '0.2.0', key: ours });
    expect(await desk().lookForUpdate(null)).toEqual({ kind: 'found', version: '0.2.0' });
    expect([waits(), rows]).toEqual([false, []]);
  });

  test('of a list that another key has signed finds nothing, and says why without a path', async () => {
    layRelease(stick, { version: '0.2.0', key: theirs });
    expect(await desk().lookForUpdate(null)).toEqual({ kind: 'refused', why: 'not-signed' });
  });

  test('during a shift does not even open the place', async () => {
    let opened = 0;
    const sourceOf = () => ({
      open: async () => {
        opened += 1;
        throw new Error('not to be opened');
      },
    });
    const busy = desk({ updates: { install, sourceOf }, shiftOpen: () => true });
    expect(await busy.lookForUpdate(null)).toEqual({ kind: 'left', why: 'shift-open' });
    expect(await busy.takeUpdate(null)).toEqual({ kind: 'left', why: 'shift-open' });
    expect([opened, rows]).toEqual([0, []]);
  });

  test.each<[what: string, change: Partial<UpdateDeskParts>, why: string]>([
    ['a place that is not there', { place: () => '/nowhere/at/all' }, 'unreachable'],
    ['no place', { place: () => '' }, 'no-place'],
    ['a place without its root', { place: () => 'stick' }, 'no-place'],
  ])('at %s says so', async (_what, change, why) => {
    expect(await desk(change).lookForUpdate(null)).toEqual({ kind: 'refused', why });
  });

  test('of a build without a key, or outside the layout, is refused', async () => {
    layRelease(stick, { version: '0.2.0', key: ours });
    install.pinnedKey = null;
    expect(await desk().lookForUpdate(null)).toEqual({ kind: 'refused', why: 'no-key' });
    const elsewhere = desk({ updates: { install: null, sourceOf: updateSource } });
    expect(await elsewhere.lookForUpdate(null)).toEqual({ kind: 'refused', why: 'not-here' });
  });

  test('goes where the till looks by itself, unless a manager typed another place', async () => {
    layRelease(stick, { version: '0.2.0', key: ours });
    const found = { kind: 'found', version: '0.2.0' };
    expect(await desk({ place: () => '', bySelf: stick }).lookForUpdate(null)).toEqual(found);
    expect(await desk({ bySelf: '/nowhere' }).lookForUpdate(null)).toEqual(found);
  });
});

describe('taking', () => {
  test('leaves a row before and after, and the version waits for the next start', async () => {
    layRelease(stick, { version: '0.2.0', key: ours });
    expect(await desk().takeUpdate(null)).toEqual({ kind: 'taken', version: '0.2.0' });
    expect(readFileSync(join(install.root, 'next'), 'utf8')).toBe('0.2.0\n');
    expect(rows).toEqual(['update-asked: 0.2.0', 'update-taken: 0.2.0']);
    expect(await desk().takeUpdate(null)).toEqual({ kind: 'left', why: 'waiting' });
    expect(desk().updateState(null)).toMatchObject({ waiting: '0.2.0', version: '0.1.0' });
  });

  test('without a row changes nothing', async () => {
    layRelease(stick, { version: '0.2.0', key: ours });
    const mute = desk({ note: () => false });
    expect(await mute.takeUpdate(null)).toEqual({ kind: 'refused', why: 'unwritable' });
    expect(waits()).toBe(false);
  });

  test('of an archive that was changed leaves the row of the wish alone', async () => {
    layRelease(stick, { version: '0.2.0', key: ours });
    writeFileSync(join(stick, archiveOf('0.2.0')), 'x', { flag: 'a' });
    expect(await desk().takeUpdate(null)).toEqual({ kind: 'refused', why: 'damaged' });
    expect([rows, waits()]).toEqual([['update-asked: 0.2.0'], false]);
  });

  test('twice at once unpacks once', async () => {
    layRelease(stick, { version: '0.2.0', key: ours });
    const both = await Promise.all([desk().takeUpdate(null), desk().takeUpdate(null)]);
    expect(both).toEqual([
      { kind: 'taken', version: '0.2.0' },
      { kind: 'left', why: 'waiting' },
    ]);
  });

  test('again a version that failed before is a person’s to decide', async () => {
    layRelease(stick, { version: '0.2.0', key: ours });
    writeFileSync(join(install.root, 'failed'), '0.2.0\n');
    expect(desk().updateState(null)).toMatchObject({ failed: ['0.2.0'] });
    expect(await desk().takeUpdate(null)).toMatchObject({ kind: 'taken' });
  });
});

describe('the state', () => {
  test('names the version to go back to only while it is still kept', () => {
    writeFileSync(join(install.root, 'previous'), '0.0.9\n');
    expect(desk().updateState(null)).toMatchObject({ previous: null, upkeep: 'portable' });
    mkdirSync(join(install.root, 'versions', '0.0.9'));
    expect(desk().updateState(null)).toMatchObject({ previous: '0.0.9', signed: true });
  });

  test.each([
    [false, 'linux', {}, 'sources'],
    [true, 'linux', {}, 'deb'],
    [true, 'linux', { APPIMAGE: '/opt/kiosk.AppImage' }, 'appimage'],
    [true, 'win32', {}, 'nsis'],
    [true, 'darwin', {}, 'dmg'],
  ] as const)('packaged %s on %s with %j is kept up by %s', (packaged, platform, env, upkeep) => {
    expect(upkeepOf(packaged, platform, env)).toBe(upkeep);
  });
});

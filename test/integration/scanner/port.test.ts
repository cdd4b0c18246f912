/** What a path is that somebody gives for a serial port, on the real file system. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lookAtPort, realPort } from '../../../main/scanner/port';
import { serialAccess } from '../../../main/scanner/serial';
import { type PtyGun, ptyGun } from './pty';

let folder: string;
let gun: PtyGun;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'port-'));
  gun = ptyGun(folder);
  await gun.plug();
  writeFileSync(join(folder, 'file'), 'no port');
  symlinkSync('/dev/null', join(folder, 'to-null'));
  symlinkSync(gun.path, join(folder, 'to-gun'));
});
afterAll(async () => {
  await gun.unplug();
  rmSync(folder, { recursive: true });
});

describe('a path', () => {
  test('of a pseudo-terminal is a port, also behind links and while it is open', async () => {
    const paths = [gun.path, join(folder, 'to-gun'), realPort(gun.path)];
    expect(paths.map((path) => lookAtPort(path))).toEqual(['port', 'port', 'port']);
    expect(new Set(paths.map((path) => realPort(path))).size).toBe(1);
    const on = { data: () => undefined, closed: () => undefined };
    const held = await serialAccess().open(gun.path, null, on);
    expect(lookAtPort(gun.path)).toBe('port');
    held.close();
  });

  test('of anything else is none, and why', () => {
    const looks = {
      '/etc/passwd': 'file',
      [join(folder, 'file')]: 'file',
      [folder]: 'folder',
      '/dev': 'folder',
      '/dev/null': 'other-device',
      '/dev/zero': 'other-device',
      '/dev/ptmx': 'other-device',
      [join(folder, 'to-null')]: 'other-device',
      [join(folder, 'missing')]: 'not-there',
      '/dev/missing': 'not-there',
      ttyUSB0: 'name',
      COM7: 'name',
      '../dev/ttyS0': 'name',
      '': 'name',
    };
    const seen = Object.keys(looks).map((path) => [path, lookAtPort(path, 'linux')]);
    expect(Object.fromEntries(seen)).toEqual(looks);
  });

  test.each(['/dev/ttyUSB77', '/dev/ttyACM77', '/dev/cu.usbmodem77', '/dev/serial/by-id/usb-gun'])(
    'named like a port may be one that is not plugged in: %s',
    (path) => expect(lookAtPort(path, 'linux')).toBe('away'),
  );
});

test('on Windows a port is known by its name alone', () => {
  const looks = ['COM1', 'com7', 'COM256', '\\\\.\\COM10'].map((path) => lookAtPort(path, 'win32'));
  expect(new Set(looks)).toEqual(new Set(['away']));
  const others = ['COM0', 'COM257', 'COM', 'LPT1', 'C:\\COM1', '/dev/ttyS0', 'COM1:', 'COM01'];
  expect(new Set(others.map((path) => lookAtPort(path, 'win32')))).toEqual(new Set(['name']));
  expect(['com7', '\\\\.\\COM7'].map((path) => realPort(path, 'win32'))).toEqual(['COM7', 'COM7']);
});

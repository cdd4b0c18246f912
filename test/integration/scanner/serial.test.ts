/** The real serial library on a pseudo-terminal: read, pulled out, put back, held by another. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hidAccess } from '../../../main/scanner/hid';
import { openScanners, type Scanners } from '../../../main/scanner/scanners';
import { serialAccess } from '../../../main/scanner/serial';
import {
  type LinkState,
  noStrip,
  type ScannerSettings,
  type SerialScanner,
} from '../../../shared/scanners';
import { type PtyGun, ptyGun, until } from './pty';

let folder: string;
let gun: PtyGun;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pty-'));
  gun = ptyGun(folder);
});
beforeEach(() => gun.plug());
afterEach(async () => {
  scanners?.stop();
  await gun.unplug();
});
afterAll(() => rmSync(folder, { recursive: true }));

let scanners: Scanners;
let scans: string[];

function open(more: Partial<SerialScanner> = {}): void {
  const device = { vendor: '', product: '', serial: '', path: gun.path };
  const scanner: SerialScanner = {
    kind: 'serial',
    id: 1,
    name: 'pty',
    device,
    baudRate: 115200,
    ending: 'any',
    charset: 'utf-8',
    strip: noStrip,
    ...more,
  };
  const settings: ScannerSettings = { scanners: [scanner], wedge: null };
  scans = [];
  scanners = openScanners({
    mayTest: () => true,
    read: () => settings,
    write: () => undefined,
    accesses: { serial: serialAccess(), hid: hidAccess() },
    onScan: (text) => scans.push(text),
    push: () => undefined,
    pushDoctor: () => undefined,
  });
}

const state = (wanted: LinkState) => until(() => scanners.view().links[1] === wanted);

describe('a gun on a serial line', () => {
  test.each([
    ['cr', '409632457895\r'],
    ['lf', '409632457895\n'],
    ['crlf', '409632457895\r\n'],
    ['tab', '409632457895\t'],
    ['silence', '409632457895'],
    ['any', '409632457895'],
  ] as const)('is read by its suffix: %s', async (ending, sent) => {
    open({ ending });
    await state('ready');
    await gun.send(sent);
    await until(() => scans.length > 0);
    expect(scans).toEqual(['409632457895']);
  });

  test('in GB18030 is read as such', async () => {
    const iconv = (await import('iconv-lite')).default;
    open({ charset: 'gb18030' });
    await state('ready');
    await gun.send(Uint8Array.from(iconv.encode('会员券0001\r', 'gb18030')));
    await until(() => scans.length > 0);
    expect(scans).toEqual(['会员券0001']);
  });

  test('is read whole by silence, however busy the till was meanwhile', async () => {
    open({ ending: 'silence' });
    await state('ready');
    const busy = new Int32Array(new SharedArrayBuffer(4));
    for (let turn = 0; turn < 5; turn += 1) {
      await gun.send('4096324');
      await sleep(40);
      gun.sendLater('57895', 60);
      Atomics.wait(busy, 0, 0, 400);
      await until(() => scans.length > turn);
    }
    expect(scans).toEqual(Array(5).fill('409632457895'));
  });

  test('unplugged and back is read again without a restart', async () => {
    open();
    await state('ready');
    await gun.unplug();
    await state('absent');
    await gun.plug();
    await state('ready');
    await gun.send('409632457895\r');
    await until(() => scans.length > 0);
    expect(scans).toEqual(['409632457895']);
  });

  test('that another program holds is refused, and never ends the app', async () => {
    open();
    await state('ready');
    const first = scanners;
    open();
    await state('refused');
    first.stop();
    await state('ready');
  });
});

test.each(['/etc/passwd', '/dev/null', '/tmp'])(
  'in a settings file a path that is no port is told as one: %s',
  async (path) => {
    open({ device: { vendor: '', product: '', serial: '', path } });
    await state('no-port');
  },
);

test('the libraries load here, and list what there is', async () => {
  open();
  const { noDriver } = await scanners.found();
  expect(noDriver).toEqual([]);
});

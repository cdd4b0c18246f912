/** The scanners of a till: chosen once, known again on another port, open while they are there. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultProfile } from '../../../main/scanner/profiles';
import { openScanners, type Scanners } from '../../../main/scanner/scanners';
import {
  type DeviceIdentity,
  type HidScanner,
  noStrip,
  type ScannerSettings,
  type ScannersView,
  type SerialScanner,
  type WedgeScanner,
} from '../../../shared/scanners';
import { type FakeDevices, fakeDevices, identity } from './fake-devices';

let settings: ScannerSettings;
let writable: boolean;
let serial: FakeDevices;
let hid: FakeDevices;
let scans: unknown[];
let told: ScannersView[];
let scanners: Scanners;

const wedge: WedgeScanner = { ...defaultProfile, kind: 'wedge', id: 0, name: 'Front' };
const onPort = (device: DeviceIdentity): SerialScanner => ({
  kind: 'serial',
  id: 0,
  name: '',
  device,
  baudRate: 9600,
  ending: 'cr',
  charset: 'utf-8',
  strip: noStrip,
});
const hidGun = (device: DeviceIdentity): HidScanner => ({
  kind: 'hid',
  id: 0,
  name: '',
  device,
  charset: 'utf-8',
  strip: noStrip,
});

function open(library = true): void {
  serial = fakeDevices('serial', library);
  hid = fakeDevices('hid', library);
  scanners = openScanners({
    mayTest: () => true,
    read: () => settings,
    write(changed) {
      if (!writable) throw new Error('disk full');
      settings = changed;
    },
    accesses: { serial: serial.access, hid: hid.access },
    onScan: (...scan) => scans.push(scan),
    push: (view) => told.push(view),
    pushDoctor: () => undefined,
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  settings = { scanners: [], wedge: null };
  writable = true;
  scans = [];
  told = [];
  open();
});
afterEach(() => {
  scanners.stop();
  vi.useRealTimers();
});

const states = () => Object.values(scanners.view().links);
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a device', () => {
  test('that was chosen is opened, and its scans are told whole', async () => {
    serial.plug(identity('/dev/ttyACM0'));
    scanners.save(onPort(identity('/dev/ttyACM0')));
    await wait(10);
    expect(states()).toEqual(['ready']);
    serial.send('/dev/ttyACM0', '4096324');
    serial.send('/dev/ttyACM0', '57895\r');
    await wait(0);
    expect(scans).toEqual([['409632457895', 'serial', null]]);
  });

  test('tells since when it is connected or lost, and when it last read', async () => {
    vi.setSystemTime(1_000_000);
    scanners.save({ ...onPort(identity('/dev/ttyACM0')), name: 'Front' });
    const standing = () => scanners.standings();
    const front = { id: 1, kind: 'serial', name: 'Front' };
    await wait(2_000);
    expect(standing()).toEqual([{ ...front, link: 'absent', since: 1_000_000, lastScanAt: null }]);
    serial.plug(identity('/dev/ttyACM0'));
    await wait(4_000);
    const [{ since: connectedAt = 0 } = {}] = standing();
    expect(standing()).toEqual([{ ...front, link: 'ready', since: connectedAt, lastScanAt: null }]);
    expect(connectedAt).toBeGreaterThan(1_002_000);
    serial.send('/dev/ttyACM0', '409632457895\r');
    const readAt = Date.now();
    await wait(1_000);
    serial.unplug('/dev/ttyACM0');
    const lostAt = Date.now();
    await wait(9_000);
    expect(standing()).toEqual([{ ...front, link: 'absent', since: lostAt, lastScanAt: readAt }]);
  });

  test('is known again on another port, and two alike take one port each', async () => {
    const [first, second] = [identity('/dev/ttyACM0', ''), identity('/dev/ttyACM1', '')];
    scanners.save(onPort(first));
    scanners.save(onPort(second));
    await wait(10);
    serial.plug({ ...first, path: '/dev/ttyACM7' });
    serial.plug({ ...second, path: '/dev/ttyACM1' });
    serial.plug({ ...identity('/dev/ttyACM3', ''), product: '0902' });
    await wait(4_000);
    expect([states(), serial.open().sort()]).toEqual([
      ['ready', 'ready'],
      ['/dev/ttyACM1', '/dev/ttyACM7'],
    ]);
  });

  test('that is pulled out and put back reads again without a restart', async () => {
    scanners.save(onPort(identity('/dev/ttyACM0')));
    for (const path of ['/dev/ttyACM0', '/dev/ttyACM1', '/dev/ttyACM0']) {
      serial.plug(identity(path));
      await wait(3_100);
      expect(states()).toEqual(['ready']);
      serial.send(path, '409632457895\r');
      serial.unplug(path);
      await wait(1_000);
      expect(states()).toEqual(['absent']);
    }
    expect(scans).toHaveLength(3);
  });

  test('held by another program says so, and reads when it is let go', async () => {
    serial.plug(identity('COM3'));
    serial.hold('COM3');
    scanners.save(onPort(identity('COM3')));
    await wait(10);
    expect(states()).toEqual(['refused']);
    serial.release('COM3');
    await wait(3_100);
    expect(states()).toEqual(['ready']);
  });

  test('whose library cannot be loaded is told in words, and nothing fails', async () => {
    open(false);
    scanners.save(onPort(identity('COM3')));
    scanners.save(hidGun(identity('hid-1')));
    await wait(10);
    expect(states()).toEqual(['no-driver', 'no-driver']);
    expect(await scanners.found()).toEqual({ devices: [], noDriver: ['serial', 'hid'] });
  });

  test('by HID-POS tells its symbology, and a scan in two reports is one', async () => {
    hid.plug(identity('hid-1'));
    scanners.save(hidGun(identity('hid-1')));
    await wait(10);
    const report = (text: string, more: number) => {
      const bytes = Array<number>(64).fill(0);
      [2, text.length, ...Buffer.from(`]Q1${text}`)].forEach((value, at) => {
        bytes[at] = value;
      });
      bytes[63] = more;
      return bytes;
    };
    hid.send('hid-1', report('4096324', 1));
    hid.send('hid-1', report('57895', 0));
    hid.send('hid-1', report('4096', 1));
    await wait(700);
    expect(scans).toEqual([
      ['409632457895', 'hid', 'QRCode'],
      ['4096\ufffd', 'hid', null],
    ]);
  });

  test('changed is read anew by its new settings at once', async () => {
    serial.plug(identity('COM3'));
    const id = scanners.save(onPort(identity('COM3'))) ?? 0;
    await wait(10);
    scanners.save({ ...onPort(identity('COM3')), id, ending: 'silence' });
    await wait(10);
    serial.send('COM3', '409632457895');
    await wait(200);
    expect(scans).toEqual([['409632457895', 'serial', null]]);
  });

  test('forgotten is closed, and offered again', async () => {
    serial.plug(identity('COM3'));
    const id = scanners.save(onPort(identity('COM3'))) ?? 0;
    await wait(10);
    expect((await scanners.found()).devices).toEqual([]);
    expect(scanners.forget(id)).toBe(true);
    expect([serial.open(), states()]).toEqual([[], []]);
    expect((await scanners.found()).devices.map(({ label }) => label)).toEqual(['Gun COM3']);
  });
});

describe('a typing gun', () => {
  test('without a profile is read as the first one', () => {
    expect(scanners.profile()).toEqual(defaultProfile);
  });

  test('that was set up last is the one in use, until another is picked', () => {
    const first = scanners.save({ ...wedge, layout: 'de' });
    scanners.save({ ...wedge, layout: 'fr' });
    expect(scanners.profile().layout).toBe('fr');
    scanners.use(first);
    expect(scanners.profile().layout).toBe('de');
    scanners.forget(first ?? 0);
    expect(scanners.profile().layout).toBe('fr');
  });

  test('is not kept where there are as many as a till may have', () => {
    const ids = Array.from({ length: 33 }, () => scanners.save(wedge));
    expect([ids.filter((id) => id !== null).length, ids.at(-1)]).toEqual([32, null]);
  });

  test('that cannot be stored is not in use, and the till goes on', () => {
    writable = false;
    expect(scanners.save({ ...wedge, layout: 'de' })).toBeNull();
    expect(scanners.profile()).toEqual(defaultProfile);
  });
});

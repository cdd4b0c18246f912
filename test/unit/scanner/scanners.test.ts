/** The scanners of a till: chosen once, known again on another port, open while they are there. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultProfile } from '../../../main/scanner/profiles';
import { openScanners, type Scanners } from '../../../main/scanner/scanners';
import {
  type DeviceIdentity,
  type HidScanner,
  noStrip,
  type Scanner,
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
/** A port without USB: nothing but its path. */
const port = (path: string) => onPort({ vendor: '', product: '', serial: '', path });
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
  start();
}

/** The till's scanners by the settings as they are, with what is plugged in. */
function start(): void {
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

/** Keeps a scanner that there is no reason to refuse. */
async function kept(scanner: Scanner): Promise<number> {
  const saved = await scanners.save(scanner);
  if (saved.kind !== 'kept') throw new Error(saved.kind);
  return saved.id;
}

const states = () => Object.values(scanners.view().links);
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a device', () => {
  test('that was chosen is opened, and its scans are told whole', async () => {
    serial.plug(identity('/dev/ttyACM0'));
    await kept(onPort(identity('/dev/ttyACM0')));
    await wait(10);
    expect(states()).toEqual(['ready']);
    serial.send('/dev/ttyACM0', '4096324');
    serial.send('/dev/ttyACM0', '57895\r');
    await wait(0);
    expect(scans).toEqual([['409632457895', 'serial', null]]);
  });

  test('tells since when it is connected or lost, and when it last read', async () => {
    vi.setSystemTime(1_000_000);
    await kept({ ...onPort(identity('/dev/ttyACM0')), name: 'Front' });
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
    await kept(onPort(first));
    await kept(onPort(second));
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
    await kept(onPort(identity('/dev/ttyACM0')));
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

  test('pulled out within a scan gives no half code for a whole one', async () => {
    serial.plug(identity('COM3'));
    await kept({ ...onPort(identity('COM3')), ending: 'silence' });
    await wait(10);
    serial.send('COM3', '4096324');
    serial.unplug('COM3');
    await wait(1_000);
    serial.plug(identity('COM3'));
    await wait(3_100);
    serial.send('COM3', '409632457895');
    await wait(200);
    expect(scans.map((scan) => (scan as string[])[0])).toEqual(['4096324\ufffd', '409632457895']);
  });

  test('held by another program says so, and reads when it is let go', async () => {
    serial.plug(identity('COM3'));
    serial.hold('COM3');
    await kept(onPort(identity('COM3')));
    await wait(600);
    expect(states()).toEqual(['refused']);
    serial.release('COM3');
    await wait(3_100);
    expect(states()).toEqual(['ready']);
  });

  test('whose library cannot be loaded is told in words, and nothing fails', async () => {
    open(false);
    await kept(onPort(identity('COM3')));
    await kept(hidGun(identity('hid-1')));
    await wait(10);
    expect(states()).toEqual(['no-driver', 'no-driver']);
    expect(await scanners.found()).toEqual({ devices: [], noDriver: ['serial', 'hid'] });
  });

  test('by HID-POS tells its symbology, and a scan in two reports is one', async () => {
    hid.plug(identity('hid-1'));
    await kept(hidGun(identity('hid-1')));
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
    const id = await kept(onPort(identity('COM3')));
    await wait(10);
    await kept({ ...onPort(identity('COM3')), id, ending: 'silence' });
    await wait(10);
    serial.send('COM3', '409632457895');
    await wait(200);
    expect(scans).toEqual([['409632457895', 'serial', null]]);
  });

  test('forgotten is closed, and offered again', async () => {
    serial.plug(identity('COM3'));
    const id = await kept(onPort(identity('COM3')));
    await wait(10);
    expect((await scanners.found()).devices).toEqual([]);
    expect(scanners.forget(id)).toBe(true);
    expect([serial.open(), states()]).toEqual([[], []]);
    expect((await scanners.found()).devices.map(({ label }) => label)).toEqual(['Gun COM3']);
  });
});

describe('a device that is there already', () => {
  test('is named, and never made a second scanner', async () => {
    const id = await kept(onPort(identity('COM3')));
    await kept(port('/dev/ttyS0'));
    serial.link('/dev/serial/by-id/gun', '/dev/ttyS0');
    const again = [
      onPort(identity('COM3')),
      port('COM3'),
      port('/dev/ttyS0'),
      port('/dev/serial/by-id/gun'),
    ];
    const answers = [];
    for (const one of again) answers.push(await scanners.save(one));
    expect(answers).toEqual([id, id, 2, 2].map((there) => ({ kind: 'there', id: there })));
    expect(settings.scanners).toHaveLength(2);
  });

  test('is known on the port where it is today, and the port it left is free', async () => {
    const id = await kept(onPort(identity('/dev/ttyACM0')));
    serial.plug(identity('/dev/ttyACM7'));
    serial.plug(identity('/dev/ttyACM0', 'another'));
    expect(await scanners.save(port('/dev/ttyACM7'))).toEqual({ kind: 'there', id });
    expect((await scanners.found()).devices.map(({ device }) => device.serial)).toEqual([
      'another',
    ]);
    await kept(onPort(identity('/dev/ttyACM0', 'another')));
  });

  test('is added once by two clicks', async () => {
    const both = [scanners.save(port('COM3')), scanners.save(port('COM3'))];
    expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(['kept', 'there']);
  });

  test('twice in an old settings file is read by the first, and the second says whose it is', async () => {
    serial.plug(identity('COM3'));
    settings = {
      scanners: [
        { ...port('COM3'), id: 1 },
        { ...onPort(identity('COM3')), id: 2 },
        { ...port('COM3'), id: 5 },
      ],
      wedge: null,
    };
    scanners.stop();
    start();
    for (let turn = 0; turn < 3; turn += 1) {
      await wait(3_100);
      expect([states(), scanners.view().takenBy]).toEqual([
        ['ready', 'taken', 'taken'],
        { 2: 1, 5: 1 },
      ]);
      serial.send('COM3', '409632457895\r');
      serial.unplug('COM3');
      await wait(3_100);
      expect(states()).toEqual(['absent', 'taken', 'taken']);
      serial.plug(identity('COM3'));
    }
    expect(scans).toHaveLength(3);
    scanners.forget(1);
    await wait(3_600);
    expect([states(), scanners.view().takenBy]).toEqual([['ready', 'taken'], { 5: 2 }]);
  });
});

describe('a path that is no serial port', () => {
  test.each(['name', 'not-there', 'folder', 'file', 'other-device'] as const)(
    'is not kept: %s',
    async (fault) => {
      serial.say('/etc/passwd', fault);
      expect(await scanners.save(port('/etc/passwd'))).toEqual({ kind: 'no-port', fault });
      const id = await kept(port('COM3'));
      expect(await scanners.save({ ...port('/etc/passwd'), id })).toEqual({
        kind: 'no-port',
        fault,
      });
    },
  );

  test('in a settings file is told as one, and not as unplugged', async () => {
    const id = await kept(port('/tmp/gun'));
    serial.say('/tmp/gun', 'file');
    await wait(3_100);
    expect(scanners.view().links[id]).toBe('no-port');
  });
});

describe('a typing gun', () => {
  test('without a profile is read as the first one', () => {
    expect(scanners.profile()).toEqual(defaultProfile);
  });

  test('that was set up last is the one in use, until another is picked', async () => {
    const first = await kept({ ...wedge, layout: 'de' });
    await kept({ ...wedge, layout: 'fr' });
    expect(scanners.profile().layout).toBe('fr');
    scanners.use(first);
    expect(scanners.profile().layout).toBe('de');
    scanners.forget(first);
    expect(scanners.profile().layout).toBe('fr');
  });

  test('is not kept where there are as many as a till may have', async () => {
    const kinds: string[] = [];
    for (let count = 0; count < 33; count += 1) kinds.push((await scanners.save(wedge)).kind);
    expect(kinds.map((kind) => kind === 'kept')).toEqual([...Array(32).fill(true), false]);
    expect(kinds.at(-1)).toBe('full');
  });

  test('that cannot be stored is not in use, and the till goes on', async () => {
    writable = false;
    expect(await scanners.save({ ...wedge, layout: 'de' })).toEqual({ kind: 'unwritable' });
    expect(scanners.profile()).toEqual(defaultProfile);
  });
});

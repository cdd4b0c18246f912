/**
 * The hand scanners of this till: their profiles in the settings, the devices among them kept open,
 * and their test. What they read leaves here as text; where it goes is the caller's to say.
 */
import type { Symbology } from '../../shared/contract';
import {
  type DeviceScanner,
  type DeviceStanding,
  type DoctorView,
  type FoundDevices,
  MOST_SCANNERS,
  type Saved,
  type Scanner,
  type ScannerProfile,
  type ScannerSettings,
  type ScannersView,
} from '../../shared/scanners';
import { type Accesses, keepDevices } from './devices';
import { createDoctor, type Doctor } from './doctor';
import { defaultProfile } from './profiles';

export interface ScannersParts {
  mayTest: () => boolean;
  read: () => ScannerSettings;
  /** Throws where the settings cannot be written. */
  write: (scanners: ScannerSettings) => void;
  accesses: Accesses;
  onScan: (text: string, kind: DeviceScanner['kind'], symbology: Symbology | null) => void;
  push: (view: ScannersView) => void;
  pushDoctor: (view: DoctorView | null) => void;
}

export interface Scanners {
  /** By which the keys are read now. */
  profile(): ScannerProfile;
  view(): ScannersView;
  /** How it stands with the devices among them. */
  standings(): DeviceStanding[];
  found(): Promise<FoundDevices>;
  /** Keeps a scanner; a device only where it can be one, and is not there already. */
  save(scanner: Scanner): Promise<Saved>;
  use(id: number | null): boolean;
  forget(id: number): boolean;
  doctor: Doctor;
  stop(): void;
}

/** Opens the devices that were chosen. Nothing is loaded where there are none. */
export function openScanners(parts: ScannersParts): Scanners {
  const doctor = createDoctor({
    mayTest: parts.mayTest,
    scanner: (id) => parts.read().scanners.find((one) => one.id === id) ?? null,
    link: (id) => devices.links()[id] ?? null,
    keep: (scanner) => put(scanner).kind === 'kept',
    push: parts.pushDoctor,
  });
  const devices = keepDevices({
    accesses: parts.accesses,
    onScan: parts.onScan,
    testing: doctor.isOpen,
    onTestBytes: doctor.bytes,
    onLinks() {
      doctor.linked();
      parts.push(view());
    },
  });

  function view(): ScannersView {
    const [links, takenBy] = [devices.links(), devices.takenBy()];
    return { ...parts.read(), links, takenBy, gapMs: profile().gapMs };
  }

  function refresh(): void {
    devices.keep(parts.read().scanners.filter((one) => one.kind !== 'wedge'));
    parts.push(view());
  }

  /** A file edge: a profile that cannot be written is told, and the till goes on. */
  function store(next: ScannerSettings): boolean {
    try {
      parts.write(next);
    } catch {
      return false;
    }
    refresh();
    return true;
  }

  async function save(scanner: Scanner): Promise<Saved> {
    if (scanner.kind === 'wedge' || hasItsDevice(scanner)) return put(scanner);
    const found = await devices.list(scanner.kind);
    // Nothing is awaited from here: of two clicks on one port the second finds the first one's.
    const place = devices.place(scanner, found);
    return place.kind === 'free' ? put(scanner) : place;
  }

  function hasItsDevice({ id, device }: DeviceScanner): boolean {
    const known = parts.read().scanners.find((one) => one.id === id);
    if (known === undefined || known.kind === 'wedge') return false;
    return JSON.stringify(known.device) === JSON.stringify(device);
  }

  function put(scanner: Scanner): Saved {
    const { scanners, wedge } = parts.read();
    const known = scanners.some(({ id }) => id === scanner.id);
    if (!known && scanners.length >= MOST_SCANNERS) return { kind: 'full' };
    const id = known ? scanner.id : Math.max(0, ...scanners.map((one) => one.id)) + 1;
    const next = known
      ? scanners.map((one) => (one.id === id ? scanner : one))
      : [...scanners, { ...scanner, id }];
    // A typing gun that was just set up is the one in the cashier's hand.
    const inUse = !known && scanner.kind === 'wedge' ? id : wedge;
    return store({ scanners: next, wedge: inUse }) ? { kind: 'kept', id } : { kind: 'unwritable' };
  }

  function profile(): ScannerProfile {
    const { scanners, wedge } = parts.read();
    const typing = scanners.filter((one) => one.kind === 'wedge');
    return typing.find(({ id }) => id === wedge) ?? typing[0] ?? defaultProfile;
  }

  refresh();
  return {
    profile,
    view,
    standings: devices.standings,
    found: devices.found,
    save,
    use: (id) => store({ ...parts.read(), wedge: id }),
    forget(id) {
      const { scanners, wedge } = parts.read();
      const left = scanners.filter((one) => one.id !== id);
      return store({ scanners: left, wedge: wedge === id ? null : wedge });
    },
    doctor,
    stop() {
      doctor.end();
      devices.stop();
    },
  };
}

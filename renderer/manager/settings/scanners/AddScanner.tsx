/** Adding a scanner: one that types by its test, any other by choosing its device. */
import { type FormEvent, useEffect, useState } from 'react';
import {
  type DeviceIdentity,
  type DeviceScanner,
  type FoundDevice,
  type FoundDevices,
  noStrip,
  type Scanner,
} from '../../../../shared/scanners';
import { useWords } from '../../../counter/language';
import { useBridge } from '../../bridge-context';
import { Refusal } from './Refusal';
import { useSave } from './use-scanners';

export interface AddScannerProps {
  onTest: () => void;
  /** Those that are kept: where they change, devices are looked for again. */
  known: readonly Scanner[];
}

export function AddScanner({ onTest, known }: AddScannerProps) {
  const { scanners } = useWords();
  return (
    <>
      <section className="card" aria-label={scanners.addTyping}>
        <h2>{scanners.addTyping}</h2>
        <p className="quiet">{scanners.addTypingHint}</p>
        <button type="button" className="primary" data-testid="test-new" onClick={onTest}>
          {scanners.addTyping}
        </button>
      </section>
      <AddDevice known={known} />
    </>
  );
}

function AddDevice({ known }: Pick<AddScannerProps, 'known'>) {
  const { scanners } = useWords();
  const bridge = useBridge();
  const { save, refusal } = useSave();
  const [found, setFound] = useState<FoundDevices | null>(null);
  const [turn, setTurn] = useState(0);
  const ids = JSON.stringify(known.map(({ id }) => id));
  // biome-ignore lint/correctness/useExhaustiveDependencies: both ask the same once more.
  useEffect(() => {
    let over = false;
    bridge.scannerDevices(null).then(
      (devices) => over || setFound(devices),
      () => over || setFound({ devices: [], noDriver: [] }),
    );
    return () => {
      over = true;
    };
  }, [bridge, ids, turn]);
  return (
    <section className="card" aria-label={scanners.addDevice}>
      <h2>{scanners.addDevice}</h2>
      <p className="quiet">{scanners.addDeviceHint}</p>
      {found?.noDriver.map((kind) => (
        <p key={kind} className="bad">
          {scanners.noDriver(scanners.kinds[kind])}
        </p>
      ))}
      {found?.devices.length === 0 && <p>{scanners.foundNone}</p>}
      <ul className="found-list" aria-label={scanners.found}>
        {found?.devices.map((one) => (
          <li key={`${one.kind} ${one.device.path}`} data-testid="found-device">
            <span>
              <bdi>{one.label}</bdi> · {scanners.kinds[one.kind]}
            </span>
            <button type="button" onClick={() => save(chosen(one))}>
              {scanners.choose}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" data-testid="look-again" onClick={() => setTurn((one) => one + 1)}>
        {scanners.lookAgain}
      </button>
      <OtherPort
        onChoose={(path) => save(newSerial(path, { vendor: '', product: '', serial: '', path }))}
      />
      <Refusal refusal={refusal} known={known} />
    </section>
  );
}

/** A port that the system does not list, e.g. one without USB, by its path. */
function OtherPort({ onChoose }: { onChoose: (path: string) => Promise<boolean> }) {
  const { scanners } = useWords();
  const [path, setPath] = useState('');
  const choose = async (event: FormEvent) => {
    event.preventDefault();
    // What was refused stays, to be mended.
    if (await onChoose(path.trim())) setPath('');
  };
  return (
    <form className="setting" onSubmit={choose}>
      <label className="control">
        <span>{scanners.otherPort}</span>
        <input
          type="text"
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          placeholder={scanners.otherPortHint}
          data-testid="other-port"
          value={path}
          onChange={(event) => setPath(event.target.value)}
        />
      </label>
      <button type="submit" data-testid="choose-port" disabled={path.trim() === ''}>
        {scanners.choose}
      </button>
    </form>
  );
}

function chosen({ kind, label, device }: FoundDevice): DeviceScanner {
  const name = label.slice(0, 64);
  if (kind === 'serial') return newSerial(name, device);
  return { kind, id: 0, name, device, charset: 'utf-8', strip: noStrip };
}

function newSerial(name: string, device: DeviceIdentity): DeviceScanner {
  return {
    kind: 'serial',
    id: 0,
    name: name.slice(0, 64),
    device,
    baudRate: 9600,
    ending: 'any',
    charset: 'utf-8',
    strip: noStrip,
  };
}

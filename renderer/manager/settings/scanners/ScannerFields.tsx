/** What is known of one scanner, to be changed by hand. Each change holds at once. */
import {
  baudRates,
  capsLockHabits,
  charsets,
  endings,
  gunLayouts,
  type Scanner,
  type SerialScanner,
  type WedgeScanner,
} from '../../../../shared/scanners';
import { useWords } from '../../../counter/language';
import { Select } from '../../parts/Select';
import { NameField } from './NameField';
import { Refusal } from './Refusal';
import { StripFields } from './StripFields';
import { useSave } from './use-scanners';

export function ScannerFields({ scanner }: { scanner: Scanner }) {
  const { scanners } = useWords();
  const { save, refusal } = useSave();
  return (
    <details className="scanner-fields" data-testid={`details-${scanner.id}`}>
      <summary>{scanners.details}</summary>
      <div>
        <NameField scanner={scanner} onSave={save} />
        {scanner.kind === 'wedge' && <WedgeFields scanner={scanner} onSave={save} />}
        {scanner.kind === 'serial' && <LineFields scanner={scanner} onSave={save} />}
        {scanner.kind !== 'wedge' && (
          <Select
            label={scanners.charset}
            testId={`charset-${scanner.id}`}
            options={charsets.map((value) => ({ value, label: scanners.charsets[value] }))}
            value={scanner.charset}
            onChange={(charset) => save({ ...scanner, charset })}
          />
        )}
        <StripFields strip={scanner.strip} onSave={(strip) => save({ ...scanner, strip })} />
        <Refusal refusal={refusal} known={[scanner]} />
      </div>
    </details>
  );
}

interface FieldsProps<S extends Scanner> {
  scanner: S;
  onSave: (scanner: S) => void;
}

/** Gaps to pick from by hand; a calibrated one stands among them. Milliseconds. */
const gaps = [30, 40, 50, 70, 100, 120, 150];

function WedgeFields({ scanner, onSave }: FieldsProps<WedgeScanner>) {
  const { scanners } = useWords();
  const { id, gapMs, layout, capsLock, suffix } = scanner;
  const choices = [...new Set([...gaps, gapMs])].sort((a, b) => a - b);
  return (
    <>
      <Select
        label={scanners.layout}
        testId={`layout-${id}`}
        options={gunLayouts.map((value) => ({ value, label: scanners.layouts[value] }))}
        value={layout}
        onChange={(value) => onSave({ ...scanner, layout: value })}
      />
      <div className="full">
        <Select
          label={scanners.capsLock}
          testId={`caps-lock-${id}`}
          options={capsLockHabits.map((value) => ({ value, label: scanners.capsLocks[value] }))}
          value={capsLock}
          onChange={(value) => onSave({ ...scanner, capsLock: value })}
        />
      </div>
      <Select
        label={scanners.gap}
        testId={`gap-${id}`}
        options={choices.map((ms) => ({ value: String(ms), label: scanners.gapValue(ms) }))}
        value={String(gapMs)}
        onChange={(value) => onSave({ ...scanner, gapMs: Number(value) })}
      />
      <p className="control">
        <span>{scanners.suffix}</span>
        {scanners.suffixes[suffix ?? 'unknown']}
      </p>
    </>
  );
}

function LineFields({ scanner, onSave }: FieldsProps<SerialScanner>) {
  const { scanners } = useWords();
  const { id, baudRate, ending } = scanner;
  return (
    <>
      <Select
        label={scanners.baudRate}
        testId={`baud-${id}`}
        options={baudRates.map((baud) => ({ value: String(baud), label: String(baud) }))}
        value={String(baudRate)}
        onChange={(value) => {
          const baud = baudRates.find((one) => String(one) === value);
          if (baud !== undefined) onSave({ ...scanner, baudRate: baud });
        }}
      />
      <div className="full">
        <Select
          label={scanners.ending}
          testId={`ending-${id}`}
          options={endings.map((value) => ({ value, label: scanners.endings[value] }))}
          value={ending}
          onChange={(value) => onSave({ ...scanner, ending: value })}
        />
      </div>
    </>
  );
}

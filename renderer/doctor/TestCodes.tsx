/** The two codes to be scanned, side by side: a gun that reads bars only shows itself. */
import { code128Widths, qrRows } from '../../shared/test-codes';
import { useWords } from '../counter/language';

/** Modules of white round a code, without which no gun reads it. */
const QR_QUIET = 4;
const BARS_QUIET = 10;
const BARS_HEIGHT = 55;

export function TestCodes() {
  const { doctor } = useWords();
  return (
    <div className="test-codes">
      <Code look="test-code" label={doctor.codes.qr} box={qrBox} path={qrPath} />
      <Code look="test-code bars" label={doctor.codes.code128} box={barsBox} path={barsPath} />
    </div>
  );
}

interface CodeProps {
  look: string;
  label: string;
  box: string;
  path: string;
}

function Code({ look, label, box, path }: CodeProps) {
  return (
    <figure>
      <svg className={look} viewBox={box} role="img" aria-label={label} shapeRendering="crispEdges">
        <path d={path} />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  );
}

const qrSide = qrRows.length + 2 * QR_QUIET;
const qrBox = `0 0 ${qrSide} ${qrSide}`;
const qrPath = qrRows
  .flatMap((row, y) =>
    [...row].map((module, x) => (module === '#' ? square(x + QR_QUIET, y + QR_QUIET) : '')),
  )
  .join('');

const widths = [...code128Widths].map(Number);
const barsWide = widths.reduce((sum, width) => sum + width, 2 * BARS_QUIET);
const barsBox = `0 0 ${barsWide} ${BARS_HEIGHT}`;
const barsPath = widths
  .map((width, index) => {
    const from = widths.slice(0, index).reduce((sum, one) => sum + one, BARS_QUIET);
    return index % 2 === 0 ? `M${from} 0h${width}v${BARS_HEIGHT}h-${width}z` : '';
  })
  .join('');

function square(x: number, y: number): string {
  return `M${x} ${y}h1v1h-1z`;
}

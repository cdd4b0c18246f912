/** Over the preview: the box to hold a code into, and the outline of what has just been read. */
import type { Read } from './engine';
import { guideBox } from './passes';
import type { Box } from './pixels';
import type { Tick } from './scan';

/**
 * Drawn in the frame's own pixels; `slice` crops it exactly as `object-fit: cover` does the video,
 * `meet` shows it whole as `contain` does.
 */
export function Outlines(props: { tick: Tick | null; fit: 'slice' | 'meet' }) {
  const { width, height } = props.tick ?? { width: 1280, height: 720 };
  const guide = guideBox({ width, height });
  return (
    <svg
      className="camera-outlines"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={`xMidYMid ${props.fit}`}
      aria-hidden="true"
    >
      <path className="camera-guide" d={corners(guide)} />
      {props.tick?.reads.map((read) => (
        <polygon className="camera-read" key={read.text} points={points(read)} />
      ))}
    </svg>
  );
}

/** The four corners of a box, an eighth of its width long each way. */
function corners({ left, top, width, height }: Box): string {
  const arm = Math.round(width / 8);
  const [right, bottom] = [left + width, top + height];
  return [
    `M${left} ${top + arm}V${top}h${arm}`,
    `M${right - arm} ${top}H${right}v${arm}`,
    `M${right} ${bottom - arm}V${bottom}h${-arm}`,
    `M${left + arm} ${bottom}H${left}v${-arm}`,
  ].join('');
}

function points(read: Read): string {
  return read.corners.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' ');
}

/** Over the preview: the box to hold a code into, and the outline of what has just been read. */
import type { Read } from './engine';
import { guideBox } from './passes';
import type { Tick } from './scan';

/** Drawn in the frame's own pixels; the slice mode crops it exactly as `object-fit: cover` does. */
export function Outlines(props: { tick: Tick | null }) {
  const { width, height } = props.tick ?? { width: 1280, height: 720 };
  const guide = guideBox({ width, height });
  return (
    <svg
      className="camera-outlines"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect
        className="camera-guide"
        x={guide.left}
        y={guide.top}
        width={guide.width}
        height={guide.height}
        rx="24"
      />
      {props.tick?.reads.map((read) => (
        <polygon className="camera-read" key={read.text} points={points(read)} />
      ))}
    </svg>
  );
}

function points(read: Read): string {
  return read.corners.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' ');
}

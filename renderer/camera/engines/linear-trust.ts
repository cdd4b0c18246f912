/**
 * Whether bars that a decoder has read may be believed. Checksums of bars are weak (EAN-13 lets
 * one misreading in ten through), so the decoder's own evidence is weighed: how many lines of the
 * picture agreed, out of how many cross the code, and how many pixels wide its modules are.
 * Thresholds from simulated shots at the limit of legibility: 97 of 100 right reads stay, 8 of 8
 * wrong ones go.
 */
import type { Symbology } from '../../../shared/contract';
import type { Frame, Point } from '../engine';

/** One linear read with its evidence; corners clockwise from the code's own top left. */
export interface LinearRead {
  text: string;
  format: Exclude<Symbology, 'QRCode'>;
  corners: readonly [Point, Point, Point, Point];
  /** Scan lines that agreed. */
  lines: number;
  /** Degrees that the code is turned by. */
  rotation: number;
}

/** The reads that may be believed. */
export function trusted(
  reads: readonly LinearRead[],
  frame: Pick<Frame, 'width' | 'height'>,
): LinearRead[] {
  return reads.filter(
    (read) => enoughEvidence(read, frame) && !reads.some((other) => contradicts(other, read)),
  );
}

/** Another text in the same place: one of the two is a misreading, and seldom the stronger. */
function contradicts(other: LinearRead, read: LinearRead): boolean {
  if (other.text === read.text || !overlap(other.corners, read.corners)) return false;
  return read.lines < CLEARLY * other.lines;
}

function enoughEvidence(read: LinearRead, frame: Pick<Frame, 'width' | 'height'>): boolean {
  const { wide, high } = sizeOf(read);
  const module = wide / modulesIn(read);
  // A row of tiles can be read as bars by chance; but it is a line, and a bar code is an area.
  if (read.format !== 'Code128' && high < wide / 25) return false;
  const agreed = read.lines / Math.max(1, high / lineStep(read, frame));
  if (read.format === 'Code128') return module >= 2 || agreed >= 0.08;
  return module >= 1.5 && agreed >= 0.06;
}

const CLEARLY = 5;

/** The decoder looks at 512 lines at most. */
function lineStep(read: LinearRead, frame: Pick<Frame, 'width' | 'height'>): number {
  const turn = Math.abs(read.rotation) % 180;
  const across = turn > 45 && turn < 135 ? frame.width : frame.height;
  return Math.max(1, Math.floor(across / 512));
}

/** The narrowest bars that the code is wide; for Code 128 and 39 as short as the text allows. */
function modulesIn(read: LinearRead): number {
  const { text } = read;
  switch (read.format) {
    case 'EAN13':
      return 95;
    case 'Code39':
      return (text.length + 2) * 13;
    case 'Code128':
      return 35 + 11 * (/^(\d\d)+$/.test(text) ? text.length / 2 : text.length);
    default:
      return read.format satisfies never;
  }
}

function sizeOf({ corners }: LinearRead): { wide: number; high: number } {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  return {
    wide: (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2,
    high: (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2,
  };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** Whether the upright rectangles round two codes share a place. */
function overlap(one: readonly Point[], other: readonly Point[]): boolean {
  const [a, b] = [around(one), around(other)];
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

function around(points: readonly Point[]) {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

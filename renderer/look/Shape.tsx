/**
 * The verdicts' shapes: every one differs in outline, so that no verdict is told by its
 * colour alone. Bodies take the text's colour, marks inside them the fill's.
 */
import type { ReactNode } from 'react';
import type { Look } from '../counter/look';

export function Shape({ look, className }: { look: Look; className: string }) {
  return (
    <svg className={className} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
      {drawings[look]}
    </svg>
  );
}

const TICK = 'M27 52 L43 68 L74 34';

const drawings: Record<Look, ReactNode> = {
  ready: (
    <g className="stroke-body">
      <path d="M8 30 V16 A8 8 0 0 1 16 8 H30 M70 8 H84 A8 8 0 0 1 92 16 V30 M92 70 V84 A8 8 0 0 1 84 92 H70 M30 92 H16 A8 8 0 0 1 8 84 V70" />
      <rect x="34" y="22" width="32" height="56" rx="5" />
      <path d="M46 69 H54" />
      <path className="fill-body" d="M42 33h7v7h-7z M51 33h7v7h-7z M42 42h7v7h-7z M53 44h4v4h-4z" />
    </g>
  ),
  checking: (
    <g className="fill-body">
      <circle className="dot" cx="22" cy="50" r="9" />
      <circle className="dot" cx="50" cy="50" r="9" />
      <circle className="dot" cx="78" cy="50" r="9" />
    </g>
  ),
  choosing: (
    <g>
      <rect className="stroke-body" x="8" y="12" width="62" height="44" rx="8" />
      <rect className="fill-body" x="30" y="44" width="62" height="44" rx="8" />
      <path className="stroke-mark" d="M44 66 L56 77 L78 55" />
    </g>
  ),
  redeemable: <circle className="stroke-body heavy" cx="50" cy="50" r="41" />,
  reserved: (
    <g>
      <circle
        className="stroke-body heavy dashed"
        cx="50"
        cy="50"
        r="41"
        strokeDasharray="21.4 10.8"
      />
      <path className="stroke-body heavy" d="M50 27 V55" />
      <circle className="fill-body" cx="50" cy="72" r="6.5" />
    </g>
  ),
  redeeming: (
    <g>
      <path className="stroke-body heavy" d="M50 9 A41 41 0 1 1 9 50" />
      <circle className="fill-body" cx="50" cy="50" r="9" />
    </g>
  ),
  redeemed: (
    <g>
      <circle className="fill-body" cx="50" cy="50" r="47" />
      <path className="stroke-mark heavy" d={TICK} />
    </g>
  ),
  confirmed: (
    <g>
      <circle className="fill-body" cx="50" cy="50" r="36" />
      <circle className="stroke-body dashed" cx="50" cy="50" r="45.5" strokeDasharray="14 9.82" />
      <path className="stroke-mark" d="M32 51 L45 64 L68 38" />
    </g>
  ),
  refused: (
    <g>
      <path className="fill-body round" d="M50 10 L94 88 H6 Z" />
      <path className="stroke-mark heavy" d="M50 37 V60" />
      <circle className="fill-mark" cx="50" cy="75" r="6" />
    </g>
  ),
  invalid: (
    <g>
      <path className="fill-body" d="M31 4 H69 L96 31 V69 L69 96 H31 L4 69 V31 Z" />
      <path className="stroke-mark heavy" d="M33 33 L67 67 M67 33 L33 67" />
    </g>
  ),
  fault: (
    <g>
      <path
        className="fill-body"
        d="M27 78 A20 20 0 0 1 24 38 A26 26 0 0 1 73 33 A22.5 22.5 0 0 1 76 78 Z"
      />
      <path className="stroke-mark strike-under" d="M14 92 L88 14" />
      <path className="stroke-body" d="M14 92 L88 14" />
    </g>
  ),
  unknown: (
    <g>
      <rect className="fill-body" x="6" y="6" width="88" height="88" rx="12" />
      <path className="stroke-mark heavy" d="M34 38 A16 16 0 1 1 56 52 Q50 55 50 63" />
      <circle className="fill-mark" cx="50" cy="78" r="6" />
    </g>
  ),
  'wrong-thing': (
    <g>
      <path className="stroke-body heavy" d="M22 82 H58 A24 24 0 0 0 58 34 H30" />
      <path className="fill-body round" d="M34 12 V56 L8 34 Z" />
    </g>
  ),
};

/** The verdict's own colour and shape for a row; rows without a verdict get a plain mark. */

import type { LedgerRow } from '../../../shared/ledger';
import { never } from '../../../shared/never';
import type { Reason } from '../../../shared/reasons';
import { verdictOf } from '../../../shared/words/describe-row';
import { type Look, lookOf } from '../../counter/look';
import { Shape } from '../../look/Shape';

export function RowChip({ row }: { row: LedgerRow }) {
  const look = lookOfRow(row);
  if (look === null) {
    return (
      <span className="chip plain" aria-hidden="true">
        <svg viewBox="0 0 24 24" className="chip-mark" aria-hidden="true">
          <path d={marks[row.kind === 'manager' || row.kind === 'shift' ? row.kind : 'system']} />
        </svg>
      </span>
    );
  }
  return (
    <span className="chip" data-look={look} aria-hidden="true">
      <Shape look={look} className="chip-shape" />
    </span>
  );
}

const marks = {
  manager: 'M7 11 V8 A5 5 0 0 1 17 8 V11 M5 11 H19 V21 H5 Z',
  shift: 'M12 12 A4 4 0 1 0 12 4 A4 4 0 0 0 12 12 M4 21 A8 7 0 0 1 20 21',
  system: 'M4 5 H20 V16 H4 Z M9 21 H15 M12 16 V21',
};

function lookOfRow(row: LedgerRow): Look | null {
  switch (row.kind) {
    case 'scan':
    case 'outcome':
    case 'settlement': {
      const kind = verdictOf(row);
      return kind === null ? null : lookOf(kind, row.reason as Reason | null);
    }
    case 'intent':
    case 'send':
      return 'redeeming';
    case 'manager':
      if (row.outcome === 'settled-redeemed') return 'confirmed';
      return row.outcome === 'settled-not-redeemed' ? 'fault' : null;
    case 'shift':
    case 'system':
      return null;
    default:
      return never(row.kind);
  }
}

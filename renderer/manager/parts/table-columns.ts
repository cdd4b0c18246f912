/** What a table of the console is told of its columns and rows. */
import type { ReactNode } from 'react';

export interface Column<T> {
  id: string;
  head: string;
  /** A CSS grid track: `120px`, `minmax(0, 2fr)`. */
  width: string;
  cell: (row: T) => ReactNode;
  /** What it is sorted by; absent where sorting by it says nothing. */
  sortBy?: (row: T) => string | number;
  /** Numbers stand at the right. */
  end?: true;
}

/** The attributes that scripts look for; absent where they do not apply. */
export interface RowMarks {
  code?: string;
  cardId?: string;
  status?: string;
  refDate?: string;
}

/** Where a key of a person leads in a list, or null for a key that leads nowhere. */
export function rowAfterKey(key: string, at: number, last: number): number | null {
  if (last < 0) return null;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(Math.max(at, 0) + PAGE_ROWS, last);
    case 'PageUp':
      return Math.max(at - PAGE_ROWS, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

const PAGE_ROWS = 10;

/** Days that WeChat has told of, kept in the profile: a day that is over does not change. */
import { type Day, type DayRange, dayNumber, dayOf } from '../../shared/days';
import type { StatisticsRow } from '../../shared/statistics';
import { openShelf, orNull, type ShelfForm } from '../shelf';

export interface StatisticsShelf {
  /** The days of a range that are known, each with its rows; none where WeChat has a gap. */
  read(series: string, range: DayRange): Map<Day, StatisticsRow[]>;
  keep(series: string, days: ReadonlyMap<Day, StatisticsRow[]>): void;
  close(): void;
}

const form: ShelfForm = {
  shape: 1,
  table: 'days',
  sql: `CREATE TABLE IF NOT EXISTS days (
    series TEXT NOT NULL, day INTEGER NOT NULL, told TEXT NOT NULL, PRIMARY KEY (series, day)
  ) STRICT, WITHOUT ROWID`,
};

/** Opens the shelf; nothing in it is the only copy. */
export function openStatisticsShelf(path: string): StatisticsShelf {
  const database = openShelf(path, form);
  const select = database.prepare(
    'SELECT day, told FROM days WHERE series = ? AND day >= ? AND day <= ? ORDER BY day',
  );
  const upsert = database.prepare(
    `INSERT INTO days (series, day, told) VALUES (?, ?, ?)
     ON CONFLICT (series, day) DO UPDATE SET told = excluded.told`,
  );
  return {
    read(series, { from, to }) {
      const found = orNull(() => select.all(series, dayNumber(from), dayNumber(to)));
      const rows = (found ?? []) as { day: number; told: string }[];
      return new Map(
        rows.map(({ day, told }) => [dayOf(day), JSON.parse(told) as StatisticsRow[]]),
      );
    },
    keep(series, days) {
      orNull(() => {
        database.exec('BEGIN');
        for (const [day, rows] of days) upsert.run(series, dayNumber(day), JSON.stringify(rows));
        database.exec('COMMIT');
      });
      // A full disk ends a transaction by itself, or leaves it open.
      orNull(() => database.isTransaction && database.exec('ROLLBACK'));
    },
    close: () => database.close(),
  };
}

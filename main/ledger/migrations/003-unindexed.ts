/**
 * Keeps the row of an intent out of all indexes until it has an outcome (`unindexed`), so that
 * the commit which a customer waits for, before `code/consume` leaves, touches three pages
 * instead of ten (`npm run bench -- ledger`). Whoever asks by an index asks the view
 * `indexed_entries`, and looks among the few open intents besides.
 *
 * The column is no part of the row: it is neither hashed nor exported. The release before
 * writes none, so its rows are in the indexes at once.
 */
export const unindexed = {
  version: 3,
  sql: `
    ALTER TABLE entries ADD COLUMN unindexed INTEGER;

    DROP INDEX entries_by_code;
    DROP INDEX entries_by_facet;
    DROP INDEX entries_by_card;
    DROP INDEX entries_by_day;
    DROP INDEX entries_by_intent;
    DROP INDEX intents_by_code;
    CREATE INDEX entries_by_code ON entries (code4, code) WHERE code <> '' AND unindexed IS NULL;
    CREATE INDEX entries_by_facet ON entries (facet) WHERE unindexed IS NULL;
    CREATE INDEX entries_by_card ON entries (card_id, facet)
      WHERE card_id IS NOT NULL AND unindexed IS NULL;
    CREATE INDEX entries_by_day ON entries (day) WHERE unindexed IS NULL;
    CREATE INDEX entries_by_intent ON entries (intent)
      WHERE intent IS NOT NULL AND unindexed IS NULL;
    CREATE VIEW indexed_entries AS SELECT * FROM entries WHERE unindexed IS NULL;
    CREATE INDEX intents_by_code ON intents (code) WHERE state NOT IN ('intended', 'unknown');
  `,
};

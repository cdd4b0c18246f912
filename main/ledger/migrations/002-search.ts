/**
 * What makes a million rows searchable. All of it is computed from the columns of 001, so the
 * release before keeps writing the same rows and SQLite keeps these up to date for it.
 *
 * - `code4`: the last four characters, as people read a code aloud.
 * - `day`: the day in Asia/Shanghai, as a number of days since 1970.
 * - `facet`: kind, verdict, reason, outcome and flags in one text. There are some hundred
 *   different ones at most, so any combination of them is a short list of index ranges
 *   (search.ts). Of a manager's reason only its name counts, not what was written behind it.
 */
export const search = {
  version: 2,
  sql: `
    ALTER TABLE entries ADD COLUMN code4 TEXT
      GENERATED ALWAYS AS (substr(code, -4)) VIRTUAL;
    ALTER TABLE entries ADD COLUMN day INTEGER
      GENERATED ALWAYS AS ((at + 28800000) / 86400000) VIRTUAL;
    ALTER TABLE entries ADD COLUMN facet TEXT GENERATED ALWAYS AS (
      kind || '|' || coalesce(verdict, '') || '|'
        || coalesce(substr(reason, 1, instr(reason || ':', ':') - 1), '')
        || '|' || coalesce(outcome, '') || '|' || flags
    ) VIRTUAL;

    CREATE INDEX entries_by_code ON entries (code4, code) WHERE code <> '';
    CREATE INDEX entries_by_facet ON entries (facet);
    CREATE INDEX entries_by_card ON entries (card_id, facet) WHERE card_id IS NOT NULL;
    CREATE INDEX entries_by_day ON entries (day);
    CREATE INDEX entries_by_intent ON entries (intent) WHERE intent IS NOT NULL;
    CREATE INDEX intents_by_receipt ON intents (receipt) WHERE receipt IS NOT NULL;
  `,
};

/**
 * `entries` is the ledger: rows are only ever added, each chained to the one before.
 * `intents` says where each intent stands now; it can be told anew from the entries.
 */
export const entriesAndIntents = {
  version: 1,
  sql: `
    CREATE TABLE entries (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      intent INTEGER,
      code TEXT NOT NULL,
      card_id TEXT,
      status TEXT,
      outcome TEXT,
      verdict TEXT,
      reason TEXT,
      flags TEXT NOT NULL,
      errcode INTEGER,
      rid TEXT,
      source TEXT,
      operator TEXT NOT NULL,
      device TEXT NOT NULL,
      receipt TEXT,
      latency_ms INTEGER,
      prev_hash TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;

    CREATE TABLE intents (
      intent INTEGER PRIMARY KEY REFERENCES entries (seq),
      code TEXT NOT NULL,
      sent_card_id TEXT,
      card_id TEXT,
      title TEXT,
      state TEXT NOT NULL,
      operator TEXT NOT NULL,
      receipt TEXT,
      at INTEGER NOT NULL,
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX intents_by_code ON intents (code);
    CREATE INDEX intents_open ON intents (state) WHERE state IN ('intended', 'unknown');
  `,
};

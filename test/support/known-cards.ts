/**
 * The practice cards as a till has them after its first day: so that no test depends on
 * card/get being answered within the 800 ms that a verdict waits for it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { openCardShelf } from '../../main/counter/card-shelf';
import type { FetchedCard } from '../../main/counter/card-source';
import { cardIds } from '../../main/practice/card-ids';
import { startPracticeServer } from '../../main/practice/server';
import { createApi } from '../../main/wechat/api';
import { createClient } from '../../main/wechat/client';
import { createRequester } from '../../main/wechat/request';
import { tokenSource } from '../../main/wechat/token';

/** Cards whose details do not come, or come late: that is what they are there for. */
const unknowable: readonly string[] = [
  cardIds.slow,
  cardIds.silent,
  cardIds.gone,
  cardIds.garbled,
  cardIds.memberHidden,
];

let known: Promise<Buffer> | null = null;

/** A shelf with every card that can be known, as a file's bytes; made once per test file. */
export function knownCards(): Promise<Buffer> {
  known ??= askAll().then(shelfWith);
  return known;
}

/** Puts the shelf into the folder of a till that is not open yet, unless it has one. */
export function shelve(folder: string, shelf: Buffer): void {
  const path = join(folder, 'cards.sqlite');
  if (!existsSync(path)) writeFileSync(path, shelf);
}

function shelfWith(cards: readonly FetchedCard[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kaquan-shelf-'));
  const path = join(folder, 'cards.sqlite');
  const shelf = openCardShelf(path);
  for (const card of cards) shelf.put(card.facts.cardId, card, Date.now());
  shelf.close();
  // What the library still holds back of the log is copied into the file.
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  const bytes = readFileSync(path);
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}

async function askAll(): Promise<FetchedCard[]> {
  const server = await startPracticeServer();
  const requester = createRequester({ apiBase: server.baseUrl });
  const { appId, appSecret } = server;
  const account = { mode: 'stable' as const, appId, appSecret, serviceUrl: '', serviceKey: '' };
  const client = createClient(createApi(requester, tokenSource(requester, account)));
  const cards: FetchedCard[] = [];
  for (const cardId of Object.values(cardIds)) {
    if (unknowable.includes(cardId)) continue;
    const answer = await client.getCard(cardId);
    if (answer.kind === 'ok') cards.push(answer.value);
  }
  await requester.close();
  await server.close();
  return cards;
}

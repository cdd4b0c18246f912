/**
 * The practice cards as a till has them after its first day: so that no test depends on
 * card/get being answered within the 800 ms that a verdict waits for it.
 */
import { join } from 'node:path';
import { openCardShelf } from '../../main/counter/card-shelf';
import { cardIds } from '../../main/practice/card-ids';
import { startPracticeServer } from '../../main/practice/server';
import { createClient } from '../../main/wechat/client';
import { createRequester } from '../../main/wechat/request';
import { tokenSource } from '../../main/wechat/token';
import type { CardFacts } from '../../shared/card';

/** Cards whose details do not come, or come late: that is what they are there for. */
const unknowable: readonly string[] = [
  cardIds.slow,
  cardIds.silent,
  cardIds.gone,
  cardIds.garbled,
  cardIds.memberHidden,
];

let known: Promise<CardFacts[]> | null = null;

/** Every card that can be known, asked once for all tests of a file. */
export function knownCards(): Promise<CardFacts[]> {
  known ??= askAll();
  return known;
}

/** Puts cards on the shelf of a till that is not open yet. */
export function shelve(folder: string, cards: readonly CardFacts[]): void {
  const shelf = openCardShelf(join(folder, 'cards.sqlite'));
  for (const facts of cards) shelf.put(facts.cardId, facts, Date.now());
  shelf.close();
}

async function askAll(): Promise<CardFacts[]> {
  const server = await startPracticeServer();
  const requester = createRequester({ apiBase: server.baseUrl });
  const { appId, appSecret } = server;
  const client = createClient(
    requester,
    tokenSource(requester, { mode: 'stable', appId, appSecret, serviceUrl: '', serviceKey: '' }),
  );
  const cards: CardFacts[] = [];
  for (const cardId of Object.values(cardIds)) {
    if (unknowable.includes(cardId)) continue;
    const answer = await client.getCard(cardId);
    if (answer.kind === 'ok') cards.push(answer.value.facts);
  }
  await requester.close();
  await server.close();
  return cards;
}

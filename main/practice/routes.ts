/**
 * The one table of the server's calls: path → the file that answers it. A further API is
 * one more file under `calls/` and one more line here.
 */
import type { Answer, Json } from './answer';
import type { Fields } from './body';
import { cardBatchGet } from './calls/card-batchget';
import { cardDelete } from './calls/card-delete';
import { cardGet } from './calls/card-get';
import { cardModifyStock } from './calls/card-modifystock';
import { cardUpdate } from './calls/card-update';
import { codeConsume } from './calls/code-consume';
import { codeDecrypt } from './calls/code-decrypt';
import { codeGet } from './calls/code-get';
import { classicToken, stableToken } from './calls/token';
import type { ApiName } from './faults';
import type { TokenBook } from './tokens';
import type { World } from './world';

/** What a call may look at. */
export interface Surroundings {
  world: World;
  tokens: TokenBook;
  appId: string;
  appSecret: string;
  /** Milliseconds since 1970, by the server's clock. */
  now: number;
}

export interface Call {
  api: ApiName;
  method: 'GET' | 'POST';
  /** Called without an access token: only the calls that give one out. */
  open?: true;
  /** The keys of its JSON body, or of its query for a GET. */
  fields: Fields;
  /** What a body that is no JSON answers instead of 47001. */
  noJson?: number;
  handle(surroundings: Surroundings, input: Json): Answer;
}

export const routes: Readonly<Record<string, Call>> = {
  '/card/code/get': codeGet,
  '/card/code/consume': codeConsume,
  '/card/code/decrypt': codeDecrypt,
  '/card/get': cardGet,
  '/card/batchget': cardBatchGet,
  '/card/update': cardUpdate,
  '/card/modifystock': cardModifyStock,
  '/card/delete': cardDelete,
  '/cgi-bin/stable_token': stableToken,
  '/cgi-bin/token': classicToken,
};

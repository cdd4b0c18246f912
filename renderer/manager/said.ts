/** What became of a deed: kept as a choice of words, so that it follows a change of language. */
import type { Words } from '../../shared/words/words';

export interface Said {
  ok: boolean;
  text: (words: Words) => string;
}

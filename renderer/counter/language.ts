/** The words of the window's language, for every component below. */
import { createContext, useContext } from 'react';
import { wordsFor } from '../../shared/words/languages';
import type { Words } from '../../shared/words/words';

export const WordsContext = createContext<Words>(wordsFor('zh-CN'));

export function useWords(): Words {
  return useContext(WordsContext);
}

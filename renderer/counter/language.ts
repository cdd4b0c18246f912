/** The words of the window's language, for every component below. */
import { createContext, useContext, useEffect } from 'react';
import { wordsFor } from '../../shared/words/languages';
import type { Words } from '../../shared/words/words';

export const WordsContext = createContext<Words>(wordsFor('zh-CN'));

export function useWords(): Words {
  return useContext(WordsContext);
}

/** The page says in which language it speaks: voices and fonts follow. */
export function usePageLanguage(words: Words): void {
  useEffect(() => {
    document.documentElement.lang = words.language;
    document.title = words.screen.title;
  }, [words]);
}

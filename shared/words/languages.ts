/** The languages the till speaks. */
import { en } from './en';
import type { Language, Words } from './words';
import { zhCN } from './zh-CN';

const languages: Record<Language, Words> = { 'zh-CN': zhCN, en };

export const languageNames: readonly Language[] = ['zh-CN', 'en'];

/** The words of a language. */
export function wordsFor(language: Language): Words {
  return languages[language];
}

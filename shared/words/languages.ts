/** The languages the till speaks. */
import { en } from './en';
import type { Language, Words } from './words';
import { zhCN } from './zh-CN';

const languages: Record<Language, Words> = { 'zh-CN': zhCN, en };

/** The words of a language. */
export function wordsFor(language: Language): Words {
  return languages[language];
}

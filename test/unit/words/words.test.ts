/** Both languages are complete, no key is unused, and no component holds words of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../../shared/words/languages';
import type { Phrase, Words } from '../../../shared/words/words';

const root = new URL('../../../', import.meta.url).pathname;
const both = [wordsFor('zh-CN'), wordsFor('en')];
/** Groups whose keys are names in the code; the others' keys are closed lists. */
const named = [
  'panel',
  'screen',
  'conditions',
  'benefit',
  'manager',
  'records',
  'shift',
  'parts',
  'members',
  'codes',
  'cards',
  'settings',
  'firstRun',
  'account',
  'security',
  'passphrase',
  'training',
  'statistics',
] as const;

describe('keys', () => {
  test('both languages have the same', () => {
    const [zh, en] = both.map((words) => leaves(words).map(([path]) => path));
    expect(zh).toEqual(en);
  });

  test('every named key is used', () => {
    const sources = ['renderer', 'main', 'shared']
      .flatMap((folder) => filesIn(folder, /\.tsx?$/))
      .filter((path) => !/words\/(words\.ts|zh-CN|en)/.test(path))
      .map((path) => readFileSync(root + path, 'utf8'))
      .join('\n');
    const unused = named.flatMap((group) =>
      Object.keys(both[0]?.[group] ?? {}).filter((key) => !used(group, key, sources)),
    );
    expect(unused).toEqual([]);
  });
});

describe.each(both)('$language', (words) => {
  test('leaves nothing unsaid but what a customer need not hear', () => {
    const empty = leaves(words).filter(
      ([path, value]) => value === '' && !path.endsWith('.customer'),
    );
    expect(empty).toEqual([]);
  });

  test('tells the customer something about every "no"', () => {
    const { refused, invalid, fault, unknown, 'wrong-thing': wrong } = words.phrases;
    const silent = [refused, invalid, fault, unknown, wrong]
      .flatMap((group: Readonly<Record<string, Phrase>>) => Object.entries(group))
      .filter(([, phrase]) => phrase.customer === '');
    expect(silent).toEqual([]);
  });

  test('has a word of its own for every reason a cashier can meet', () => {
    const { ready: _ready, checking: _checking, ...rest } = words.phrases;
    const all = Object.values(rest).flatMap((group) => ('word' in group ? [] : [group]));
    for (const group of all) {
      const said = Object.values(group).map((phrase: Phrase) => phrase.word);
      expect(new Set(said).size).toBe(said.length);
    }
  });

  test('names the IP list for every errcode that is about addresses', () => {
    for (const errcode of [40164, 45035, 61004] as const) {
      expect(words.errcodes[errcode].support).toContain('IP');
    }
    expect(words.errcodes[40125].meaning).toContain('AppSecret');
  });
});

describe('components hold no literal text', () => {
  const files = filesIn('renderer', /\.tsx$/);
  test.each(files)('%s', (path) => {
    expect(literals(readFileSync(root + path, 'utf8'), path)).toEqual([]);
  });

  test('the scan finds what it looks for', () => {
    const bad = `<p aria-label="Hello">Scan <b>{'a code'}</b> {ok ? 'yes' : null} {"F5"}</p>`;
    expect(literals(bad, 'bad.tsx')).toEqual(['Hello', 'Scan', 'a code', 'yes']);
  });

  test('no Chinese stands in code, but in words', () => {
    const chinese = filesIn('renderer', /\.tsx?$/)
      .filter((path) => !path.endsWith('words.ts'))
      .filter((path) => /\p{Script=Han}/u.test(readFileSync(root + path, 'utf8')));
    expect(chinese).toEqual([]);
  });
});

/** Files below a folder of the project, by the end of their names. */
function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`);
}

/** Every path to a value that is no object, with the value. */
function leaves(value: Words): [string, unknown][] {
  const walk = (each: unknown, path: string): [string, unknown][] =>
    typeof each === 'object' && each !== null
      ? Object.entries(each).flatMap(([key, inner]) => walk(inner, `${path}.${key}`))
      : [[path, each]];
  return walk(value, '');
}

function used(group: string, key: string, sources: string): boolean {
  return new RegExp(`\\b${group}\\??\\.${key}\\b|\\b${key}\\b[^}]*\\} = words\\.${group}`).test(
    sources,
  );
}

const spoken = new Set(['aria-label', 'title', 'alt', 'placeholder', 'aria-description']);
/** Names printed on keys are the same in every language. */
const keyNames = new Set(['F2', 'F5', 'F7', 'F8', 'F9', 'Esc']);

/** Texts in JSX that do not come from the words: children, and attributes that are read out. */
function literals(source: string, path: string): string[] {
  const found: string[] = [];
  const keep = (text: string) => {
    const said = text.trim();
    if (/\p{L}/u.test(said) && !keyNames.has(said)) found.push(said);
  };
  const walk = (node: unknown, shown: boolean): void => {
    if (Array.isArray(node)) {
      for (const each of node) walk(each, shown);
    } else if (isNode(node)) {
      visit(node, shown);
    }
  };
  const visit = (node: Node, shown: boolean): void => {
    if (node.type === 'JSXText' || (node.type === 'Literal' && shown)) {
      if (typeof node.value === 'string') keep(node.value);
      return;
    }
    if (node.type === 'JSXAttribute') {
      const name = isNode(node.name) ? String(node.name.name) : '';
      walk(node.value, spoken.has(name));
      return;
    }
    if (node.type === 'ConditionalExpression') {
      walk(node.test, false);
      walk([node.consequent, node.alternate], shown);
      return;
    }
    if (node.type === 'LogicalExpression') {
      walk(node.left, false);
      walk(node.right, shown);
      return;
    }
    const inner = node.type === 'JSXElement' || node.type === 'JSXFragment';
    const passes = inner || (shown && node.type === 'JSXExpressionContainer');
    const element = inner ? [node.openingElement, node.children] : null;
    if (element !== null) {
      walk(element[0], false);
      walk(element[1], true);
      return;
    }
    for (const value of Object.values(node)) walk(value, passes);
  };
  walk(parseSync(path, source).program, false);
  return found;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** Both languages are complete, no key is unused, and no component holds words of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '../../../shared/words/languages';
import type { Phrase, Words } from '../../../shared/words/words';
import { pathsOf, usedWords } from './used-words';

const root = new URL('../../../', import.meta.url).pathname;
const both = [wordsFor('zh-CN'), wordsFor('en')];
/** Their keys are lists of the code: that every member has words is the compiler's to say. */
const lists = ['kinds', 'phrases', 'statuses', 'errcodes', 'sources', 'weekdays'];

const dictionary = {
  words: both[0],
  groupOfType: new Map(
    [
      ...readFileSync(`${root}shared/words/words.ts`, 'utf8').matchAll(
        /^ {2}(\w+): (\w+Words);$/gm,
      ),
    ].map(([, group = '', type = '']): [string, string] => [type, group]),
  ),
};

describe('keys', () => {
  test('both languages have the same', () => {
    const [zh, en] = both.map((words) => leaves(words).map(([path]) => path));
    expect(zh).toEqual(en);
  });

  test('every one is used somewhere', () => {
    const files = ['renderer', 'main', 'shared']
      .flatMap((folder) => filesIn(folder, /\.tsx?$/))
      .filter((path) => !/words\/(words\.ts|[a-z]+-words\.ts|zh-CN|en)/.test(path));
    const used = new Set(
      files.flatMap((path) => [...usedWords(path, readFileSync(root + path, 'utf8'), dictionary)]),
    );
    const named = pathsOf(both[0]).filter((path) => !lists.includes(path.split('.')[0] ?? ''));
    expect(named.filter((path) => !used.has(path))).toEqual([]);
  });

  describe('are found in use', () => {
    const find = (source: string) => [...usedWords('x.tsx', source, dictionary)];

    test.each([
      ['by their whole name', 'f(words.panel.redeem)', 'panel.redeem'],
      ['through a group', 'const { panel } = useWords(); f(panel.redeem)', 'panel.redeem'],
      ['through another name', 'const say = words.panel; f(say.redeem)', 'panel.redeem'],
      ['taken apart', 'const { redeem } = useWords().panel;', 'panel.redeem'],
      ['in a parameter', 'function f({ panel }: Words) { g(panel.redeem) }', 'panel.redeem'],
      ['by their type', 'const f = (own: PanelWords) => own.redeem', 'panel.redeem'],
      ['in a list asked by a key', 'f(words.screen.modes[mode])', 'screen.modes.practice'],
    ])('%s', (_how, source, path) => {
      expect(find(source)).toContain(path);
    });

    test.each([
      ['a key of the same name elsewhere', 'f(other.redeem)'],
      ['a group that is only named', 'const { panel } = useWords(); f(panel.handOver)'],
      ['a text', 'f("words.panel.redeem")'],
    ])('but not in %s', (_how, source) => {
      expect(find(source)).not.toContain('panel.redeem');
    });
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

const spoken = new Set(['aria-label', 'title', 'alt', 'placeholder', 'aria-description']);
/** Names printed on keys are the same in every language. */
const keyNames = new Set(['F2', 'F3', 'F4', 'F5', 'F7', 'F8', 'F9', 'Esc']);

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

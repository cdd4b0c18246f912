/**
 * Finds which words a source file uses, from its syntax tree: `words.panel.title`, the same
 * through names (`const { panel } = useWords()`, `const say = words.health`, a parameter of the
 * type `HealthWords`), and lists that are asked by a computed key, which are used whole.
 */
import { parseSync } from 'vite';

/** `panel.title`; the root is the empty text. */
export type Path = string;

/** What the words are made of: every path, and the groups by the names of their types. */
export interface Dictionary {
  words: unknown;
  /** `HealthWords` → `health`. */
  groupOfType: ReadonlyMap<string, Path>;
}

/** Every path that the file uses, lists that are used whole with all that is in them. */
export function usedWords(path: string, source: string, dictionary: Dictionary): Set<Path> {
  const { program } = parseSync(path, source);
  const names = namesIn(program, dictionary);
  const used = new Set<Path>();
  walk(program, (node, parent) => {
    for (const found of resolve(node, names)) {
      if (found === '') continue;
      const whole = parent.type === 'MemberExpression' && parent.computed && parent.object === node;
      const handedOn = /Call|JSXExpression|Property|Return|Conditional/.test(parent.type);
      if (valueAt(found, dictionary) === undefined) continue;
      if (whole || (handedOn && found.includes('.'))) addAll(found, dictionary, used);
      used.add(found);
    }
    if (node.type === 'VariableDeclarator' && isNode(node.init)) {
      for (const from of resolve(node.init, names)) {
        for (const key of keysOf(node.id)) used.add(join(from, key.name));
      }
    }
  });
  return used;
}

/** Every path below a value, the value's own included. */
export function pathsOf(value: unknown, path: Path = ''): Path[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, each]) => pathsOf(each, join(path, key)))
      : [];
  return path === '' ? inner : [path, ...inner];
}

type Names = Map<string, Set<Path>>;

/** Local names and what they stand for; of the same name in two functions, both. */
function namesIn(program: unknown, dictionary: Dictionary): Names {
  const names: Names = new Map([['words', new Set([''])]]);
  const stand = (name: string, path: Path) => {
    const known = names.get(name) ?? new Set();
    const isNew = !known.has(path) && valueAt(path, dictionary) !== undefined;
    names.set(name, known.add(path));
    return isNew;
  };
  // A name may stand for part of another one that is found later: as often as there is news.
  for (let news = true; news; ) {
    news = false;
    walk(program, (node) => {
      if (node.type === 'Identifier') {
        const group = dictionary.groupOfType.get(typeOf(node));
        if (group !== undefined) news = stand(String(node.name), group) || news;
      }
      const pattern = node.type === 'ObjectPattern' ? node : null;
      for (const { name, local } of keysOf(pattern)) {
        const isGroup = typeof valueAt(name, dictionary) === 'object';
        if (isGroup) news = stand(local, name) || news;
      }
      if (node.type !== 'VariableDeclarator' || !isNode(node.init) || !isNode(node.id)) return;
      for (const from of resolve(node.init, names)) {
        if (node.id.type === 'Identifier') news = stand(String(node.id.name), from) || news;
        for (const { name, local } of keysOf(node.id)) {
          news = stand(local, join(from, name)) || news;
        }
      }
    });
  }
  return names;
}

/** The paths that an expression can stand for. */
function resolve(node: Node, names: Names): Path[] {
  switch (node.type) {
    case 'Identifier':
      return [...(names.get(String(node.name)) ?? [])];
    case 'CallExpression': {
      const callee = isNode(node.callee) ? node.callee.name : null;
      return callee === 'useWords' || callee === 'wordsFor' ? [''] : [];
    }
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return isNode(node.expression) ? resolve(node.expression, names) : [];
    case 'MemberExpression': {
      const { object, property } = node;
      if (node.computed || !isNode(object) || !isNode(property)) return [];
      return resolve(object, names).map((path) => join(path, String(property.name)));
    }
    default:
      return [];
  }
}

function addAll(path: Path, dictionary: Dictionary, used: Set<Path>): void {
  for (const each of pathsOf(valueAt(path, dictionary), path)) used.add(each);
}

function keysOf(pattern: unknown): { name: string; local: string }[] {
  if (!isNode(pattern) || pattern.type !== 'ObjectPattern') return [];
  return (pattern.properties as Node[]).flatMap(({ key, value }) => {
    const local = isNode(value) && value.type === 'AssignmentPattern' ? value.left : value;
    if (!isNode(key)) return [];
    return [{ name: String(key.name), local: isNode(local) ? String(local.name ?? '') : '' }];
  });
}

function typeOf({ typeAnnotation }: Node): string {
  const type = isNode(typeAnnotation) ? typeAnnotation.typeAnnotation : null;
  const name = isNode(type) && type.type === 'TSTypeReference' ? type.typeName : null;
  return isNode(name) ? String(name.name) : '';
}

function valueAt(path: Path, { words }: Dictionary): unknown {
  const keys = path === '' ? [] : path.split('.');
  return keys.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<string, unknown>)[key];
  }, words);
}

function join(path: Path, key: string): Path {
  return path === '' ? key : `${path}.${key}`;
}

function walk(node: unknown, visit: (node: Node, parent: Node) => void, parent = none): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit, parent);
    return;
  }
  if (!isNode(node)) return;
  visit(node, parent);
  for (const value of Object.values(node)) walk(value, visit, node);
}

interface Node {
  type: string;
  [key: string]: unknown;
}

const none: Node = { type: 'None' };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

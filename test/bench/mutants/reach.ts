import path from 'node:path';
import { childrenOf, type Node, parse } from './syntax.ts';

/**
 * The tests that reach a file: first the one named after it, then those that reach the fewest other files, which are
 * the quickest.
 */
export type Reach = (file: string) => string[];

type Links = ReadonlyMap<string, readonly string[]>;

/**
 * Finds out which tests reach which files: by imports, and by files, folders and workers named in string literals, such
 * as `new URL('../commands', import.meta.url)` or a compiled file under `dist`.
 * @param sources texts by path, from the repository's root.
 */
export function createReach(sources: ReadonlyMap<string, string>): Reach {
  const links: Links = new Map([...sources].map(([file, text]) => [file, namedBy(file, text, sources)]));
  const tests = [...sources.keys()].filter((file) => file.endsWith('.test.ts'));
  const reached = new Map(tests.map((test) => [test, reachedFrom(test, links)]));
  return (file) => {
    const own = `test/${file.replace(/\.ts$/, '.test.ts').replace(/^src\//, '')}`;
    const cost = (test: string): number => (test === own ? 0 : (reached.get(test)?.size ?? 0));
    return tests
      .filter((test) => reached.get(test)?.has(file))
      .sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1));
  };
}

function reachedFrom(start: string, links: Links): Set<string> {
  const reached = new Set([start]);
  for (const file of reached) for (const linked of links.get(file) ?? []) reached.add(linked);
  return reached;
}

/** Files in the tree that a file imports or names. */
function namedBy(file: string, text: string, sources: ReadonlyMap<string, string>): string[] {
  const here = path.posix.dirname(file);
  return textsIn(parse(file, text)).flatMap((named) => {
    if (!/^(\.\.?\/|(dist|src|commands|test)\/)|^[\w-]+$/.test(named)) return [];
    const places = [path.posix.join(here, named), path.posix.normalize(named)]
      .map((place) => place.replace(/(^|\/)dist\//, '$1').replace(/\/$/, ''))
      .flatMap((place) => [place, place.replace(/\.js$/, '.ts'), `${place}.ts`]);
    const files = places.filter((place) => sources.has(place));
    if (files.length > 0 || !named.includes('/')) return files;
    return [...sources.keys()].filter((other) => places.includes(path.posix.dirname(other)));
  });
}

/** Every string literal in a file, import paths included, except for type-only imports. */
function textsIn(node: Node): string[] {
  if (node.importKind === 'type' || node.exportKind === 'type') return [];
  const { value } = node;
  const own = node.type === 'Literal' && typeof value === 'string' ? [value] : [];
  return [...own, ...childrenOf(node).flatMap(textsIn)];
}

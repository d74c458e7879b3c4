import path from 'node:path';
import { childrenOf, type Node, parse } from './syntax.ts';

/** The tests that reach a file, nearest first. */
export type Reach = (file: string) => string[];

/**
 * Finds out which tests reach which files: by what they import, and by the files, folders and workers that they name in a text,
 * such as `new URL('../commands', import.meta.url)` or a compiled file under `dist`.
 *
 * @param sources texts by path, from the repository's root.
 */
export function createReach(sources: ReadonlyMap<string, string>): Reach {
  const users = new Map<string, Set<string>>();
  for (const [file, text] of sources) {
    for (const used of namedBy(file, text, sources)) {
      users.set(used, (users.get(used) ?? new Set()).add(file));
    }
  }
  return (file) => {
    const distance = new Map([[file, 0]]);
    for (const [at, steps] of distance) {
      for (const user of users.get(at) ?? []) if (!distance.has(user)) distance.set(user, steps + 1);
    }
    const own = file.replace(/\.ts$/, '.test.ts').replace(/^src\//, '');
    const farness = (test: string): number => (test === `test/${own}` ? 0 : (distance.get(test) ?? 0));
    return [...distance.keys()]
      .filter((reached) => reached.endsWith('.test.ts'))
      .sort((a, b) => farness(a) - farness(b) || shared(b, own) - shared(a, own) || (a < b ? -1 : 1));
  };
}

/** Files of the tree that a file imports or names. */
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

/** Every text literal of a file, addresses of imports among them; imports of types alone are left out. */
function textsIn(node: Node): string[] {
  if (node.importKind === 'type' || node.exportKind === 'type') return [];
  const { value } = node;
  const own = node.type === 'Literal' && typeof value === 'string' ? [value] : [];
  return [...own, ...childrenOf(node).flatMap(textsIn)];
}

/** How many folders two paths share. */
function shared(test: string, own: string): number {
  const [a, b] = [test.replace(/^test\//, '').split('/'), own.split('/')];
  const different = a.findIndex((part, index) => part !== b[index]);
  return different < 0 ? a.length : different;
}

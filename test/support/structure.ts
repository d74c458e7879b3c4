import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of each source file by its path from the repository's root, with forward slashes. */
export type SourceTree = ReadonlyMap<string, string>;

/** Low to high. A file imports from its own floor or a lower one. */
const FLOORS: readonly (readonly string[])[] = [
  ['src/log.ts', 'src/turns/'],
  ['src/paper/'],
  ['src/catalog/', 'src/search/', 'src/trending/', 'src/featured/', 'src/digest/'],
  ['src/store/'],
  ['src/view/'],
  ['src/discord/'],
  ['commands/'],
  ['src/app.ts', 'src/live-catalog.ts', 'src/config.ts', 'src/schedule.ts', 'src/ending.ts'],
  ['src/main.ts', 'src/cli.ts', 'src/cli/', 'src/playground/'],
];

/** The one place each that knows a package. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  minisearch: ['src/search/'],
  stemmer: ['src/search/'],
  'node-cron': ['src/schedule.ts'],
  pino: ['src/log.ts'],
  kysely: ['src/store/'],
  pg: ['src/store/'],
  '@photostructure/sqlite': ['src/store/'],
  ky: ['src/catalog/'],
  'fast-xml-parser': ['src/catalog/'],
  commander: ['src/cli/'],
  ws: ['src/playground/'],
  'discord-markdown-parser': ['src/playground/'],
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Reads `src` and `commands` as they stand. */
export function readSources(): Map<string, string> {
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
  );
  return new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
}

/** What a tree breaks of the rules above, one sentence each; empty when it stands. */
export function faults(tree: SourceTree): string[] {
  return [...floorFaults(tree), ...homeFaults(tree), ...ringFaults(tree), ...environmentFaults(tree)];
}

interface Import {
  readonly from: string;
  /** A path of the tree, or the name of a package. */
  readonly to: string;
  readonly names: string;
}

function importsOf(file: string, text: string): Import[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s([^;'"]*?)from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    const to = target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target;
    return { from: file, to, names: match[1] ?? '' };
  });
}

function allImports(tree: SourceTree): Import[] {
  return [...tree].flatMap(([file, text]) => importsOf(file, text));
}

function floorOf(file: string): number {
  return FLOORS.findIndex((floor) => floor.some((place) => isIn(file, place)));
}

function isIn(file: string, place: string): boolean {
  return place.endsWith('/') ? file.startsWith(place) : file === place;
}

function floorFaults(tree: SourceTree): string[] {
  const homeless = [...tree.keys()]
    .filter((file) => floorOf(file) < 0)
    .map((file) => `${file} stands on no floor`);
  const upward = allImports(tree)
    .filter(({ to }) => tree.has(to))
    .filter(({ from, to }) => floorOf(to) > floorOf(from))
    .map(({ from, to }) => `${from} imports upward from ${to}`);
  const missing = allImports(tree)
    .filter(({ to }) => /^(src|commands)\//.test(to) && !tree.has(to))
    .map(({ from, to }) => `${from} imports ${to}, which is not there`);
  return [...homeless, ...upward, ...missing];
}

function homeFaults(tree: SourceTree): string[] {
  const packages = allImports(tree).flatMap(({ from, to }) => {
    const name = Object.keys(HOMES).find((home) => to === home || to.startsWith(`${home}/`));
    const homes = name === undefined ? undefined : HOMES[name];
    if (homes === undefined || homes.some((home) => isIn(from, home))) return [];
    return [`${from} imports ${name}, whose home is ${homes.join(' or ')}`];
  });
  const clients = allImports(tree)
    .filter(
      ({ to, names, from }) =>
        to === 'discord.js' && /(^|[{,\s])Client\b/.test(names) && !isIn(from, 'src/discord/'),
    )
    .map(({ from }) => `${from} imports discord.js's Client, whose home is src/discord/`);
  return [...packages, ...clients];
}

/** Folders that import each other, by whatever way round. */
function ringFaults(tree: SourceTree): string[] {
  const folder = (file: string): string => path.posix.dirname(file).split('/').slice(0, 2).join('/');
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of allImports(tree)) {
    if (!tree.has(to) || folder(from) === folder(to) || folder(to) === 'src' || folder(from) === 'src')
      continue;
    graph.set(folder(from), (graph.get(folder(from)) ?? new Set()).add(folder(to)));
  }
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    [...(graph.get(from) ?? [])].some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next, goal, seen);
    });
  const rings = [...graph.keys()].filter((name) => reaches(name, name)).sort();
  return rings.length === 0 ? [] : [`these folders import each other in a ring: ${rings.join(', ')}`];
}

/** The environment is read where a program starts, and handed down from there. */
function environmentFaults(tree: SourceTree): string[] {
  const allowed = ['src/main.ts', 'src/cli.ts', 'src/playground/'];
  return [...tree]
    .filter(([file, text]) => /\bprocess\.env\b/.test(text) && !allowed.some((place) => isIn(file, place)))
    .map(([file]) => `${file} reads the environment`);
}

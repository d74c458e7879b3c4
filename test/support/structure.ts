import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text of each source file by its path from the repository's root, with forward slashes. */
export type SourceTree = ReadonlyMap<string, string>;

/** Low to high. A file imports from its own floor or a lower one. */
const FLOORS: readonly (readonly string[])[] = [
  [
    'src/calendar.ts',
    'src/log.ts',
    'src/request.ts',
    'src/lazily.ts',
    'src/breath.ts',
    'src/slices.ts',
    'src/json.ts',
    'src/error-code.ts',
    'src/hash-text.ts',
    'src/queue.ts',
    'src/project-root.ts',
    'src/version.ts',
    'src/old-node.ts',
    'src/worker-file.ts',
    'src/prune-compiled.ts',
    'src/packed/',
  ],
  ['src/paper/'],
  ['src/metrics/'],
  [
    'src/catalog/',
    'src/search/',
    'src/trending/',
    'src/featured/',
    'src/timezones/',
    'src/digest/',
    'src/personal-data/',
    'src/retention/',
    'src/cite/',
    'src/library/',
    'src/follow/',
  ],
  ['src/archive/', 'src/mail/'],
  ['src/store/'],
  ['src/view/'],
  ['src/mail/outlet/', 'src/mail/write/', 'src/web/'],
  ['src/discord/'],
  ['commands/'],
  [
    'src/catalog/live/',
    'src/app.ts',
    'src/config.ts',
    'src/env-file.ts',
    'src/schedule.ts',
    'src/shutdown.ts',
    'src/start-web.ts',
    'src/operations.ts',
    'src/open-mail.ts',
    'src/mail-turns.ts',
    'src/by-http-of.ts',
    'src/secret-key.ts',
    'src/shared-catalog-of.ts',
    'src/shared-clock-of.ts',
    'src/digest-feeds-of.ts',
  ],
  ['src/loopback/'],
  [
    'src/main.ts',
    'src/start.ts',
    'src/prune.ts',
    'src/cli.ts',
    'src/cli/',
    'src/processes/',
    'src/playground/',
  ],
];

/** The only places that may import a package. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  'city-timezones': ['src/timezones/'],
  minisearch: ['src/timezones/'],
  stemmer: ['src/search/'],
  'node-cron': ['src/schedule.ts'],
  pino: ['src/log.ts'],
  kysely: ['src/store/'],
  pg: ['src/store/'],
  '@photostructure/sqlite': ['src/store/'],
  'fast-xml-parser': ['src/catalog/'],
  'csv-stringify': ['src/cite/'],
  commander: ['src/cli/'],
  ws: ['src/loopback/'],
  'smtp-server': ['src/playground/mailbox/'],
  'postal-mime': ['src/playground/mailbox/'],
  hono: ['src/web/', 'src/mail/write/', 'src/playground/'],
  '@hono/node-server': ['src/web/', 'src/playground/'],
  'rate-limiter-flexible': ['src/web/'],
  feed: ['src/web/'],
  nodemailer: ['src/mail/outlet/'],
  'prom-client': ['src/metrics/'],
  'discord-markdown-parser': ['src/playground/'],
};

/** Standalone products, which know nothing about the rest of the code. */
const STANDALONE = ['src/loopback/'];

/** The only places that may create a discord.js client. */
const CLIENT_HOMES = ['src/discord/', 'src/loopback/example.ts'];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Reads the current `src` and `commands`. */
export function readSources(): Map<string, string> {
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.posix.join(folder, file.split(path.sep).join('/'))),
  );
  return new Map(files.map((file) => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
}

/** The packages loaded with a file: dynamic and type-only imports don't count. */
export function packagesWith(tree: SourceTree, start: string): string[] {
  const imports = allImports(tree).filter(({ names, isLate }) => !isLate && !/^type\s/.test(names));
  const next = new Map<string, Set<string>>();
  for (const { from, to } of imports) next.set(from, (next.get(from) ?? new Set()).add(to));
  return [...reachableFrom(start, next)].filter((name) => !tree.has(name)).sort();
}

/** The rules above that a tree breaks, one sentence each; empty if it follows them all. */
export function faults(tree: SourceTree): string[] {
  return [
    ...floorFaults(tree),
    ...homeFaults(tree),
    ...standaloneFaults(tree),
    ...ringFaults(tree),
    ...environmentFaults(tree),
  ];
}

interface Import {
  readonly from: string;
  /** A path in the tree, or a package name. */
  readonly to: string;
  readonly names: string;
  /** With `import()`. */
  readonly isLate: boolean;
}

const knownImports = new Map<string, { readonly text: string; readonly imports: Import[] }>();

/** Cached per file, since a test looks at the same tree again and again. */
function importsOf(file: string, text: string): Import[] {
  const known = knownImports.get(file);
  if (known?.text === text) return known.imports;
  const imports = readImports(file, text);
  knownImports.set(file, { text, imports });
  return imports;
}

function readImports(file: string, text: string): Import[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s([^;'"]*?)from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map((match) => {
    const target = match[2] ?? match[3] ?? '';
    const to = target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target;
    return { from: file, to, names: match[1] ?? '', isLate: match[3] !== undefined };
  });
}

function allImports(tree: SourceTree): Import[] {
  return [...tree].flatMap(([file, text]) => importsOf(file, text));
}

/** The floor of the deepest listed place that contains a file: `src/catalog/live/` is above `src/catalog/`. */
function floorOf(file: string): number {
  const places = FLOORS.flatMap((floor, level) =>
    floor.filter((place) => isIn(file, place)).map((place) => ({ place, level })),
  );
  return places.sort((a, b) => b.place.length - a.place.length)[0]?.level ?? -1;
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
        to === 'discord.js' &&
        /(^|[{,\s])Client\b/.test(names) &&
        !CLIENT_HOMES.some((home) => isIn(from, home)),
    )
    .map(({ from }) => `${from} imports discord.js's Client, whose home is src/discord/`);
  return [...packages, ...clients];
}

function standaloneFaults(tree: SourceTree): string[] {
  return STANDALONE.flatMap((place) =>
    allImports(tree)
      .filter(({ from, to }) => isIn(from, place) && tree.has(to) && !isIn(to, place))
      .map(({ from, to }) => `${from} imports ${to}, but ${place} stands on its own`),
  );
}

/** Files, and folders at every depth, in an import cycle; type imports count too. */
function ringFaults(tree: SourceTree): string[] {
  const links = allImports(tree).filter(({ to }) => tree.has(to));
  const fileRings = rings(links.map(({ from, to }) => [from, to]));
  const folderRings = rings(links.map(({ from, to }) => [roomOf(from), roomOf(to)]));
  return [
    ...fileRings.map((ring) => `these files import each other in a ring: ${ring.join(', ')}`),
    ...folderRings.map((ring) => `these folders import each other in a ring: ${ring.join(', ')}`),
  ];
}

/** A file's folder; each of the few files directly in `src` counts as its own. */
function roomOf(file: string): string {
  const folder = path.posix.dirname(file);
  return folder === 'src' ? file : folder;
}

/** The strongly connected components of a graph with more than one node, each sorted. */
function rings(links: readonly (readonly [from: string, to: string])[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of links) {
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const reached = new Map([...next.keys()].map((node) => [node, reachableFrom(node, next)]));
  const found = new Map<string, string[]>();
  for (const [node, reach] of reached) {
    const ring = [...reach].filter((other) => reached.get(other)?.has(node)).sort();
    if (ring.length > 1 && ring[0] !== undefined) found.set(ring[0], ring);
  }
  return [...found.values()];
}

function reachableFrom(start: string, next: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(next.get(start) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push(...(next.get(node) ?? []));
  }
  return seen;
}

/** Only a program's entry point reads the environment, and passes it down. */
function environmentFaults(tree: SourceTree): string[] {
  const allowed = ['src/main.ts', 'src/cli.ts', 'src/playground/'];
  return [...tree]
    .filter(([file, text]) => /\bprocess\.env\b/.test(text) && !allowed.some((place) => isIn(file, place)))
    .map(([file]) => `${file} reads the environment`);
}

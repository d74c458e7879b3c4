import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir, totalmem } from 'node:os';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchArguments, Table } from '../../bench.ts';
import { readQueryFile } from '../collections.ts';
import { type Chosen, chosenOf } from './chosen.ts';
import type { PeerFigures } from './figures.ts';
import { goalTable } from './goals.ts';
import { FULL, QUICK } from './limits.ts';
import type { Task } from './measure.ts';
import { supervise } from './supervise.ts';
import { aloneTable, blockTable, engineTable, lineOf, speedTable } from './tables.ts';

const QUERIES = 200;
const QUICK_QUERIES = 50;
/** The engines all others are compared with come first, in case the run is broken off. */
const FIRST = ['paperboy', 'packed-limit'];

/** Which speeds the command line selects. @throws Error, see `chosenOf`. */
export async function chosenSpeed({ quick, options }: BenchArguments): Promise<Chosen> {
  return chosenOf(options, (await peerFiles()).map(nameOf), quick);
}

/** The chosen engines at each size, each in its own process, which keeps memory and garbage apart. */
export async function speedTables(
  { quick, progress }: BenchArguments,
  { sizes, engines }: Chosen,
): Promise<Table[]> {
  if (readQueryFile('acl-typo') === undefined) {
    const notes = ['The data in ../shared is absent, so there is nothing to measure.'];
    return [{ title: 'Speed', columns: ['engine'], rows: [], notes }];
  }
  const peers = (await peerFiles()).filter((file) => engines.includes(nameOf(file)));
  const tables: Table[] = [];
  let about: Table[] = [];
  for (const papers of sizes) {
    const all: PeerFigures[] = [];
    for (const peer of peers) {
      progress(`speed at ${papers.toLocaleString('en')} papers: ${nameOf(peer)}`);
      const figures = await measurePeer({
        peer,
        papers,
        queries: quick ? QUICK_QUERIES : QUERIES,
        limits: quick ? QUICK : FULL,
      });
      progress(`  ${lineOf(figures)}`);
      all.push(figures);
    }
    tables.push(speedTable(papers, all), blockTable(papers, all), ...aloneTable(papers, all));
    tables.push(goalTable(papers, all));
    about = [engineTable(all)];
  }
  return [...tables, ...about];
}

/** Measures one engine at one size: everything but the restart in one process, and the restart in another. */
export async function measurePeer(task: Omit<Task, 'part' | 'folder'>): Promise<PeerFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'paperboy-bench-'));
  try {
    const figures = await measured({ ...task, part: 'build', folder });
    const saved = figures.phases.save;
    if (saved?.ended !== true || saved.failed !== undefined) return figures;
    return await measured({ ...task, part: 'restart', folder }, figures);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function measured(task: Task, known?: PeerFigures): Promise<PeerFigures> {
  const file = fileURLToPath(new URL(`./measure${extname(task.peer)}`, import.meta.url));
  return supervise({
    command: ['--expose-gc', ...heapOptions(task.peer), file, JSON.stringify(task)],
    patience: task.limits.start,
    ...(known && { known }),
  });
}

/** Paperboy runs with Node's defaults; a peer may take most of the memory, but must not make the machine swap. */
function heapOptions(peer: string): string[] {
  if (FIRST.includes(nameOf(peer))) return [];
  return [`--max-old-space-size=${Math.round((totalmem() * 0.6) / 2 ** 20)}`];
}

function nameOf(file: string): string {
  return basename(file, extname(file));
}

async function peerFiles(): Promise<string[]> {
  const files = await readdir(new URL('./peers/', import.meta.url));
  const place = (file: string) => {
    const first = FIRST.indexOf(nameOf(file));
    return first < 0 ? FIRST.length : first;
  };
  return files
    .filter((file) => ['.js', '.ts'].includes(extname(file)))
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
    .map((file) => `./peers/${file}`);
}

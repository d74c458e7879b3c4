import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCatalog } from '../../../../src/catalog/catalog.ts';
import type { Message, Phase } from './figures.ts';
import type { Limits } from './limits.ts';
import { watchLoop } from './loop-watch.ts';
import type { Library, Peer, PeerIndex } from './peer.ts';
import { choosePapers, queriesFor } from './queries.ts';
import { openRunDelay } from './run-delay.ts';
import { timeEach } from './timing.ts';

/** A measuring process's task. */
export interface Task {
  /** `build` measures everything but the restart, which needs its own process. */
  readonly part: 'build' | 'restart';
  /** The peer's file, from this folder. */
  readonly peer: string;
  /** Where the peer writes and reads its snapshot. */
  readonly folder: string;
  readonly papers: number;
  /** Queries of each kind. */
  readonly queries: number;
  readonly limits: Limits;
}

const WARM_UP = 20;

/** Measures one engine at one size and reports each figure at once, as lines of `figures.ts`. */
async function measure(task: Task): Promise<void> {
  const { default: peer }: { default: Peer } = await import(new URL(task.peer, import.meta.url).href);
  const chosen = choosePapers(task.papers);
  if (chosen === undefined) throw new Error('The data in ../shared is absent.');
  const { papers, borrowed } = chosen;
  tell({ peer: peer.name, version: versionOf(peer), settings: peer.settings, borrowed });
  const library = { papers, catalog: createCatalog(papers), folder: task.folder };
  // What reading the papers left behind isn't the engine's to collect.
  const before = memory();
  if (task.part === 'restart') await measureRestart(peer, library, task);
  else await measureIndex(peer, library, task, before);
}

async function measureIndex(peer: Peer, library: Library, task: Task, before: number): Promise<void> {
  const { limits } = task;
  const index = await phase('build', limits.build, 1, async () => {
    const { result, block, took } = await watched(() => peer.build(library));
    tell({ took, found: 1 });
    tell(block);
    return result;
  });
  if (index === undefined) return;
  tell({ memory: memory() - before + (index.otherMemory ?? 0) });
  const { save, swap } = index;
  if (save !== undefined) await phase('save', limits.save, 1, () => save());
  memory();
  await measureQueries(index, library, task);
  if (swap !== undefined) {
    const next = createCatalog(library.papers.slice(1));
    memory();
    await phase('swap', limits.swap, 1, async () => {
      const { block, took } = await watched(() => swap(next));
      tell({ took, found: 1 });
      tell(block);
    });
  }
}

async function measureQueries(index: PeerIndex, { papers }: Library, task: Task): Promise<void> {
  const { limits } = task;
  const texts = queriesFor(papers, WARM_UP + task.queries);
  // Kinds that an engine may not finish are last: being cut off there loses nothing else.
  const kinds: [Phase, readonly string[], PeerIndex['search'] | undefined][] = [
    ['keywords', texts.keywords, index.search],
    ['autocomplete', texts.autocomplete, index.complete],
    ['similar', texts.similar, index.similar],
    ['answers', texts.questions, index.answer],
    ['questions', texts.questions, index.search],
    ['typos', texts.typos, index.typos],
  ];
  for (const [kind, items, run] of kinds) {
    if (run === undefined) continue;
    const measured = items.slice(WARM_UP);
    await phase(kind, limits.kind, measured.length, async () => {
      const delay = openRunDelay();
      const begin = { at: performance.now(), delay: delay.read() };
      const { block } = await watchLoop(() =>
        timeEach({
          warmUp: items.slice(0, WARM_UP),
          measured,
          budget: limits.budget,
          run,
          onTime: (took, found) => tell({ took, found }),
        }),
      );
      tell(block);
      tell({ waited: delay.read() - begin.delay, of: performance.now() - begin.at });
      delay.close();
    });
  }
}

async function measureRestart(peer: Peer, library: Library, { limits }: Task): Promise<void> {
  const { restore } = peer;
  if (restore === undefined) return;
  await phase('restart', limits.restart, 1, async () => {
    const { result, block, took } = await watched(() => restore(library));
    const [title = ''] = library.papers.map((paper) => paper.title);
    tell({ took, found: await result.search(title) });
    tell(block);
  });
}

async function watched<T>(work: () => Promise<T>) {
  let took = 0;
  const { result, block } = await watchLoop(async () => {
    const begin = performance.now();
    const made = await work();
    took = performance.now() - begin;
    return made;
  });
  return { result, block, took };
}

/** Runs one phase; if it fails, that is reported and the next begins. */
async function phase<T>(
  name: Phase,
  deadline: number,
  wanted: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  tell({ begun: name, deadline, wanted });
  try {
    const result = await work();
    tell({ ended: name });
    return result;
  } catch (error) {
    tell({ ended: name, failed: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** The installed version of the engine's package. */
function versionOf({ package: name }: Peer): string {
  if (name === undefined) return '';
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const file = join(folder, name, 'package.json');
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')).version;
  }
  return '';
}

/** MB of heap and array buffers in use. */
function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Pipes are written synchronously, so nothing is lost if the process is killed. */
function tell(message: Message): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Was this file started rather than imported? */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await measure(JSON.parse(process.argv[2] ?? '{}'));
  process.exit();
}

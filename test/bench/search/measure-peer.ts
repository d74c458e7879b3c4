import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Paper } from '../../../src/paper/paper.ts';
import { percentile } from '../bench.ts';
import { readAnthology, readQueryFile } from './collections.ts';
import type { Peer } from './peer.ts';

/** p50 and p99 of one kind of query, in ms. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
}

/** What one engine took; a figure is absent where the engine cannot do it. */
export interface PeerFigures {
  readonly name: string;
  readonly build: number;
  readonly restart?: number;
  readonly memory: number;
  /** Longest time the event loop stood still: while building, and while restarting. */
  readonly block: number;
  readonly keywords: Times;
  readonly questions: Times;
  readonly typos?: Times;
  readonly complete?: Times;
}

/** Queries of one kind end when they have taken so long, in ms: an engine may need a second for each. */
const BUDGET = 15_000;
const WARM_UP = 5;

/** The child's side: measures one engine at one size and writes its figures to stdout as JSON. */
const [file = '', size = '0', count = '0'] = process.argv.slice(2);
const papers = chosenPapers(Number(size));
const queries = Number(count);
const { default: peer }: { default: Peer } = await import(new URL(file, import.meta.url).href);

const before = memory();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
// The monitor counts from its first tick: without one a build in one piece would go unseen.
await new Promise((resolve) => setTimeout(resolve, 20));
const begin = performance.now();
const index = await peer.build(papers);
const build = performance.now() - begin;
await new Promise((resolve) => setTimeout(resolve, 20));
let block = delay.max / 1e6;
delay.disable();

const typed = queriesOf('acl-typo');
const halfTyped = queriesOf('acl-prefix');
const figures = {
  name: peer.name,
  build: build / 1_000,
  keywords: await times(keywordsOf(papers), index.search),
  questions: await times(questionsOf(papers), index.search),
  ...(index.typos && { typos: await times(typed, index.typos) }),
  ...(index.complete && { complete: await times(halfTyped, index.complete) }),
  memory: memory() - before + (index.otherMemory ?? 0),
};
let restart: number | undefined;
if (index.restart !== undefined) {
  delay.reset();
  delay.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  restart = await index.restart();
  await new Promise((resolve) => setTimeout(resolve, 20));
  block = Math.max(block, delay.max / 1e6);
}
const result: PeerFigures = { ...figures, block, ...(restart !== undefined && { restart: restart / 1_000 }) };
process.stdout.write(JSON.stringify(result));
process.exit();

async function times(
  texts: readonly string[],
  run: (text: string) => Promise<number> | number,
): Promise<Times> {
  for (const text of texts.slice(0, WARM_UP)) await run(text);
  const taken: number[] = [];
  const started = performance.now();
  for (const text of texts.slice(0, queries)) {
    const at = performance.now();
    await run(text);
    taken.push(performance.now() - at);
    if (performance.now() - started > BUDGET) break;
  }
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) };
}

/** MB of heap and array buffers in use. */
function memory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Papers with abstracts, spread evenly over the collection. */
function chosenPapers(wanted: number): Paper[] {
  const all = readAnthology() ?? [];
  const told = all.filter(({ abstract }) => abstract !== undefined);
  const pool = wanted > told.length ? all : told;
  const step = Math.max(1, pool.length / wanted);
  return Array.from({ length: Math.min(wanted, pool.length) }, (_, i) => pool[Math.floor(i * step)]).filter(
    (paper) => paper !== undefined,
  );
}

function queriesOf(name: string): string[] {
  return (readQueryFile(name) ?? []).map(({ text }) => text);
}

/** Titles spread over the collection. */
function someTitles(from: readonly Paper[]): string[] {
  const step = Math.max(1, Math.floor(from.length / Math.max(1, queries)));
  return from.filter((_, i) => i % step === 0).map(({ title }) => title);
}

/** Two words of a title. */
function keywordsOf(from: readonly Paper[]): string[] {
  return someTitles(from).map((title) => {
    const long = title.split(/\s+/).filter((word) => word.length > 4);
    return long.slice(-2).join(' ').toLowerCase();
  });
}

/** A question of some ten words around a title. */
function questionsOf(from: readonly Paper[]): string[] {
  return someTitles(from).map((title) => {
    const topic = title.split(/\s+/).slice(0, 8).join(' ').toLowerCase();
    return `what is the best way to use ${topic} for language models?`;
  });
}

import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../support/postgres.ts';
import type { Bench, BenchArguments, Table } from './bench.ts';
import { compiling } from './mutants/compiling.ts';
import { EQUIVALENTS } from './mutants/equivalents.ts';
import { createJudge, type Judge } from './mutants/judge.ts';
import { described, type Fate, type Judged, type Mutant } from './mutants/mutant.ts';
import { planMutants, plantRow } from './mutants/plan.ts';
import { readChart, saveChart } from './mutants/probes/chart.ts';
import { createChoose, isOfBehaviour } from './mutants/probes/choose.ts';
import { earlierRuns } from './mutants/probes/earlier-runs.ts';
import { watchTests } from './mutants/probes/watch.ts';
import { createReach } from './mutants/reach.ts';
import { folderTable, survivorTable, tableTable } from './mutants/report.ts';
import { shuffled } from './mutants/sample.ts';
import { TABLE } from './mutants/table.ts';
import { copyTree, type Tree } from './mutants/tree.ts';

/** The compiled file is in `dist/test/bench`. */
const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

const SAMPLE = 15;

/** How long the tests of one mutant may take. */
const SECONDS = 60;

const QUICK_SAMPLE = 3;

/** The assumed duration of a test that never ran. */
const GUESSED_MS = 5_000;

/** Below a server that may be running, and below interactive use. */
const NICENESS = 10;

export default {
  name: 'mutants',
  title: 'Small faults planted into the sources, and whether a test notices',
  onlyByName: true,
  options: {
    folder: { type: 'string' },
    sample: { type: 'string' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    table: { type: 'boolean' },
    unwatched: { type: 'boolean' },
    watch: { type: 'string' },
    minutes: { type: 'string' },
  },
  async run(args: BenchArguments): Promise<readonly Table[]> {
    setPriority(NICENESS);
    const tree = await copyTree(PROJECT);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
    process.once('exit', tree.removeNow);
    const server = await startPostgres().catch(() => undefined);
    const { sources } = tree;
    const postgres = server?.url;
    const chart = readChart(PROJECT);
    const earlier = earlierRuns(PROJECT);
    const watched = args.options.unwatched === true ? 0 : countOf(args, 'watch', Number.POSITIVE_INFINITY);
    try {
      await watchTests({
        tree,
        chart,
        postgres,
        isWanted: (test) => isOfBehaviour(test) && (earlier.get(test) ?? 0) < watched * 1000,
        save: (known) => saveChart(PROJECT, known),
        progress: args.progress,
      });
      const msOf = (test: string) => chart.tests[test]?.ms ?? earlier.get(test) ?? GUESSED_MS;
      const choose = createChoose({ chart, sources, reach: createReach(sources), msOf });
      const secondsOf = (test: string): number => msOf(test) / 1000;
      const seconds = countOf(args, 'seconds', SECONDS);
      const onUnsound = (test: string) =>
        args.progress(`Left out, since it fails without mutants too: ${test}`);
      const until = Date.now() + countOf(args, 'minutes', Number.POSITIVE_INFINITY) * 60_000;
      const judge = createJudge({ tree, choose, secondsOf, seconds, until, postgres, onUnsound });
      return args.options.table === true
        ? await plantTable({ tree, judge, args })
        : await plantSample({ tree, judge, args });
    } finally {
      await server?.stop();
    }
  },
} satisfies Bench;

interface Parts {
  readonly tree: Tree;
  readonly judge: Judge;
  readonly args: BenchArguments;
}

async function plantTable(parts: Parts): Promise<readonly Table[]> {
  const mutants = TABLE.map((row) => plantRow(row, parts.tree.sources));
  return [tableTable(await judgeAll(parts, await drawn(parts, [{ mutants, size: mutants.length }])))];
}

async function plantSample(parts: Parts): Promise<readonly Table[]> {
  const { args, tree } = parts;
  const { byFolder, equivalents } = planMutants(tree.sources, EQUIVALENTS);
  const size = countOf(args, 'sample', args.quick ? QUICK_SAMPLE : SAMPLE);
  const seed = String(args.options.seed ?? '1');
  const pools = wanted(args, [...byFolder.keys()].sort()).map(({ folder, count = size }) => {
    const mutants = shuffled(byFolder.get(folder) ?? [], seed, tree.sources);
    args.progress(`${folder}: ${mutants.length} mutants, ${Math.min(count, mutants.length)} of them planted`);
    return { mutants, size: count };
  });
  const draws = await drawn(parts, pools);
  const judged = await judgeAll(parts, draws);
  return [folderTable(judged, equivalents, seed), survivorTable(judged)];
}

interface Draw {
  readonly mutant: Mutant;
  readonly compiles: boolean;
}

interface Pool {
  readonly mutants: readonly Mutant[];
  readonly size: number;
}

/** The first mutants from each pool, until `size` of them compile. */
async function drawn({ tree }: Parts, pools: readonly Pool[]): Promise<Draw[]> {
  const drawn = pools.map((): Draw[] => []);
  for (;;) {
    const next = pools.map(({ mutants, size }, pool) => {
      const draws = drawn[pool] ?? [];
      const missing = Math.max(0, size - draws.filter(({ compiles }) => compiles).length);
      // Many don't compile, so this draws more than are missing; the excess is put back, since each round costs a
      // compiler run.
      return missing === 0 ? [] : mutants.slice(draws.length, draws.length + Math.ceil(missing * 2.5));
    });
    if (next.every(({ length }) => length === 0))
      return drawn.flatMap((draws, pool) => firstSound(draws, pools[pool]?.size ?? 0));
    const sound = await compiling(tree, next.flat());
    for (const [pool, mutants] of next.entries()) {
      drawn[pool]?.push(...mutants.map((mutant) => ({ mutant, compiles: sound.has(mutant) })));
    }
  }
}

function firstSound(draws: readonly Draw[], size: number): readonly Draw[] {
  let sound = 0;
  return draws.filter(({ compiles }) => {
    const isWanted = sound < size;
    if (compiles) sound += 1;
    return isWanted;
  });
}

/** Judges the mutants that compile, and reports each. */
async function judgeAll({ tree, judge, args }: Parts, draws: readonly Draw[]): Promise<Judged[]> {
  const placeOf = (mutant: Mutant): string => described(mutant, tree.sources.get(mutant.file) ?? '');
  const sound = draws.filter(({ compiles }) => compiles).map(({ mutant }) => mutant);
  let counted = 0;
  const fates = await judge(sound, (mutant, fate) => {
    counted += 1;
    args.progress(`${counted} of ${sound.length}. ${placeOf(mutant)}: ${howOf(fate)}`);
  });
  return draws.map(({ mutant, compiles }) => ({
    mutant,
    place: placeOf(mutant),
    fate: fates.get(mutant) ?? { kind: compiles ? 'unjudged' : 'invalid' },
  }));
}

function howOf(fate: Fate): string {
  if (fate.kind === 'killed') return `killed by ${fate.by}`;
  return fate.kind === 'survived' ? `SURVIVED ${fate.tests} of ${fate.of} test files` : 'does not compile';
}

/** Folders from the command line: `digest,store:25`. @throws Error for a folder that doesn't exist. */
function wanted({ options }: BenchArguments, folders: readonly string[]): Wanted[] {
  const asked = typeof options.folder === 'string' ? options.folder.split(',') : folders;
  return asked.map((one) => {
    const [folder = '', count] = one.split(':');
    if (!folders.includes(folder)) {
      throw new Error(`There is no folder ${folder}. There are: ${folders.join(', ')}.`);
    }
    return { folder, ...(count !== undefined && { count: Number(count) }) };
  });
}

interface Wanted {
  readonly folder: string;
  /** How many to plant, if not as many as in the others. */
  readonly count?: number;
}

/** A count given on the command line, or `all`. @throws Error for anything else. */
function countOf(args: BenchArguments, name: string, usual: number): number {
  const given = args.options[name];
  if (given === undefined) return usual;
  const count = given === 'all' ? Number.POSITIVE_INFINITY : Number(given);
  if (count >= 1) return count;
  throw new Error(`--${name} takes a number above 0 or “all”, not “${given}”.`);
}

import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../support/postgres.ts';
import type { Bench, BenchArguments, Table } from './bench.ts';
import { compiling } from './mutants/compiling.ts';
import { EQUIVALENTS } from './mutants/equivalents.ts';
import { createJudge, type Judge } from './mutants/judge.ts';
import { described, type Judged, type Mutant } from './mutants/mutant.ts';
import { planMutants, plantRow } from './mutants/plan.ts';
import { readChart, saveChart } from './mutants/probes/chart.ts';
import { createChoose, isOfBehaviour } from './mutants/probes/choose.ts';
import { watchTests } from './mutants/probes/watch.ts';
import { createReach } from './mutants/reach.ts';
import { folderTable, survivorTable, tableTable } from './mutants/report.ts';
import { shuffled } from './mutants/sample.ts';
import { TABLE } from './mutants/table.ts';
import { copyTree, type Tree } from './mutants/tree.ts';

/** The compiled file stands in `dist/test/bench`. */
const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

const SAMPLE = 15;

/** How long the tests of one mutant may take. */
const SECONDS = 60;

const QUICK_SAMPLE = 3;

/** Mutants that are tried on the compiler together. */
const MOST_AT_ONCE = 60;

/** Below the server that someone may be running, and below whoever types. */
const NICENESS = 10;

export default {
  name: 'mutants',
  title: 'Small faults planted into the sources, and whether a test notices',
  onlyByName: true,
  options: {
    folder: { type: 'string', multiple: true },
    sample: { type: 'string' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    table: { type: 'boolean' },
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
    try {
      await watchTests({
        tree,
        chart,
        postgres,
        isWanted: isOfBehaviour,
        save: (known) => saveChart(PROJECT, known),
        progress: args.progress,
      });
      const choose = createChoose({ chart, sources, reach: createReach(sources) });
      const secondsOf = (test: string): number => (chart.tests[test]?.ms ?? 0) / 1000;
      const seconds = countOf(args, 'seconds', SECONDS);
      const judge = createJudge({ tree, choose, secondsOf, seconds, postgres });
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
  return [tableTable(await judgeInTurn(parts, mutants, mutants.length))];
}

async function plantSample(parts: Parts): Promise<readonly Table[]> {
  const { args, tree } = parts;
  const { byFolder, equivalents } = planMutants(tree.sources, EQUIVALENTS);
  const size = countOf(args, 'sample', args.quick ? QUICK_SAMPLE : SAMPLE);
  const seed = String(args.options.seed ?? '1');
  const judged = new Map<string, readonly Judged[]>();
  for (const folder of wanted(args, [...byFolder.keys()].sort())) {
    const mutants = shuffled(byFolder.get(folder) ?? [], seed, tree.sources);
    args.progress(`${folder}: ${mutants.length} mutants, ${Math.min(size, mutants.length)} of them planted`);
    judged.set(folder, await judgeInTurn(parts, mutants, size));
  }
  return [folderTable(judged, equivalents, seed), survivorTable([...judged.values()].flat())];
}

/** Judges mutants one after the other until `size` of them have compiled. */
async function judgeInTurn(
  { tree, judge, args }: Parts,
  mutants: readonly Mutant[],
  size: number,
): Promise<Judged[]> {
  const judged: Judged[] = [];
  let counted = 0;
  while (counted < size && judged.length < mutants.length) {
    const next = mutants.slice(judged.length, judged.length + Math.min(MOST_AT_ONCE, size - counted));
    const sound = await compiling(tree, next);
    for (const mutant of next) {
      const fate = sound.has(mutant) ? await judge(mutant) : ({ kind: 'invalid' } as const);
      const place = described(mutant, tree.sources.get(mutant.file) ?? '');
      judged.push({ mutant, place, fate });
      if (fate.kind === 'invalid') continue;
      counted += 1;
      const how =
        fate.kind === 'killed' ? `killed by ${fate.by}` : `SURVIVED ${fate.tests} of ${fate.of} test files`;
      args.progress(`${counted}. ${place}: ${how}`);
    }
  }
  return judged;
}

/** @throws Error for a folder that does not exist. */
function wanted({ options }: BenchArguments, folders: readonly string[]): readonly string[] {
  const asked = Array.isArray(options.folder) ? options.folder.map(String) : folders;
  const unknown = asked.filter((folder) => !folders.includes(folder));
  if (unknown.length > 0) {
    throw new Error(`There is no folder ${unknown.join(', ')}. There are: ${folders.join(', ')}.`);
  }
  return asked;
}

/** A count given on the command line, or `all`. @throws Error for what is neither. */
function countOf(args: BenchArguments, name: string, usual: number): number {
  const given = args.options[name];
  if (given === undefined) return usual;
  const count = given === 'all' ? Number.POSITIVE_INFINITY : Number(given);
  if (count >= 1) return count;
  throw new Error(`--${name} takes a number above 0 or “all”, not “${given}”.`);
}

import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isSource } from '../plan.ts';
import { runVitest, SILENCE_MS } from '../run-tests.ts';
import type { Tree } from '../tree.ts';
import { bringToText, type Chart, note, unwatched, type Watched } from './chart.ts';
import { type Block, instrument } from './instrument.ts';
import { MARK } from './runtime.ts';

/** Test files per run: their results are saved before the next run. */
const AT_ONCE = 40;

type Numbered = { readonly file: string; readonly block: Block }[];

/**
 * Runs each unrecorded test in an instrumented tree, and records it. The tree is restored afterwards. @throws Error if
 * hardly any test seems to run anything, so that the results can't be right.
 */
export async function watchTests(parts: {
  readonly tree: Tree;
  readonly chart: Chart;
  readonly postgres: string | undefined;
  readonly isWanted: (test: string) => boolean;
  readonly save: (chart: Chart) => void;
  readonly progress: (line: string) => void;
}): Promise<void> {
  const { tree, chart, postgres, progress } = parts;
  const tests = unwatched(chart, tree.sources).filter(parts.isWanted);
  if (tests.length === 0) return;
  const blocks = await plantProbes(tree, chart);
  try {
    for (let from = 0; from < tests.length; from += AT_ONCE) {
      const some = tests.slice(from, from + AT_ONCE);
      progress(`watching what tests run: ${from + some.length} of ${tests.length}`);
      const seen = await watch(tree.root, some, blocks, postgres);
      const idle = seen.filter(({ ran }) => ran.length === 0);
      if (idle.length * 2 > seen.length) {
        throw new Error(`Most tests were seen to run nothing of the sources, ${idle[0]?.test} among them.`);
      }
      for (const watched of seen) note(chart, watched);
      parts.save(chart);
    }
  } finally {
    for (const [file, text] of tree.sources) if (isSource(file)) await tree.plant(file, text);
  }
}

async function plantProbes(tree: Tree, chart: Chart): Promise<Numbered> {
  const numbered: Numbered = [];
  for (const [file, text] of tree.sources) {
    if (!isSource(file)) continue;
    const made = instrument(file, text, numbered.length);
    await tree.plant(file, made.text);
    numbered.push(...made.blocks.map((block) => ({ file, block })));
    bringToText(chart, file, text, made.blocks);
  }
  return numbered;
}

async function watch(
  root: string,
  tests: readonly string[],
  blocks: Numbered,
  postgres: string | undefined,
): Promise<Watched[]> {
  const notesOf = (test: string) => path.join(root, 'dist', MARK + encodeURIComponent(test));
  await mkdir(path.join(root, 'dist'), { recursive: true });
  for (const test of tests) await rm(notesOf(test), { force: true });
  const { files } = await runVitest(
    root,
    'test/bench/mutants/probes/vitest.config.ts',
    tests,
    postgres,
    SILENCE_MS,
  );
  return Promise.all(
    // A test that can't be run isn't a test that runs nothing.
    files
      .filter(({ failed }) => failed === undefined)
      .map(async ({ file, ms }) => {
        const notes = await readFile(notesOf(file), 'utf8').catch(() => '');
        const ids = new Set(notes.split('\n').filter((line) => line !== ''));
        const ran = [...ids].flatMap((id) => blocks[Number(id)] ?? []);
        return { test: file, ms, ran };
      }),
  );
}

import { type Fate, type Mutant, planted } from './mutant.ts';
import type { Reach } from './reach.ts';
import { type Failure, runTests } from './run-tests.ts';
import type { Tree } from './tree.ts';

/** Tests that look at the text of the sources, or measure: they say nothing about behaviour. */
const NOT_OF_BEHAVIOUR = ['test/structure.test.ts', 'test/bench/'];

/** Finds out what becomes of one mutant. */
export type Judge = (mutant: Mutant) => Promise<Fate>;

/**
 * Plants one mutant at a time into a copy of the project, and runs the tests that reach it, nearest first. A test that fails
 * without any mutant as well kills none, and is left out from then on.
 *
 * `nearest`: at most so many test files are run: fewer are quicker, and find less.
 */
export function createJudge(parts: {
  readonly tree: Tree;
  readonly reach: Reach;
  readonly nearest: number;
  /** Of the database that the tests use; none where it is missing. */
  readonly postgres: string | undefined;
}): Judge {
  const { tree, reach, nearest, postgres } = parts;
  const sound = new Set<string>();
  const unsound = new Set<string>();
  const run = (tests: readonly string[]) => runTests(tree.root, tests, postgres);

  /** Whether a test file passes on the tree as it was. */
  async function isSound(test: string): Promise<boolean> {
    if (!sound.has(test) && !unsound.has(test)) {
      ((await run([test])) === undefined ? sound : unsound).add(test);
    }
    return sound.has(test);
  }

  async function failureOf(mutant: Mutant, tests: readonly string[]): Promise<Failure | undefined> {
    if (tests.length === 0) return undefined;
    const text = tree.sources.get(mutant.file) ?? '';
    await tree.plant(mutant.file, planted(mutant, text));
    try {
      return await run(tests);
    } finally {
      await tree.plant(mutant.file, text);
    }
  }

  return async (mutant) => {
    const all = reach(mutant.file).filter(
      (test) => !NOT_OF_BEHAVIOUR.some((place) => test.startsWith(place)),
    );
    for (;;) {
      const tests = all.filter((test) => !unsound.has(test)).slice(0, nearest);
      const failure = await failureOf(mutant, tests);
      if (failure === undefined) return { kind: 'survived', tests: tests.length };
      const { file, sentence } = failure;
      if (file === undefined || (await isSound(file))) {
        return { kind: 'killed', by: file === undefined ? sentence : `${file}: ${sentence}` };
      }
    }
  };
}

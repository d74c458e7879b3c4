import { type Fate, type Mutant, planted } from './mutant.ts';
import type { Choose } from './probes/choose.ts';
import { type Failure, runVitest } from './run-tests.ts';
import type { Tree } from './tree.ts';

/** Finds out what becomes of one mutant. */
export type Judge = (mutant: Mutant) => Promise<Fate>;

/**
 * Plants one mutant at a time into a copy of the project, and runs the tests that can notice it up to the first that fails. A test
 * that fails without any mutant as well kills none, and is left out from then on.
 *
 * `seconds`: tests are run as long as they took no longer when they were watched, the first in any case: what only a slower one
 * would notice counts as survived.
 */
export function createJudge(parts: {
  readonly tree: Tree;
  readonly choose: Choose;
  readonly secondsOf: (test: string) => number;
  readonly seconds: number;
  /** Of the database that the tests use; none where it is missing. */
  readonly postgres: string | undefined;
}): Judge {
  const { tree, choose, secondsOf, postgres } = parts;
  const sound = new Set<string>();
  const unsound = new Set<string>();
  const config = 'test/bench/mutants/vitest.config.ts';
  const run = async (tests: readonly string[]) =>
    (await runVitest(tree.root, config, tests, postgres)).failure;

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

  function affordable(tests: readonly string[]): string[] {
    let left = parts.seconds;
    return tests.filter((test, place) => {
      left -= secondsOf(test);
      return place === 0 || left >= 0;
    });
  }

  return async (mutant) => {
    const all = choose(mutant);
    for (;;) {
      const able = all.filter((test) => !unsound.has(test));
      const tests = affordable(able);
      const failure = await failureOf(mutant, tests);
      if (failure === undefined) return { kind: 'survived', tests: tests.length, of: able.length };
      const { file, sentence } = failure;
      if (file === undefined || (await isSound(file))) {
        return { kind: 'killed', by: file === undefined ? sentence : `${file}: ${sentence}` };
      }
    }
  };
}

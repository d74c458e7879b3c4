import { type Fate, type Mutant, planted } from './mutant.ts';
import type { Choose } from './probes/choose.ts';
import { runVitest, type TestRun } from './run-tests.ts';
import { type Turn, together } from './together.ts';
import type { Tree } from './tree.ts';

/** Finds out what becomes of mutants, and tells of each as soon as it is known. */
export type Judge = (
  mutants: readonly Mutant[],
  onFate: (mutant: Mutant, fate: Fate) => void,
) => Promise<ReadonlyMap<Mutant, Fate>>;

/** Mutants that share one run of the tests. */
const MOST_TOGETHER = 20;

/** A run that says nothing for so long is caught in a loop; a test that failed in one is asked for again without mutants. */
const SILENCE_MS = 75_000;

/** Test files that a mutant is shown to next, when it has survived none, one, two … turns. */
const TURNS: readonly number[] = [1, 3];

/**
 * Plants mutants into a copy of the project, and runs the tests that can notice them up to the first that fails: many mutants in
 * one run as long as their tests run nothing of each other. A test that fails without any mutant as well kills none, and is left
 * out from then on; what survives beside others is shown to its tests alone once more.
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
  const soundness = new Map<string, boolean>();
  const config = 'test/bench/mutants/vitest.config.ts';
  const run = (tests: readonly string[]) => runVitest(tree.root, config, tests, postgres, SILENCE_MS);
  const isSound = (test: string): boolean => soundness.get(test) ?? true;

  /** Finds out which of the test files pass on the tree as it was. */
  async function proveSound(tests: readonly string[]): Promise<void> {
    const unknown = tests.filter((test) => !soundness.has(test));
    if (unknown.length === 0) return;
    const { files, broken } = await run(unknown);
    for (const test of unknown) {
      const own = files.find(({ file }) => file === test);
      soundness.set(test, broken === undefined && own !== undefined && own.failed === undefined);
    }
  }

  async function runWith(turns: readonly Turn[]): Promise<TestRun> {
    const textOf = ({ file }: Mutant): string => tree.sources.get(file) ?? '';
    for (const { mutant } of turns) await tree.plant(mutant.file, planted(mutant, textOf(mutant)));
    try {
      return await run(turns.flatMap(({ tests }) => tests));
    } finally {
      for (const { mutant } of turns) await tree.plant(mutant.file, textOf(mutant));
    }
  }

  function affordable(tests: readonly string[]): string[] {
    let left = parts.seconds;
    return tests.filter((test, place) => {
      left -= secondsOf(test);
      return place === 0 || left >= 0;
    });
  }

  return async (mutants, onFate) => {
    const touching = new Map(mutants.map((mutant) => [mutant, new Set(choose(mutant))]));
    const shown = new Map(mutants.map((mutant) => [mutant, new Set<string>()]));
    const turns = new Map(mutants.map((mutant) => [mutant, 0]));
    const fates = new Map<Mutant, Fate>();
    const settle = (mutant: Mutant, fate: Fate): void => {
      fates.set(mutant, fate);
      onFate(mutant, fate);
    };
    const toShow = (mutant: Mutant): string[] =>
      affordable([...(touching.get(mutant) ?? [])].filter(isSound));
    const next = (mutant: Mutant): Turn => {
      const left = toShow(mutant).filter((test) => shown.get(mutant)?.has(test) !== true);
      return { mutant, tests: left.slice(0, TURNS[turns.get(mutant) ?? 0]) };
    };
    const take = async (group: readonly Turn[]): Promise<void> => {
      const { files, broken, hungAt } = await runWith(group);
      if (broken !== undefined && group.length > 1) {
        for (const part of apart(group, hungAt)) await take(part);
        return;
      }
      const failedBy = ({ tests }: Turn) =>
        broken === undefined
          ? files.filter(({ file, failed }) => failed !== undefined && tests.includes(file))
          : [];
      const suspects = group.flatMap((turn) =>
        broken === undefined
          ? failedBy(turn)
              .slice(0, 1)
              .map(({ file }) => file)
          : turn.tests,
      );
      await proveSound(suspects);
      for (const turn of group) {
        const { mutant, tests } = turn;
        if (broken !== undefined && tests.every(isSound)) {
          settle(mutant, { kind: 'killed', by: broken });
          continue;
        }
        const [first] = failedBy(turn).filter(({ file }) => soundness.get(file) === true);
        if (first !== undefined) settle(mutant, { kind: 'killed', by: `${first.file}: ${first.failed}` });
        for (const test of tests) if (isSound(test)) shown.get(mutant)?.add(test);
        turns.set(mutant, (turns.get(mutant) ?? 0) + 1);
      }
    };
    for (;;) {
      const open: Turn[] = [];
      for (const mutant of mutants) {
        if (fates.has(mutant)) continue;
        const turn = next(mutant);
        if (turn.tests.length > 0) open.push(turn);
        else
          settle(mutant, {
            kind: 'survived',
            tests: toShow(mutant).length,
            of: touching.get(mutant)?.size ?? 0,
          });
      }
      if (open.length === 0) return fates;
      const turnOf = ({ mutant }: Turn): number => turns.get(mutant) ?? 0;
      open.sort((a, b) => turnOf(a) - turnOf(b));
      await take(together(open, (mutant) => touching.get(mutant) ?? new Set(), MOST_TOGETHER));
    }
  };
}

/** Parts of a group that went wrong as a whole: where it hung, that turn and the next alone and the others together, else halves. */
function apart(group: readonly Turn[], hungAt: string | undefined): (readonly Turn[])[] {
  const at = group.findIndex(({ tests }) => hungAt !== undefined && tests.includes(hungAt));
  if (at < 0) {
    const middle = Math.ceil(group.length / 2);
    return [group.slice(0, middle), group.slice(middle)];
  }
  const others = [...group.slice(0, at), ...group.slice(at + 2)];
  return [...group.slice(at, at + 2).map((turn) => [turn]), ...(others.length > 0 ? [others] : [])];
}

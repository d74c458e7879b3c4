import { crowding } from './crowding.ts';
import { type Fate, type Mutant, planted } from './mutant.ts';
import type { Choose } from './probes/choose.ts';
import { type FileRun, runVitest, type TestRun } from './run-tests.ts';
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
const SILENCE_MS = 60_000;

/** Test files that a mutant is shown to next beside others, when it has survived none, one, two … turns; alone, it sees all. */
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
  /** The moment from which no other run of the tests begins, ms; what is not judged by then has no fate. */
  readonly until: number;
  /** Of the database that the tests use; none where it is missing. */
  readonly postgres: string | undefined;
  /** Told of each test that fails without mutants. */
  readonly onUnsound: (test: string) => void;
}): Judge {
  const { tree, choose, secondsOf, postgres } = parts;
  const soundness = new Map<string, boolean>();
  const config = 'test/bench/mutants/vitest.config.ts';
  const run = (tests: readonly string[], isOneEnough = false) =>
    runVitest(tree.root, config, tests, postgres, crowding() * SILENCE_MS, isOneEnough);
  const isSound = (test: string): boolean => soundness.get(test) ?? true;

  /** Finds out which of the test files pass on the tree as it was. */
  async function proveSound(tests: readonly string[]): Promise<void> {
    const unknown = tests.filter((test) => !soundness.has(test));
    if (unknown.length === 0) return;
    const { files, broken } = await run(unknown);
    for (const test of unknown) {
      const own = files.find(({ file }) => file === test);
      const isFine = broken === undefined && own !== undefined && own.failed === undefined;
      if (!isFine) parts.onUnsound(`${test}: ${broken ?? own?.failed ?? 'it was not run'}`);
      soundness.set(test, isFine);
    }
  }

  async function runWith(turns: readonly Turn[]): Promise<TestRun> {
    const textOf = ({ file }: Mutant): string => tree.sources.get(file) ?? '';
    for (const { mutant } of turns) await tree.plant(mutant.file, planted(mutant, textOf(mutant)));
    try {
      return await run(
        turns.flatMap(({ tests }) => tests),
        turns.length === 1,
      );
    } finally {
      for (const { mutant } of turns) await tree.plant(mutant.file, textOf(mutant));
    }
  }

  function affordable(tests: readonly string[]): string[] {
    let left = parts.seconds;
    return tests.filter((test, place) => {
      const isAfforded = place === 0 || secondsOf(test) <= left;
      if (isAfforded) left -= secondsOf(test);
      return isAfforded;
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
    const left = (mutant: Mutant): string[] =>
      toShow(mutant).filter((test) => shown.get(mutant)?.has(test) !== true);
    const next = (mutant: Mutant): Turn => ({
      mutant,
      tests: left(mutant).slice(0, TURNS[turns.get(mutant) ?? 0]),
    });
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
        // Alone, a run ends at its first failure.
        const seen = group.length > 1 ? tests : tests.slice(0, lastRun(tests, failedBy(turn)) + 1);
        for (const test of seen) if (isSound(test)) shown.get(mutant)?.add(test);
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
      if (open.length === 0 || Date.now() >= parts.until) return fates;
      const turnOf = ({ mutant }: Turn): number => turns.get(mutant) ?? 0;
      open.sort((a, b) => turnOf(a) - turnOf(b));
      const group = together(open, (mutant) => touching.get(mutant) ?? new Set(), MOST_TOGETHER);
      await take(group.length > 1 ? group : group.map(({ mutant }) => ({ mutant, tests: left(mutant) })));
    }
  };
}

/** The place of the test that a run ended at: the first that failed, or else the last. */
function lastRun(tests: readonly string[], failed: readonly FileRun[]): number {
  const failing = new Set(failed.map(({ file }) => file));
  const at = tests.findIndex((test) => failing.has(test));
  return at < 0 ? tests.length - 1 : at;
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
